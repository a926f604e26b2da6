"""Makes files of the reports that `cargo run --example reports -- FOLDER` has written.

    python3 scripts/make-files.py FOLDER [KIND...]

Needs LibreOffice (soffice), Chromium, and the packages python-docx and openpyxl. A file's name is the
report's name, the program and the kind: 001.python-docx.docx.
"""

import html.parser
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile


class Page(html.parser.HTMLParser):
    """The items of a page: ("h1" | "h2" | "p", text) and ("table", rows of (text, rows, columns))."""

    def __init__(self, text):
        super().__init__()
        self.items = []
        self.rows = None
        self.kind = None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "table":
            self.rows = []
        elif tag == "tr":
            self.rows.append([])
        elif tag == "td":
            spans = int(attributes.get("rowspan", 1)), int(attributes.get("colspan", 1))
            self.rows[-1].append(["", *spans])
        elif tag in ("h1", "h2", "p") and self.rows is None:
            self.kind = tag
            self.items.append([tag, ""])

    def handle_endtag(self, tag):
        if tag == "table":
            self.items.append(("table", self.rows))
            self.rows = None
        elif tag == self.kind:
            self.kind = None

    def handle_data(self, data):
        if self.kind:
            self.items[-1][1] += data
        elif self.rows and self.rows[-1] and data.strip():
            self.rows[-1][-1][0] += data.strip()


def placed(rows):
    """Each cell with its row and column: (row, column, text, rows, columns)."""
    taken = set()
    cells = []
    for row, line in enumerate(rows):
        column = 0
        for text, height, width in line:
            while (row, column) in taken:
                column += 1
            taken |= {(row + y, column + x) for y in range(height) for x in range(width)}
            cells.append((row, column, text, height, width))
            column += width
    return cells


def docx(items, path):
    import docx as python_docx

    document = python_docx.Document()
    for kind, content in items:
        if kind == "table":
            cells = placed(content)
            height = max(row + rows for row, _, _, rows, _ in cells)
            width = max(column + columns for _, column, _, _, columns in cells)
            table = document.add_table(height, width)
            table.style = "Table Grid"
            for row, column, text, rows, columns in cells:
                first = table.cell(row, column)
                if rows > 1 or columns > 1:
                    first = first.merge(table.cell(row + rows - 1, column + columns - 1))
                first.text = text
        elif kind == "p":
            document.add_paragraph(content)
        else:
            document.add_heading(content, level=int(kind[1]))
    document.save(path)


def xlsx(items, path, many):
    """All on one sheet, or each table on its own."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "年度报告"
    line = 1
    for kind, content in items:
        if kind != "table":
            sheet.cell(line, 1, content)
            line += 1
            continue
        if many:
            sheet = book.create_sheet(f"表{len(book.sheetnames)}")
            line = 1
        cells = placed(content)
        for row, column, text, rows, columns in cells:
            value = float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else text
            if isinstance(value, float) and value.is_integer():
                value = int(value)
            sheet.cell(line + row, 1 + column, value)
            if rows > 1 or columns > 1:
                sheet.merge_cells(
                    start_row=line + row,
                    start_column=1 + column,
                    end_row=line + row + rows - 1,
                    end_column=column + columns,
                )
        line += 1 + max(row + rows for row, _, _, rows, _ in cells)
        if many:
            sheet = book.create_sheet(f"文字{len(book.sheetnames)}")
            line = 1
    book.save(path)


def office(source, kind, path, profile):
    """Has LibreOffice make a file of another."""
    with tempfile.TemporaryDirectory() as out:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless"]
        if source.suffix == ".html":
            command.append("--infilter=HTML (StarWriter)")
        command += ["--convert-to", kind, "--outdir", out, str(source)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        made = list(pathlib.Path(out).iterdir())
        shutil.move(made[0], path)


def chromium(source, path):
    """Prints a page."""
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command += ["--disable-background-networking", f"--print-to-pdf={path}", str(source)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


OFFICE = {
    "docx": "docx:MS Word 2007 XML",
    "doc": "doc:MS Word 97",
    "odt": "odt:writer8",
    "fodt": "fodt:OpenDocument Text Flat XML",
    "rtf": "rtf:Rich Text Format",
    "pdf": "pdf:writer_pdf_Export",
    "xhtml": "html:HTML (StarWriter)",
}


def main(folder, kinds):
    folder = pathlib.Path(folder).resolve()
    wanted = lambda kind: not kinds or kind in kinds
    with tempfile.TemporaryDirectory() as profile:
        for page in sorted(folder.glob("*.html")):
            if page.name.count(".") > 1:
                continue
            items = Page(page.read_text(encoding="utf-8")).items
            made = lambda rest: folder / f"{page.stem}.{rest}"
            if wanted("docx"):
                docx(items, made("python-docx.docx"))
            if wanted("xlsx") or wanted("xls"):
                xlsx(items, made("one-sheet.xlsx"), many=False)
                xlsx(items, made("sheets.xlsx"), many=True)
            if wanted("xls"):
                office(made("one-sheet.xlsx"), "xls:MS Excel 97", made("office.xls"), profile)
            if wanted("chromium"):
                chromium(page, made("chromium.pdf"))
            for kind, filter_name in OFFICE.items():
                if wanted(kind):
                    name = "office.html" if kind == "xhtml" else f"office.{kind}"
                    office(page, filter_name, made(name), profile)
            print(page.stem, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
