#!/usr/bin/env python3
"""Makes files that are seldom met, for tests/files/odd.rs: scripts/make-files-odd.py FOLDER.

Needs LibreOffice (soffice) and the package msoffcrypto-tool.
"""
import base64
import io
import quopri
import struct
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in [
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("number", "datastyle"), ("svg", "svg-compatible"), ("fo", "xsl-fo-compatible"),
    ]
) + ' xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"'

TEXT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {SPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><text:list-style style:name="L">
<text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>
<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."/>
</text:list-style><style:style style:name="F" style:family="graphic"/></office:automatic-styles>
<office:body><office:text>
<text:p>澄湖县水务局2024年政府信息公开工作年度报告</text:p>
<text:list text:style-name="L"><text:list-item><text:p>总体情况</text:p></text:list-item>
<text:list-item><text:p>主动公开政府信息情况</text:p><text:list>
<text:list-item><text:p>规章</text:p></text:list-item><text:list-item><text:p>规范性文件</text:p></text:list-item></text:list>
</text:list-item></text:list>
<text:p>正文<draw:frame draw:style-name="F" text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm"><draw:text-box>
<text:p>框中有字</text:p></draw:text-box></draw:frame></text:p>
</office:text></office:body></office:document>
"""

BOOK = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {SPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles><number:date-style style:name="N"><number:year number:style="long"/><number:text>年</number:text>
<number:month/><number:text>月</number:text><number:day/><number:text>日</number:text></number:date-style>
<style:style style:name="date" style:family="table-cell" style:data-style-name="N"/>
<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles><office:body><office:spreadsheet>
<table:table table:name="一、总体情况">%s</table:table>
<table:table table:name="藏" table:style-name="hidden">%s</table:table></office:spreadsheet></office:body></office:document>
"""


def cell(value):
    formula, value = value if isinstance(value, tuple) else ("", value)
    formula = f' table:formula="of:={formula}"' if formula else ""
    if isinstance(value, (int, float)):
        return f'<table:table-cell{formula} office:value-type="float" office:value="{value}"/>'
    if value.startswith("2025-"):
        return f'<table:table-cell table:style-name="date" office:value-type="date" office:date-value="{value}"/>'
    return f'<table:table-cell{formula} office:value-type="string"><text:p>{value}</text:p></table:table-cell>'


def book():
    rows = [
        ["日期", "2025-01-15", 12],
        ["数", -417.25, 4166.241619],
        ["式", ("[.C1]+1", 13), ("&quot;共&quot;&amp;[.C1]&amp;&quot;件&quot;", "")],
        ["长", "甲乙" * 2500, "x" * 5000],
    ]
    lines = "".join("<table:table-row>" + "".join(map(cell, row)) + "</table:table-row>" for row in rows)
    return BOOK % (lines, "<table:table-row>" + cell("不查") + "</table:table-row>")


def office(text, source, kind):
    """What LibreOffice makes of a document."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / f"page.{source}"
        page.write_text(text, encoding="utf-8")
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind]
        subprocess.run([*command, "--outdir", folder, str(page)], check=True, stdout=subprocess.DEVNULL)
        return page.with_suffix("." + kind.split(":")[0]).read_bytes()


def mhtml():
    page = "<html><body><h1>澄湖县水务局2024年政府信息公开工作年度报告</h1><table><tr><td>规章</td><td>1</td></tr></table></body></html>"
    picture = base64.encodebytes(b"no picture").decode()
    parts = [
        ("text/html; charset=utf-8", "quoted-printable", quopri.encodestring(page.encode()).decode()),
        ("image/png", "base64", picture),
    ]
    lines = ["From: <Saved by a browser>", "MIME-Version: 1.0",
             'Content-Type: multipart/related;\n\ttype="text/html"; boundary="----=_part"', ""]
    for kind, encoding, body in parts:
        lines += ["------=_part", f"Content-Type: {kind}", f"Content-Transfer-Encoding: {encoding}", "", body]
    return "\n".join([*lines, "------=_part--", ""]).replace("\n", "\r\n").encode()


def locked():
    """A package within an OLE container, as Word encrypts it."""
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(office(TEXT, "fodt", "docx"))).encrypt("password", out)
    return out.getvalue()


def gbk_zip():
    """An archive whose names are in GBK and say nothing of it, as Chinese Windows wrote them."""
    names = {"1.txt": "报告/澄湖县水务局.txt", "2.txt": "报告/附件/明溪镇.txt"}
    stand_ins, out = {}, io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for short, name in names.items():
            raw = name.encode("gbk")
            stand_in = short.rjust(len(raw), "_")
            stand_ins[stand_in.encode()] = raw
            info = zipfile.ZipInfo(stand_in, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            organ = name.rsplit("/", 1)[1].removesuffix(".txt")
            archive.writestr(info, f"{organ}2024年政府信息公开工作年度报告\n一、总体情况\n".encode("gbk"))
    archive = out.getvalue()
    for stand_in, raw in stand_ins.items():
        archive = archive.replace(stand_in, raw)
    return archive


def ole(streams):
    """A container with these streams, each in sectors of its own."""
    sector, table, data, entries = 512, [0xFFFFFFFD, 0xFFFFFFFE], b"", []
    for name, content in streams.items():
        count = -(-len(content) // sector)
        start = len(table)
        table += [*range(start + 1, start + count), 0xFFFFFFFE]
        data += content.ljust(count * sector, b"\0")
        entries.append((name, 2, start, len(content)))
    none = 0xFFFFFFFF
    directory = b""
    entries = [("Root Entry", 5, 0xFFFFFFFE, 0), *entries]
    for number, (name, kind, start, size) in enumerate(entries):
        raw = name.encode("utf-16-le") + b"\0\0"
        after = number + 1 if 0 < number < len(entries) - 1 else none
        child = 1 if number == 0 else none
        directory += raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, none, after, child)
        directory += bytes(36) + struct.pack("<IQ", start, size)
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 0, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[none] * 108)
    table = struct.pack("<128I", *(table + [none] * (128 - len(table))))
    return header + table + directory.ljust(sector, b"\0") + data


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in {
        "numbered.doc": office(TEXT, "fodt", "doc:MS Word 97"),
        "book.xls": office(book(), "fods", "xls:MS Excel 97"),
        "page.mhtml": mhtml(),
        "locked.docx": locked(),
        "names-in-gbk.zip": gbk_zip(),
        "works.wps": ole({"CONTENTS": b"CHNKWKS ".ljust(5000, b"\0"), "MatOST": bytes(4096)}),
    }.items():
        (folder / name).write_bytes(content)


main()
