#!/usr/bin/env python3
"""Makes PDFs of the web pages in a folder with reportlab: scripts/make-files-pages.py FOLDER.

NAME-stsong.pdf has a font that is not embedded and has no table of signs (STSong-Light with the
predefined CMap UniGB-UCS2-H), NAME-reportlab.pdf an embedded TrueType font in subsets.
"""
import html
import re
import sys
from pathlib import Path

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib import colors
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

TRUETYPE = "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"


def parts(page):
    """The headings, paragraphs and tables of a page that the test wrote."""
    for kind, attributes, inner in re.findall(
        r"<(h1|h2|p|table)([^>]*)>(.*?)</\1>", page.split("<body>")[1], re.S
    ):
        yield kind, "right" in attributes, inner


def table(inner, style, width):
    """A table with its merged cells."""
    rows, spans, taken = [], [], set()
    for y, row in enumerate(re.findall(r"<tr>(.*?)</tr>", inner, re.S)):
        x = 0
        for down, right, text in re.findall(
            r'<td rowspan="(\d+)" colspan="(\d+)">(.*?)</td>', row, re.S
        ):
            while (x, y) in taken:
                x += 1
            down, right = int(down), int(right)
            taken |= {(x + i, y + j) for i in range(right) for j in range(down)}
            spans.append(("SPAN", (x, y), (x + right - 1, y + down - 1)))
            rows.append((x, y, text))
    columns = max(x for x, _ in taken) + 1
    grid = [["" for _ in range(columns)] for _ in range(max(y for _, y in taken) + 1)]
    for x, y, text in rows:
        grid[y][x] = Paragraph(text, style)
    look = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("LEFTPADDING", (0, 0), (-1, -1), 2),
            ("RIGHTPADDING", (0, 0), (-1, -1), 2)]
    widths = [width / columns] * columns
    if columns == 10:
        widths = [width * share for share in [0.07, 0.13, 0.24] + [0.08] * 7]
    return Table(grid, colWidths=widths, style=TableStyle(look + spans))


def make(page, target, font):
    body = ParagraphStyle("body", fontName=font, fontSize=12, leading=21, firstLineIndent=24, wordWrap="CJK")
    look = {
        "h1": ParagraphStyle("h1", body, fontSize=18, leading=30, firstLineIndent=0, alignment=TA_CENTER),
        "h2": ParagraphStyle("h2", body, spaceBefore=6),
        "p": body,
    }
    right = ParagraphStyle("right", body, alignment=TA_RIGHT)
    cell = ParagraphStyle("cell", body, fontSize=8, leading=10, firstLineIndent=0, alignment=TA_CENTER)
    document = SimpleDocTemplate(str(target), pagesize=A4, leftMargin=26 * mm, rightMargin=26 * mm,
                                 invariant=True)
    story = []
    for kind, is_right, inner in parts(page):
        if kind == "table":
            story.append(table(inner, cell, document.width))
        else:
            story.append(Paragraph(html.escape(html.unescape(inner)), right if is_right else look[kind]))

    def number(canvas, document):
        canvas.setFont(font, 9)
        canvas.drawCentredString(A4[0] / 2, 12 * mm, f"- {document.page} -")

    document.build(story, onFirstPage=number, onLaterPages=number)


def main():
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    pdfmetrics.registerFont(TTFont("zenhei", TRUETYPE))
    folder = Path(sys.argv[1])
    for page in sorted(folder.glob("*.html")):
        text = page.read_text(encoding="utf-8")
        make(text, folder / f"{page.stem}-stsong.pdf", "STSong-Light")
        make(text, folder / f"{page.stem}-reportlab.pdf", "zenhei")


main()
