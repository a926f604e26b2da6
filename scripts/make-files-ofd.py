#!/usr/bin/env python3
"""Makes OFD files (GB/T 33190) of the web pages in a folder: scripts/make-files-ofd.py FOLDER.

NAME-hand.ofd of each NAME.html. They vary what programs write differently: locations from the root and
from where they stand, offsets one by one, in groups or none, lines as strokes and as filled boxes, a
template below the pages, a coordinate map on the signs, an entry in another case.
"""
import html
import re
import sys
import zipfile
from pathlib import Path

WIDTH, HEIGHT, MARGIN = 210.0, 297.0, 26.0
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def breadth(sign, size):
    return size / 2 if sign < "\x80" else size


def wrapped(text, size, width, indent=0.0):
    """Lines of a text that fit a width."""
    lines, line, used = [], "", indent
    for sign in text:
        if used + breadth(sign, size) > width + 0.01 and line:
            lines.append(line)
            line, used = "", 0.0
        line += sign
        used += breadth(sign, size)
    return lines + [line] if line or not lines else lines


def grouped(steps):
    """Steps with equal ones in groups: `g 3 4.5`."""
    groups, at = [], 0
    while at < len(steps):
        end = at
        while end < len(steps) and steps[end] == steps[at]:
            end += 1
        groups.append(f"g {end - at} {steps[at]:g}" if end - at > 1 else f"{steps[at]:g}")
        at = end
    return " ".join(groups)


class Pages:
    """Puts signs and lines on pages."""

    def __init__(self):
        self.pages, self.id = [[]], 100
        self.y = MARGIN

    def number(self):
        self.id += 1
        return self.id

    def room(self, height):
        if self.y + height > HEIGHT - MARGIN:
            self.pages.append([])
            self.y = MARGIN

    def text(self, text, x, y, size):
        """One line of text with its upper edge at y."""
        # In one of three ways the type is of size 1 and a map makes it large.
        way = self.number() % 3
        unit = size if way == 1 else 1
        steps = [breadth(sign, size) / unit for sign in text[:-1]]
        offsets = ""
        if steps and way < 2:
            offsets = ' DeltaX="%s"' % (grouped(steps) if way else " ".join(f"{step:g}" for step in steps))
        map_ = f' CTM="{size:g} 0 0 {size:g} 0 0"' if way == 1 else ""
        width = sum(breadth(sign, size) for sign in text)
        code = html.escape(text)
        self.pages[-1].append(
            f'<ofd:TextObject ID="{self.number()}" Boundary="{x:g} {y:g} {width:g} {size * 1.2:g}"{map_} '
            f'Font="3" Size="{size / unit:g}"><ofd:TextCode X="0" Y="{0.85 * size / unit:g}"{offsets}>'
            f"{code}</ofd:TextCode></ofd:TextObject>"
        )

    def line(self, x, y, width, height):
        if self.number() % 2:
            look, data = "", f"M 0 0 L {width:g} {height:g}"
        else:
            look = ' Stroke="false" Fill="true"'
            data = (f"M 0 0 L {max(width, 0.2):g} 0 L {max(width, 0.2):g} {max(height, 0.2):g} "
                    f"L 0 {max(height, 0.2):g} C")
        self.pages[-1].append(
            f'<ofd:PathObject ID="{self.number()}" Boundary="{x:g} {y:g} {width + 0.2:g} {height + 0.2:g}" '
            f'LineWidth="0.2"{look}><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'
        )

    def paragraph(self, text, size, kind):
        width = WIDTH - 2 * MARGIN
        indent = 0.0 if kind in ("centre", "right") else 2 * size
        lines = wrapped(text, size, width, indent)
        for number, line in enumerate(lines):
            self.room(1.8 * size)
            long = sum(breadth(sign, size) for sign in line)
            left = {"centre": (width - long) / 2, "right": width - long}.get(kind, indent if number == 0 else 0.0)
            self.text(line, MARGIN + left, self.y, size)
            self.y += 1.8 * size

    def table(self, inner):
        size, step = 2.8, 3.6
        cells, taken = [], set()
        for y, row in enumerate(re.findall(r"<tr>(.*?)</tr>", inner, re.S)):
            x = 0
            for down, right, text in re.findall(r'<td rowspan="(\d+)" colspan="(\d+)">(.*?)</td>', row, re.S):
                while (x, y) in taken:
                    x += 1
                down, right = int(down), int(right)
                taken |= {(x + i, y + j) for i in range(right) for j in range(down)}
                cells.append((x, y, right, down, html.unescape(text)))
        columns, rows = max(x for x, _ in taken) + 1, max(y for _, y in taken) + 1
        shares = [0.07, 0.13, 0.24] + [0.08] * 7 if columns == 10 else [1 / columns] * columns
        edges = [MARGIN]
        for share in shares:
            edges.append(edges[-1] + share * (WIDTH - 2 * MARGIN))
        heights = [step + 1.6] * rows
        for x, y, right, down, text in cells:
            needed = len(wrapped(text, size, edges[x + right] - edges[x] - 1.5)) * step + 1.6
            if down == 1:
                heights[y] = max(heights[y], needed)
        # Where pages end: rows from .. to of each piece, the row's upper edge on its page.
        pieces, top, at = [], self.y, 0
        for row in range(rows):
            if top + sum(heights[at:row + 1]) > HEIGHT - MARGIN and row > at:
                pieces.append((at, row, top))
                at, top = row, MARGIN
        pieces.append((at, rows, top))
        for number, (first, last, top) in enumerate(pieces):
            if number:
                self.pages.append([])
            edge = lambda row: top + sum(heights[first:row])
            for x, y, right, down, text in cells:
                upper, lower = max(y, first), min(y + down, last)
                if upper >= lower:
                    continue
                for at_x in (edges[x], edges[x + right]):
                    self.line(at_x, edge(upper), 0, edge(lower) - edge(upper))
                for row in (upper, lower):
                    self.line(edges[x], edge(row), edges[x + right] - edges[x], 0)
                if y < first:
                    continue
                lines = wrapped(text, size, edges[x + right] - edges[x] - 1.5)
                start = edge(upper) + (edge(lower) - edge(upper) - len(lines) * step) / 2
                for at_line, line in enumerate(lines):
                    long = sum(breadth(sign, size) for sign in line)
                    middle = (edges[x] + edges[x + right] - long) / 2
                    self.text(line, middle, max(start, edge(upper) + 0.5) + at_line * step, size)
            self.y = edge(last) + 3


def make(page, target):
    pages = Pages()
    for kind, attributes, inner in re.findall(r"<(h1|h2|p|table)([^>]*)>(.*?)</\1>", page.split("<body>")[1], re.S):
        text = html.unescape(inner)
        if kind == "table":
            pages.table(inner)
        elif kind == "h1":
            pages.paragraph(text, 6.4, "centre")
        else:
            pages.paragraph(text, 4.2, "right" if "right" in attributes else "text")
    entries = {
        "OFD.xml": f'<ofd:OFD {SPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
                   "<ofd:DocID>0</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
                   "</ofd:DocBody></ofd:OFD>",
        "Doc_0/PublicRes.xml": f'<ofd:Res {SPACE} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="宋体"/>'
                               "</ofd:Fonts></ofd:Res>",
        "Doc_0/Tpls/Tpl_0/Content.xml": f'<ofd:Page {SPACE}><ofd:Content><ofd:Layer ID="5"/></ofd:Content></ofd:Page>',
    }
    listed = []
    for number, content in enumerate(pages.pages):
        footer = Pages()
        footer.text(f"— {number + 1} —", WIDTH / 2 - 5, HEIGHT - 15, 3.2)
        path = f"Pages/Page_{number}/Content.xml"
        where = path if number % 2 else f"/Doc_0/{path}"
        listed.append(f'<ofd:Page ID="{number + 1}" BaseLoc="{where}"/>')
        # An entry may be written in another case than it is named.
        entry = f"Doc_0/Pages/Page_{number}/content.xml" if number == 1 else f"Doc_0/{path}"
        entries[entry] = (
            f'<ofd:Page {SPACE}><ofd:Template TemplateID="4" ZOrder="Background"/><ofd:Content>'
            f'<ofd:Layer ID="{1000 + number}">{"".join(content + footer.pages[0])}</ofd:Layer></ofd:Content></ofd:Page>'
        )
    entries["Doc_0/Document.xml"] = (
        f"<ofd:Document {SPACE}><ofd:CommonData><ofd:MaxUnitID>9999</ofd:MaxUnitID><ofd:PageArea>"
        f"<ofd:PhysicalBox>0 0 {WIDTH:g} {HEIGHT:g}</ofd:PhysicalBox></ofd:PageArea>"
        "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
        '<ofd:TemplatePage ID="4" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData>'
        f"<ofd:Pages>{''.join(listed)}</ofd:Pages></ofd:Document>"
    )
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in entries.items():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, '<?xml version="1.0" encoding="UTF-8"?>\n' + text)


def main():
    folder = Path(sys.argv[1])
    for page in sorted(folder.glob("*.html")):
        make(page.read_text(encoding="utf-8"), folder / f"{page.stem}-hand.ofd")


main()
