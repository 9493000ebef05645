#!/usr/bin/env python3
"""Cells as other programs see them: peers.py VEKHA [FILE...]

Workbooks that openpyxl, XlsxWriter and LibreOffice write, documents that python-docx and
LibreOffice write, and CSV that Python and LibreOffice write must be read by `vekha table` as these
programs read them themselves. Files named on the command line are compared with openpyxl,
python-docx or Python's csv. What is not installed is passed over and said; without openpyxl and
python-docx the test is skipped (77).
"""
import csv
import datetime
import io
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import warnings

try:
    import docx
    import openpyxl
except ImportError:
    sys.exit(77)

VEKHA = pathlib.Path(sys.argv[1])
FAULTS = []
COMPARED = 0
warnings.simplefilter("ignore")  # openpyxl tells what it does not keep


def read(path, *options):
    done = subprocess.run([str(VEKHA), "table", str(path), *options], capture_output=True, check=False)
    if done.returncode not in (0, 1):
        FAULTS.append(f"{path}: {done.stderr.decode()[:300]}")
        return None
    return json.loads(done.stdout)


def grid(rows):
    return {(number, column): cell for number, cells in rows
            for column, cell in enumerate(cells, 1) if cell is not None}


def plain(cell):
    """A cell of ours as the other programs' values: dates and times to the second."""
    if not isinstance(cell, dict):
        return cell
    kind, value = next(iter(cell.items()))
    return value if kind == "error" else (kind, value)


def theirs(value):
    """What openpyxl gives, in the same terms."""
    if isinstance(value, datetime.datetime):
        value += datetime.timedelta(microseconds=500_000)
        midnight = value.time().replace(microsecond=0) == datetime.time()
        return ("date", value.date().isoformat()) if midnight else ("datetime", value.strftime("%Y-%m-%dT%H:%M:%S"))
    if isinstance(value, datetime.date):
        return ("date", value.isoformat())
    if isinstance(value, datetime.time):
        return ("time", value.strftime("%H:%M:%S"))
    if isinstance(value, datetime.timedelta):
        return value.total_seconds() / 86400
    return None if value == "" else value


def same(ours, other):
    if isinstance(ours, tuple) and isinstance(other, (float, int)) and ours[0] == "time":
        hours, minutes, seconds = map(int, ours[1].split(":"))
        ours = (hours * 3600 + minutes * 60 + seconds) / 86400
        return abs(ours - other) < 1e-5
    if isinstance(ours, tuple) and isinstance(other, tuple):
        return ours[1].removesuffix("T00:00:00") == other[1].removesuffix("T00:00:00")
    if isinstance(ours, bool) != isinstance(other, bool):
        return False
    if isinstance(ours, (int, float)) and isinstance(other, (int, float)):
        return ours == other or abs(ours - other) <= 1e-12 * max(abs(ours), abs(other))
    return ours == other


def compare(name, ours, other):
    global COMPARED
    for place in sorted(set(ours) | set(other)):
        COMPARED += 1
        if not same(ours.get(place), other.get(place)):
            FAULTS.append(f"{name}: row {place[0]}, column {place[1]}: "
                          f"{ours.get(place)!r}, elsewhere {other.get(place)!r}")


def check_workbook(path):
    document = read(path)
    if document is None:
        return
    book = openpyxl.load_workbook(path, data_only=True)
    sheets = {sheet["name"]: sheet for sheet in document["sheets"]}
    for sheet in book.worksheets:
        ours = {place: plain(cell) for place, cell in grid(sheets[sheet.title]["rows"]).items()}
        other = {(cell.row, cell.column): theirs(cell.value) for row in sheet.iter_rows() for cell in row
                 if theirs(cell.value) is not None}
        compare(f"{path.name}!{sheet.title}", ours, other)


def check_document(path):
    document = read(path)
    if document is None:
        return
    for number, (ours, table) in enumerate(zip(document["sheets"], docx.Document(path).tables), 1):
        other, seen = {}, set()
        for row, cells in enumerate(table.rows, 1):
            for column, cell in enumerate(cells.cells, 1):
                if cell._tc not in seen and cell.text:  # a spanned cell is given several times
                    other[row, column] = cell.text
                seen.add(cell._tc)
        compare(f"{path.name}, table {number}", grid(ours["rows"]), other)


def check_csv(path, delimiter, encoding, quote='"'):
    document = read(path)
    if document is None:
        return
    with open(path, newline="", encoding=encoding) as file:
        rows = list(csv.reader(file, delimiter=delimiter, quotechar=quote))
    other = {(row, column): cell for row, cells in enumerate(rows, 1)
             for column, cell in enumerate(cells, 1) if cell}
    compare(path.name, grid(document["sheets"][0]["rows"]), other)


def by_openpyxl(folder):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "План «2024»"
    day = datetime.datetime(2024, 5, 1)
    rows = [["№ п/п", "Мероприятие", "Срок", None, "Доля"],
            [1, "Провести «День знаний»\nв школах", day, datetime.time(10, 30), 0.85],
            [2.5, " с блангами ", datetime.date(1900, 3, 1), datetime.timedelta(hours=5), -1e-7],
            [True, "=1+1", day + datetime.timedelta(hours=13, minutes=5, seconds=7), "#N/A", 12345678901234],
            [False, "_x_", "&<>\"'", "\u00a0", 0]]
    for row in rows:
        sheet.append(row)
    sheet["E2"].number_format = "0.0%"
    sheet["C2"].number_format = "dd.mm.yyyy"
    sheet["C3"].number_format = "[$-419]d mmmm yyyy;@"
    sheet["C6"], sheet["C7"], sheet["C8"] = 45413.5, 0.25, 1.5
    sheet["C6"].number_format = "[>100]dd.mm.yyyy hh:mm;General"
    sheet["C7"].number_format = "h:mm AM/PM"
    sheet["C8"].number_format = '0.0" d"'
    sheet["XFD1048"] = "край"
    sheet.merge_cells("A10:C12")
    sheet["A10"] = "вместе"
    book.create_sheet("Скрыт").sheet_state = "hidden"
    book["Скрыт"]["B2"] = "да"
    del sheet["B4"]  # a formula without a cached value is None there, a blank here
    book.save(folder / "openpyxl.xlsx")
    sheet["C3"] = None  # before the other epoch's first day
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.save(folder / "openpyxl-1904.xlsx")
    return [folder / "openpyxl.xlsx", folder / "openpyxl-1904.xlsx"]


def by_xlsxwriter(folder):
    try:
        import xlsxwriter
    except ImportError:
        print("XlsxWriter is not installed: its workbooks were not compared")
        return []
    made = []
    for name, options in (("shared", {}), ("inline", {"constant_memory": True})):
        path = folder / f"xlsxwriter-{name}.xlsx"
        book = xlsxwriter.Workbook(str(path), options)
        sheet = book.add_worksheet("Лист")
        date = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        for row in range(200):
            sheet.write(row, 0, f"Школа № {row % 7}")
            sheet.write(row, 1, row * 1.1)
            sheet.write_datetime(row, 2, datetime.datetime(2024, 1, 1) + datetime.timedelta(hours=row), date)
            sheet.write_formula(row, 3, "=B1*2", None, row * 2.2)
            sheet.write_formula(row, 4, '="a"', None, "итог")
            sheet.write_boolean(row, 5, row % 2 == 0)
            sheet.write_formula(row, 6, "=1/0", None, "#DIV/0!")
        if name == "shared":
            bold = book.add_format({"bold": True})
            sheet.write_rich_string(200, 0, "жир", bold, "ный ", " текст")
            sheet.merge_range("A205:C206", "вместе")
        book.close()
        made.append(path)
    return made


def by_python_docx(folder):
    document = docx.Document()
    document.add_paragraph("Дорожная карта")
    table = document.add_table(rows=4, cols=4)
    for row in range(4):
        for column in range(4):
            table.cell(row, column).text = f"{row}.{column}\nстрока\tтаб"
    table.cell(0, 0).merge(table.cell(0, 2)).text = "шапка"
    table.cell(1, 0).merge(table.cell(3, 0)).text = "раздел"
    table.cell(2, 1).merge(table.cell(3, 2)).text = "поле"
    document.add_table(rows=1, cols=2).cell(0, 1).text = "вторая"
    document.save(folder / "python-docx.docx")
    return [folder / "python-docx.docx"]


def by_python_csv(folder):
    rows = [["Номер", "Школа", "Число"]]
    rows += [[str(i), f'МБОУ "Школа {i}", {i}\nкорпус; {i}' if i % 3 == 0 else f"Школа {i}", f"{i},5"]
             for i in range(1, 60)]
    made = []
    for delimiter, encoding in ((";", "utf-8-sig"), (",", "utf-8"), ("\t", "utf-16"), (";", "cp1251"), (";", "cp866"),
                                ("|", "koi8-r")):
        path = folder / f"python-{ord(delimiter)}-{encoding}.csv"
        text = io.StringIO()
        csv.writer(text, delimiter=delimiter).writerows(rows)
        path.write_bytes(text.getvalue().encode(encoding))
        made.append((path, delimiter, encoding))
    return made


def convert(folder, path, kind, suffix):
    done = subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind,
                           "--outdir", str(folder / "lo"), str(path)], capture_output=True, check=False, timeout=180)
    out = folder / "lo" / (path.stem + suffix)
    if done.returncode != 0 or not out.exists():
        FAULTS.append(f"LibreOffice did not convert {path.name} to {kind}")
        return None
    return out


def by_libreoffice(folder, books, documents):
    if not shutil.which("soffice"):
        print("LibreOffice is not installed: its files were not compared")
        return
    for book in books:
        # As displayed, semicolons, UTF-8; and the workbook written anew.
        exported = convert(folder, book, "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false", ".csv")
        if exported:
            check_csv(exported, ";", "utf-8")
        again = convert(folder, book, "xlsx:Calc MS Excel 2007 XML", ".xlsx")
        if again:
            check_workbook(again)
    for document in documents:
        again = convert(folder, document, "docx:MS Word 2007 XML", ".docx")
        if again:
            check_document(again)


def check_named(paths):
    for path in map(pathlib.Path, paths):
        if path.suffix == ".docx":
            check_document(path)
        elif path.suffix == ".csv":
            check_csv(path, ",", "utf-8")
        else:
            check_workbook(path)


def main():
    if len(sys.argv) > 2:
        check_named(sys.argv[2:])
    else:
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            books = by_openpyxl(folder) + by_xlsxwriter(folder)
            documents = by_python_docx(folder)
            for book in books:
                check_workbook(book)
            for document in documents:
                check_document(document)
            for path, delimiter, encoding in by_python_csv(folder):
                check_csv(path, delimiter, encoding)
            by_libreoffice(folder, books, documents)
    for fault in FAULTS[:50]:
        print(fault, file=sys.stderr)
    print(f"{COMPARED} cells compared, {len(FAULTS)} differ")
    return 1 if FAULTS or COMPARED == 0 else 0


sys.exit(main())
