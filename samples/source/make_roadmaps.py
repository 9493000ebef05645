#!/usr/bin/env python3
"""Write the sample road maps into ../roadmaps; two runs give the same bytes.

Needs python-docx and openpyxl. The texts are in the modules named in ROAD_MAPS.
"""

import csv
import importlib
import io
import re
import sys
import zipfile
from datetime import datetime
from pathlib import Path

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from marks import LEFT, UP

ROAD_MAPS = ["school_support_2021", "action_plan_2024", "regional_2023", "district_2023", "network_support_2021"]
TARGET = Path(__file__).resolve().parent.parent / "roadmaps"
FONT = "Times New Roman"
STAMP = datetime(2024, 9, 2, 9, 0, 0)
ZIP_STAMP = (2024, 9, 2, 9, 0, 0)
ALIGN = {"right": WD_ALIGN_PARAGRAPH.RIGHT, "title": WD_ALIGN_PARAGRAPH.CENTER, "text": WD_ALIGN_PARAGRAPH.LEFT}
CORE_DATES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def is_section(row):
    return len(row) == 1


def is_head(row):
    """Column heads and the row of column numbers; the first cell of a measure is a number with or without a dot."""
    first = str(row[0])
    return len(row) > 1 and (first.startswith("№") or first == UP or [first, str(row[1])] == ["1", "2"])


def steady_zip(data):
    """The same archive with one date on every member and in docProps/core.xml."""
    out = io.BytesIO()
    stamp = STAMP.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = CORE_DATES.sub(rb"\g<1>" + stamp, content)
            info = zipfile.ZipInfo(name, ZIP_STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, content)
    return out.getvalue()


def describe(properties, title):
    properties.title = title
    properties.created = properties.modified = STAMP
    for field in ("author", "comments", "creator", "description", "last_modified_by", "lastModifiedBy"):
        if hasattr(properties, field):
            setattr(properties, field, "")


# DOCX


def new_document(title):
    document = docx.Document()
    describe(document.core_properties, title)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin = section.bottom_margin = Mm(15)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10)
    for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        normal.element.rPr.rFonts.set(qn(kind), FONT)
    normal.paragraph_format.space_after = Pt(0)
    return document


def write_paragraph(document, style, text):
    paragraph = document.add_paragraph()
    paragraph.alignment = ALIGN[style]
    run = paragraph.add_run(text)
    run.bold = style == "title"
    run.font.size = Pt(12)


def page_break(document):
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.page_break_before = True
    paragraph.paragraph_format.line_spacing = Pt(1)


def mark_as_head(row):
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def write_cell(cell, text, bold, centred):
    paragraph = cell.paragraphs[0]
    paragraph.alignment = ALIGN["title"] if centred else ALIGN["text"]
    paragraph.add_run(text).bold = bold


def merge_start(rows, line, column):
    """The cell that a LEFT or UP mark belongs to."""
    while rows[line][column] in (LEFT, UP):
        if rows[line][column] == LEFT:
            column -= 1
        else:
            line -= 1
    return line, column


def fill_table_row(table, rows, line, full_width):
    row, head = rows[line], is_head(rows[line])
    cells = table.rows[line].cells
    if is_section(row):
        write_cell(cells[0].merge(cells[full_width - 1]), row[0], True, True)
        return
    for column, text in enumerate(row):
        if text in (LEFT, UP):
            start_line, start_column = merge_start(rows, line, column)
            table.cell(start_line, start_column).merge(table.cell(line, column))
        else:
            write_cell(table.cell(line, column), str(text), head, head)


def drop_empty_paragraphs(table):
    """A merge leaves the paragraphs of the swallowed cells behind; keep the first one."""
    for cell in table._tbl.iter(qn("w:tc")):
        for paragraph in cell.findall(qn("w:p"))[1:]:
            if not "".join(node.text or "" for node in paragraph.iter(qn("w:t"))):
                cell.remove(paragraph)


def write_table(document, rows, widths):
    table = document.add_table(rows=len(rows), cols=len(widths))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in enumerate(widths):
        table.columns[column].width = Mm(width)
        for cell in table.columns[column].cells:
            cell.width = Mm(width)
    for line in range(len(rows)):
        fill_table_row(table, rows, line, len(widths))
        if is_head(rows[line]):
            mark_as_head(table.rows[line])
    drop_empty_paragraphs(table)


def docx_bytes(road_map):
    document = new_document(Path(road_map.FILE).stem)
    for style, text in road_map.BEFORE:
        write_paragraph(document, style, text)
    for number, rows in enumerate(road_map.PAGES):
        if number:
            page_break(document)
        wide = max(map(len, rows)) > len(road_map.WIDTHS_MM)
        write_table(document, rows, road_map.WIDTHS_EXTRA_MM if wide else road_map.WIDTHS_MM)
    out = io.BytesIO()
    document.save(out)
    return steady_zip(out.getvalue())


# XLSX

THIN = Border(*[Side(style="thin")] * 4)
WRAP = Alignment(vertical="top", wrap_text=True)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)


def write_lines(sheet, lines, top, width):
    for line, (style, text) in enumerate(lines, top):
        cell = sheet.cell(line, 1, text)
        sheet.merge_cells(start_row=line, end_row=line, start_column=1, end_column=width)
        cell.font = Font(name=FONT, size=11, bold=style == "title")
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="center" if style == "title" else "left")
        if len(text) > 165:
            sheet.row_dimensions[line].height = 30


def merge_sheet_row(sheet, rows, index, top, width):
    """Merge runs of LEFT marks in one row, and the column heads that an UP mark of the next row prolongs."""
    row, line = rows[index], top + index
    if is_section(row):
        sheet.merge_cells(start_row=line, end_row=line, start_column=1, end_column=width)
        return
    for column, text in enumerate(row):
        if text == LEFT and (column + 1 == len(row) or row[column + 1] != LEFT):
            first = merge_start(rows, index, column)[1]
            sheet.merge_cells(start_row=line, end_row=line, start_column=first + 1, end_column=column + 1)
        if text == UP:
            sheet.merge_cells(start_row=line - 1, end_row=line, start_column=column + 1, end_column=column + 1)


def write_sheet_cell(cell, value, head, section):
    cell.border = THIN
    cell.font = Font(name=FONT, size=10, bold=head or section)
    cell.alignment = CENTRE if head or section else WRAP
    if value not in (LEFT, UP, ""):
        cell.value = value


def row_height(row, widths):
    """Points for the tallest cell: 13 a line of text of the given width."""
    if is_section(row):
        return 13 * (1 + len(row[0]) // sum(widths)) + 4
    tallest = 1
    for text, width in zip(row, widths):
        lines = str(text).split("\n")
        tallest = max(tallest, sum(1 + len(line) // width for line in lines))
    return min(13 * tallest + 4, 400)


def write_rows(sheet, rows, top, widths):
    for index, row in enumerate(rows):
        head, section = is_head(row), is_section(row)
        for column, value in enumerate(row):
            write_sheet_cell(sheet.cell(top + index, column + 1), value, head, section)
        sheet.row_dimensions[top + index].height = row_height(row, widths)
        merge_sheet_row(sheet, rows, index, top, len(widths))


def xlsx_bytes(road_map):
    book = Workbook()
    describe(book.properties, Path(road_map.FILE).stem)
    sheet = book.active
    sheet.title = "Дорожная карта"
    width = len(road_map.WIDTHS)
    for column, chars in enumerate(road_map.WIDTHS):
        sheet.column_dimensions["ABCDEFGH"[column]].width = chars
    write_lines(sheet, road_map.BEFORE, 1, width)
    top = 1 + len(road_map.BEFORE)
    for number, rows in enumerate(road_map.PAGES):
        between = getattr(road_map, "BETWEEN", []) if number else []
        write_lines(sheet, between, top, width)
        top += len(between)
        write_rows(sheet, rows, top, road_map.WIDTHS)
        top += len(rows) + 1  # a blank row ends a page
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    out = io.BytesIO()
    book.save(out)
    return steady_zip(out.getvalue())


# CSV


def csv_bytes(road_map):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([text] for _, text in road_map.BEFORE)
    for rows in road_map.PAGES:
        writer.writerows(rows)
    return out.getvalue().encode("cp1251")


WRITERS = {"docx": docx_bytes, "xlsx": xlsx_bytes, "csv": csv_bytes}


def main():
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.mkdir(parents=True, exist_ok=True)
    for name in ROAD_MAPS:
        road_map = importlib.import_module(name)
        (target / road_map.FILE).write_bytes(WRITERS[road_map.KIND](road_map))


if __name__ == "__main__":
    main()
