#!/usr/bin/env python3
"""Makes src/ingest/pdf/gb1.bin, which signs the numbers of Adobe's character collection GB1 mean.

    scripts/make-gb1.py Adobe-GB1-UCS2 > src/ingest/pdf/gb1.bin

The source is Adobe's CMap resource Adobe-GB1-UCS2 (in Debian's package poppler-data, under
/usr/share/poppler/cMap/Adobe-GB1/). Its licence is kept in src/ingest/pdf/gb1.LICENSE.

The table: for each number from 0 the difference from the sign before as two bytes, low first; all
low bytes, then all high bytes, packed with zlib. U+FFFD stands where there is no sign.
"""
import re
import sys
import zlib

NOTHING = 0xFFFD


def signs(source):
    """The sign of each number."""
    table = {}

    def put(number, code):
        units = bytes.fromhex(code).decode("utf-16-be")
        table[number] = ord(units) if len(units) == 1 and ord(units) < 0x10000 else NOTHING

    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.S):
        for number, code in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            put(int(number, 16), code)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.S):
        for first, last, codes in re.findall(r"<(\w+)>\s*<(\w+)>\s*(<\w+>|\[[^]]*\])", block):
            first, last = int(first, 16), int(last, 16)
            codes = re.findall(r"<(\w+)>", codes)
            for number in range(first, last + 1):
                if len(codes) > 1:
                    put(number, codes[number - first])
                else:
                    put(number, f"{int(codes[0], 16) + number - first:04x}")
    return [table.get(number, NOTHING) for number in range(max(table) + 1)]


def main():
    with open(sys.argv[1], encoding="latin-1") as file:
        table = signs(file.read())
    steps = [(after - before) & 0xFFFF for before, after in zip([0] + table, table)]
    low = bytes(step & 0xFF for step in steps)
    high = bytes(step >> 8 for step in steps)
    sys.stdout.buffer.write(zlib.compress(low + high, 9))


main()
