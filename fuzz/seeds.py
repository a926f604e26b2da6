"""Fills fuzz/corpus with what the targets begin from: the files that the tests read, and the inputs that are kept.

    python3 fuzz/seeds.py
"""

import pathlib
import shutil
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FILES = ROOT / "tests/files"
CORPUS = ROOT / "fuzz/corpus"

# Kinds of file by target. Those of which parts are named go in as these parts with a NUL between them, as
# fuzz/src/lib.rs takes them apart.
PLAIN = {
    "check": ["txt"],
    "doc": ["doc", "wps"],
    "html": ["html"],
    "mhtml": ["mhtml"],
    "pdf": ["pdf"],
    "rtf": ["rtf"],
    "text": ["txt", "fodt", "xml"],
    "wordxml": ["xml"],
    "xls": ["xls", "et"],
    "zip": ["docx", "odt", "ofd", "xlsx", "zip"],
}
PARTS = {
    "docx": ["word/document.xml", "word/numbering.xml", "word/styles.xml"],
    "odt": ["content.xml", "styles.xml"],
    "ofd": ["Doc_0/Document.xml", "Doc_0/Pages/Page_0/Content.xml", "Doc_0/PublicRes.xml", "Doc_0/Tpls/Tpl_0/Content.xml"],
    "xlsx": ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"],
}


def parts(path, names):
    with zipfile.ZipFile(path) as container:
        there = container.namelist()
        return b"\0".join(container.read(name) if name in there else b"" for name in names)


def main():
    files = [path for path in sorted(FILES.rglob("*")) if path.is_file() and "fuzzed" not in path.parts]
    for target in sorted([*PLAIN, *PARTS]):
        folder = CORPUS / target
        folder.mkdir(parents=True, exist_ok=True)
        for path in files:
            name = path.suffix[1:]
            if name in PLAIN.get(target, []):
                shutil.copy(path, folder)
            elif name == target and target in PARTS and zipfile.is_zipfile(path):
                (folder / path.name).write_bytes(parts(path, PARTS[target]))
        kept = FILES / "fuzzed" / target
        for path in sorted(kept.glob("*")):
            shutil.copy(path, folder)


main()
