#!/usr/bin/env python3
"""Makes encrypted copies of a PDF with pikepdf: scripts/make-files-locked.py FILE FOLDER.

NUMBER-rc4.pdf and NUMBER-aes.pdf open without a password (the latter with its objects in streams),
locked.pdf with one.
"""
import sys
from pathlib import Path

from pikepdf import Encryption, ObjectStreamMode, Pdf

source, folder = Path(sys.argv[1]), Path(sys.argv[2])
number = source.stem.split("-")[0]
with Pdf.open(source) as pdf:
    pdf.save(folder / f"{number}-rc4.pdf", encryption=Encryption(owner="o", user="", R=3, aes=False, metadata=False),
             force_version="1.5")
    pdf.save(folder / f"{number}-aes.pdf", encryption=Encryption(owner="o", user="", R=6),
             object_stream_mode=ObjectStreamMode.generate)
    pdf.save(folder / "locked.pdf", encryption=Encryption(owner="o", user="u", R=6))
