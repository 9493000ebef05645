"""Writes samples/exports: what schools and centres of an invented district send in a year. Two runs give the same bytes.

Needs openpyxl (Debian: python3-openpyxl). Usage: python3 samples/source/make_exports.py [FOLDER]
"""
import csv
import datetime
import io
import sys
import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

FOLDER = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "exports")
LINK = "https://edu-priozerny.example/docs/"
OFFICE, CENTRE = "", "МБУ ДПО «Импульс»"
S3, S7, S12 = "МБОУ «СОШ № 3»", "МБОУ «СОШ № 7»", "МКОУ «Липовская ООШ»"
HEAD = ["Дорожная карта", "Раздел", "№", "Мероприятие", "Организация", "Период", "Фактическое значение", "Дата выполнения",
        "Документ", "Номер документа", "Дата документа", "Ссылка", "Причина отклонения"]


def plan(number, value, done="", doc=("", "", ""), link="", unit=OFFICE, period="", section="", reason="", text=""):
    return ["plan-2024", section, number, text, unit, period, value, done, *doc, link, reason]


# plan-2024 by the schools and the office, second quarter of 2024: a CSV that Excel saved in Windows-1251.
QUARTER_2 = [
    plan("1", "выполнено", "17.04.2024", ("приказ", "191", "17.04.2024"), LINK + "191", period="апрель 2024"),
    plan("2", "да", "28.03.2024", ("протокол", "2", "28.03.2024"), period="март 2024"),
    plan("3", "выполнено", "14.05.2024", ("приказ", "214", "14.05.2024"), period="май 2024",
         reason="рабочая группа согласовывалась с опорными школами"),
    plan("4", "0", period="апрель 2024", reason="собеседования перенесены на осень"),
    plan("5", "2", "20.06.2024", ("протокол", "5", "20.06.2024"), period="2 квартал 2024"),
    plan("6", "да", "15.04.2024", ("справка", "11", "19.04.2024"), period="апрель 2024"),
    plan("7", "да", "24.05.2024", ("акт", "4", "24.05.2024"), unit=S3, period="май 2024"),
    plan("7", "да", "27.05.2024", ("акт", "5", "27.05.2024"), unit=S7, period="май 2024"),
    plan("8", "3", "30.05.2024", ("протокол", "8", "30.05.2024"), period="май 2024"),
    plan("9", "50 %", "", ("справка", "14", "28.06.2024"), period="2 квартал 2024"),
    plan("10", "1", "29.05.2024", ("программа", "1", "29.05.2024"), unit=S3, period="май 2024"),
    plan("11", "0", period="2 квартал 2024", reason="приглашений на семинары не поступало"),
    plan("12", "1", "18.04.2024", ("сертификат", "77", "18.04.2024"), period="2 квартал 2024"),
    plan("13", "60 %", "", ("журнал", "2", "28.06.2024"), period="2 квартал 2024"),
    plan("14", "12,5 %", period="2 квартал 2024"),
    plan("16", "100", "", period="2 квартал 2024"),
    plan("20", "4,5 %", "", ("приказ", "220", "20.05.2024"), period="2 квартал 2024"),
    plan("22", "0", period="2 квартал 2024", reason="запросов не поступало"),
    plan("25", "100 %", "22.04.2024", ("отчёт", "3", "22.04.2024"), LINK + "potrebnosti", period="апрель 2024"),
    plan("26", "100 %", "26.04.2024", ("справка", "9", "26.04.2024"), period="апрель 2024"),
    plan("27", "выполнено", period="апрель 2024"),
    plan("29", "да", "25.06.2024", ("отчёт", "6", "25.06.2024"), LINK + "monitoring-2024", period="июнь 2024"),
    # What a careful reader must send back: no such number, no such day, no number at all, an unknown programme.
    plan("99", "1", "10.06.2024", period="июнь 2024"),
    plan("8", "скоро", period="июнь 2024"),
    plan("5", "1", "31.06.2024", ("протокол", "6", "28.06.2024"), period="июнь 2024"),
    ["Программа развития спорта", "", "3", "", S7, "июнь 2024", "2", "", "", "", "", "", ""],
    ["plan-2024", "", "", "Подготовка сборника лучших уроков", S12, "июнь 2024", "1", "", "", "", "", "", ""],
    ["Итого", "", "", "", "", "", "31", "", "", "", "", "", ""],
]

# The methodical centre's report on older programmes: a title block and a merged head in two rows above the data.
CENTRE_ROWS = [
    ("support-2021-2023", "1.1", "3", 2021, "30.09.2021", "приказ", "88", "30.09.2021"),
    ("support-2021-2023", "1.1", "3", 2022, "28.09.2022", "приказ", "94", "28.09.2022"),
    ("support-2021-2023", "1.1", "3", 2023, "27.09.2023", "приказ", "101", "27.09.2023"),
    ("support-2021-2023", "1.2", "1", 2021, "15.11.2021", "программа", "1", "15.11.2021"),
    ("support-2021-2023", "1.2", "1", 2022, "14.11.2022", "программа", "2", "14.11.2022"),
    ("support-2021-2023", "1.2", "1", 2023, "13.11.2023", "программа", "3", "13.11.2023"),
    ("support-2021-2023", "1.3", "3", 2021, "20.12.2021", "доклад", "7", "20.12.2021"),
    ("support-2021-2023", "1.3", "2", 2022, "20.12.2022", "доклад", "9", "20.12.2022"),
    ("support-2021-2023", "3.6", "1", 2021, "01.10.2021", "соглашение", "12", "01.10.2021"),
    ("support-2021-2023", "3.6", "1", 2022, "03.10.2022", "соглашение", "15", "03.10.2022"),
    ("support-2021-2023", "3.6", "1", 2023, "02.10.2023", "соглашение", "21", "02.10.2023"),
    ("support-2021-2023", "4.2", "1", 2021, "10.12.2021", "", "", ""),
    ("support-2021-2023", "4.2", "1", 2022, "12.12.2022", "", "", ""),
    ("support-2021-2023", "4.2", "1", 2023, "11.12.2023", "", "", ""),
    ("support-2021-2023", "4.7", "3", 2021, "24.12.2021", "справка", "31", "24.12.2021"),
    ("support-2021-2023", "4.7", "3", 2022, "23.12.2022", "справка", "36", "23.12.2022"),
    ("support-2021-2023", "4.7", "0", 2023, "", "", "", ""),
    ("support-2021-2023", "4.10", "4", 2023, "20.11.2023", "программа", "5", "20.11.2023"),
    ("support-2021-2023", "5.2", "2", 2022, "18.04.2022", "соглашение", "17", "18.04.2022"),
    ("district-2023", "1", "да", 2023, "21.02.2023", "приказ", "60", "21.02.2023"),
    ("district-2023", "2", "да", 2023, "27.02.2023", "справка", "4", "27.02.2023"),
    ("district-2023", "4", "да", 2023, "10.04.2023", "приказ", "118", "10.04.2023"),
    ("district-2023", "6", "100", 2023, "24.04.2023", "справка", "12", "24.04.2023"),
    ("district-2023", "7", "да", 2023, "28.04.2023", "дорожная карта", "2", "28.04.2023"),
    ("district-2023", "8", "да", 2023, "15.12.2023", "справка", "40", "15.12.2023"),
    ("district-2023", "9", "50", 2023, "14.04.2023", "справка", "13", "14.04.2023"),
    ("district-2023", "12", "нет", 2023, "", "", "", ""),
    ("district-2023", "17", "да", 2023, "01.12.2023", "график", "8", "11.09.2023"),
    ("network-2021-2023", "1-1-1", "да", 2023, "30.08.2023", "справка", "52", "30.08.2023"),
    ("network-2021-2023", "1-1-2", "да", 2023, "31.08.2023", "справка", "53", "31.08.2023"),
    ("network-2021-2023", "1-2-1", "да", 2023, "05.09.2023", "приказ", "140", "05.09.2023"),
    ("network-2021-2023", "1-4-1", "да", 2023, "22.09.2023", "заявка", "6", "22.09.2023"),
    ("network-2021-2023", "1-4-3", "0", 2023, "", "", "", ""),
    ("network-2021-2023", "1-5-6", "да", 2023, "20.06.2023", "пособие", "3", "20.06.2023"),
    ("network-2021-2023", "1-6-1", "да", 2023, "29.12.2023", "муниципальное задание", "1", "29.12.2023"),
    ("regional-2023-2025", "14", "да", 2023, "30.10.2023", "справка", "70", "30.10.2023"),
]

MONTHS = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"]
# plan-2024 by months as the coordinator keeps it: № 5 contradicts the quarterly report, № 8 repeats it.
BY_MONTH = [
    ("5", "Собеседования с руководителями объединений", {3: 1, 6: 1}),
    ("8", "Встречи по антирисковым программам", {5: 2}),
    ("12", "Мероприятия региональной карты", {4: 1}),
    ("21", "Совещания с протоколами", {2: 1, 5: 1}),
    ("24", "Проблемная секция", {8: "н/д"}),
]


def write_csv(name, rows):
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    (FOLDER / name).write_bytes(text.getvalue().encode("cp1251"))


def save(workbook, name):
    """Saves with fixed dates, so that the bytes depend on the content alone."""
    day = datetime.datetime(2024, 7, 1, 9, 0, 0)
    workbook.properties.created = workbook.properties.modified = day
    workbook.properties.creator = CENTRE
    raw = io.BytesIO()
    workbook.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(FOLDER / name, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "docProps/core.xml":
                head, _, tail = data.partition(b"<dcterms:modified")
                data = head + b'<dcterms:modified xsi:type="dcterms:W3CDTF">2024-07-01T09:00:00Z</dcterms:modified>' + tail.partition(b"</dcterms:modified>")[2]
            target.writestr(zipfile.ZipInfo(entry.filename, (2024, 7, 1, 9, 0, 0)), data, zipfile.ZIP_DEFLATED)


def number_or_text(text):
    return float(text.replace(",", ".")) if text.replace(",", "").isdigit() else text


def day_or_text(text):
    try:
        return datetime.datetime.strptime(text, "%d.%m.%Y")
    except ValueError:
        return text


def write_centre():
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Отчёт"
    for text in (CENTRE, "Сведения об исполнении дорожных карт за 2021–2023 годы", "Составлено по данным журналов и приказов"):
        sheet.append([text])
        sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=8)
        sheet.cell(sheet.max_row, 1).font = Font(bold=True)
    sheet.append([])
    sheet.append(["Дорожная карта", "№ мероприятия", "Фактическое значение", "Год", "Дата выполнения", "Подтверждающий документ", None, None])
    sheet.append([None, None, None, None, None, "Вид", "Номер", "Дата"])
    for column in range(1, 6):
        sheet.merge_cells(start_row=5, start_column=column, end_row=6, end_column=column)
    sheet.merge_cells(start_row=5, start_column=6, end_row=5, end_column=8)
    for row in sheet.iter_rows(min_row=5, max_row=6):
        for cell in row:
            cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="center")
    for programme, number, value, year, done, kind, document, day in CENTRE_ROWS:
        sheet.append([programme, number, number_or_text(value), year, day_or_text(done), kind, document, day_or_text(day)])
        sheet.cell(sheet.max_row, 5).number_format = sheet.cell(sheet.max_row, 8).number_format = "dd.mm.yyyy"
    for letter, width in zip("ABCDEFGH", (24, 16, 16, 8, 16, 22, 12, 12)):
        sheet.column_dimensions[letter].width = width
    save(workbook, "Отчёт центра 2021-2023.xlsx")


def write_months():
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "2024"
    sheet.append(["Дорожная карта", "№", "Мероприятие"] + [f"{month} 2024" for month in MONTHS])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, title, values in BY_MONTH:
        sheet.append(["plan-2024", number, title] + [values.get(month) for month in range(1, 13)])
    sheet.column_dimensions["C"].width = 44
    save(workbook, "Показатели по месяцам 2024.xlsx")


FOLDER.mkdir(parents=True, exist_ok=True)
write_csv("Отчёт школ за 2 квартал 2024.csv", [HEAD] + QUARTER_2)
write_centre()
write_months()
