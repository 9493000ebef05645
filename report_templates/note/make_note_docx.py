#!/usr/bin/env python3
"""Makes note.docx and note.en.docx, the Word templates of the analytic note (python3-docx).

    python3 report_templates/note/make_note_docx.py

An office changes note.docx in Word or LibreOffice; this script only made the first one.
"""
import pathlib
import zipfile

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

HERE = pathlib.Path(__file__).resolve().parent
FONT = "Times New Roman"

ENGLISH = False
WORDS = {
    "Всего": "Total", "Срок наступил": "Due", "Выполнено": "Done", "в т. ч. с нарушением срока": "of them late",
    "Не подтверждено": "Not confirmed", "Выполнено частично": "Done in part", "Не выполнено": "Not done",
    "Нет данных": "No data", "В работе": "In progress", "Срок не наступил": "Not due",
    "Требует уточнения": "To be clarified", "Вне учёта": "Not counted", "СРм, %": "Done, %",
    "УТВЕРЖДАЮ": "APPROVED", "[должность]": "[post]", "____________ И. О. Фамилия": "____________ Name",
    "«___» __________ 20__ г.": "«___» __________ 20__",
    "Аналитическая справка": "Analytic note",
    "Аналитическая справка о ходе исполнения дорожной карты «{{programme}}» за период {{period}} (по состоянию на {{as_of}})":
        "Analytic note on the progress of the road map «{{programme}}» for the period {{period}} (as of {{as_of}})",
    "1. Общие сведения": "1. General", "2. Методика оценки": "2. Method",
    "Выполненным считается мероприятие, плановое значение которого достигнуто и подтверждено документом (вид, номер или дата, ссылка).":
        "A measure is done when its planned value is reached and confirmed by a document (kind, number or date, link).",
    "Степень достижения (СД) = факт ÷ план, при снижении — план ÷ факт; в итогах СД больше 1 принимается равной 1.":
        "Degree = actual ÷ plan; plan ÷ actual where the figure is to fall; above 1 it counts as 1 in totals.",
    "Степень реализации мероприятий (СРм) = число выполненных в полном объёме ÷ число мероприятий, срок которых наступил. Итоги считаются по суммам, а не как среднее процентов.":
        "Share done = measures done in full ÷ measures due. Totals are of sums, not means of percents.",
    "Отсутствие отчёта не считается нулём: такие мероприятия показаны отдельно как «нет данных»; мероприятия, срок которых не наступил, в СРм не входят.":
        "No report is no zero: such measures are shown apart as «no data»; measures that are not due yet are not counted.",
    "3. Итоги исполнения мероприятий": "3. Measures",
    "Рисунок 1. Мероприятия по статусам": "Figure 1. Measures by status",
    "Рисунок 2. Мероприятия по разделам": "Figure 2. Measures by section",
    "Таблица 1. Исполнение мероприятий по разделам": "Table 1. Measures by section", "Раздел": "Section",
    "«В работе» — вместе с мероприятиями под угрозой неисполнения; «Требует уточнения» — вместе с ожидающими экспертной оценки; «Вне учёта» — исключённые, не запланированные и без запросов.":
        "«In progress» includes measures at risk; «To be clarified» those that wait for an expert; «Not counted» are cancelled, not planned, and without requests.",
    "4. Достижение плановых значений показателей": "4. Plan and actual",
    "Таблица 2. Плановые и фактические значения": "Table 2. Planned and actual values",
    "№": "No.", "Показатель": "Figure", "Ед. изм.": "Unit", "План": "Plan", "Факт": "Actual", "Отклонение": "Deviation",
    "Степень достижения, %": "Degree, %", "Причина отклонения": "Reason",
    "Мероприятий с числовым плановым значением нет.": "No measure has a number in its plan.",
    "5. Исполнение по ответственным исполнителям": "5. By executor",
    "Таблица 3. Исполнение по исполнителям": "Table 3. Measures by executor", "Исполнитель": "Executor",
    "Сумма по исполнителям больше итога, так как мероприятие может иметь нескольких исполнителей.":
        "The sum over executors exceeds the total, for a measure may have several.",
    "Исполнители в дорожной карте не названы.": "The road map names no executors.",
    "6. Результаты по школам": "6. By school", "Таблица 4. Отчёты организаций": "Table 4. Reports of organisations",
    "Организация": "Organisation", "Мероприятий с отчётом": "Measures reported on",
    "Из них с подтверждающим документом": "Of them with evidence",
    "Отчёты по отдельным школам не поступали.": "No school reported by itself.",
    "7. Мероприятия с нарушением срока и риски неисполнения": "7. Late measures and risks",
    "Таблица 5. Нарушения срока и риски": "Table 5. Late measures and risks", "Мероприятие": "Measure", "Срок": "Term",
    "Просрочка": "Delay", "Принятые меры": "Steps taken",
    "Мероприятий с нарушением срока и рисков неисполнения нет.": "No measure is late or at risk.",
    "8. Вопросы, требующие уточнения": "8. Questions", "Вопросов к тексту дорожной карты нет.": "There are no questions.",
    "9. Выводы": "9. Conclusions", "10. Адресные рекомендации": "10. Recommendations", "Рекомендация": "Recommendation",
    "Рекомендации не формируются: мероприятий, требующих внимания, нет.":
        "There is nothing to recommend: no measure needs attention.",
    "Исполнитель: [должность] ____________ И. О. Фамилия, тел. ____________":
        "Written by: [post] ____________ Name, tel. ____________",
    "Приложение 1. Сведения об исполнении мероприятий": "Annex 1. Measures",
    "Статус": "Status", "Пояснение": "Explanation",
    "Приложение 2. Перечень подтверждающих документов": "Annex 2. Evidence", "Документ": "Document",
    "За период": "Period", "Файл и ячейка": "File and cell",
    "Подтверждающих документов не названо.": "No documents were named.",
    "Приложение 3. Журнал допущений": "Annex 3. Assumptions", "Допущения при чтении": "Assumptions", "Решения": "Decisions",
    "Допущений не потребовалось.": "No assumptions were needed.",
    "По состоянию на {{as_of}}. Снимок данных {{snapshot}}. Страница ": "As of {{as_of}}. Snapshot {{snapshot}}. Page ",
    " из ": " of ", "Веха": "Vekha"}


def words(russian):
    """The text in the template's language; tags stay."""
    if not ENGLISH:
        return russian
    text = russian.replace(" Варианты прочтения:", " Readings:")
    return WORDS.get(text, text)


COUNTS = [
    ("Всего", "total"), ("Срок наступил", "due"), ("Выполнено", "done"),
    ("в т. ч. с нарушением срока", "late"), ("Не подтверждено", "unconfirmed"),
    ("Выполнено частично", "partial"), ("Не выполнено", "not_done"),
    ("Нет данных", "no_data"), ("В работе", "in_progress"),
    ("Срок не наступил", "not_due"), ("Требует уточнения", "clarify"),
    ("Вне учёта", "outside"), ("СРм, %", "srm")]


def font(style, size, bold=False):
    style.font.name = FONT
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        if fonts.get(qn(name)) is not None:
            del fonts.attrib[qn(name)]


def styles(document):
    normal = document.styles["Normal"]
    font(normal, 12)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.15
    title = document.styles["Title"]
    font(title, 14, True)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_before = Pt(18)
    title.paragraph_format.space_after = Pt(14)
    borders = title.element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        title.element.pPr.remove(borders)
    for level, size in ((1, 12), (2, 12)):
        heading = document.styles[f"Heading {level}"]
        font(heading, size, True)
        heading.paragraph_format.space_before = Pt(14)
        heading.paragraph_format.space_after = Pt(4)
        heading.paragraph_format.keep_with_next = True
    font(document.styles["Caption"], 11)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    font(document.styles["List Number"], 12)
    small = document.styles.add_style("Мелкий текст", 1)
    small.base_style = normal
    font(small, 10)
    cell = document.styles.add_style("Ячейка", 1)
    cell.base_style = normal
    font(cell, 9)
    cell.paragraph_format.space_after = Pt(0)
    cell.paragraph_format.line_spacing = 1.0
    narrow = document.styles.add_style("Ячейка узкая", 1)
    narrow.base_style = cell
    font(narrow, 8)


def language(document):
    defaults = document.styles.element.find(qn("w:docDefaults"))
    look = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    lang = look.find(qn("w:lang"))
    if lang is None:
        lang = OxmlElement("w:lang")
        look.append(lang)
    for name in ("w:val", "w:eastAsia", "w:bidi"):
        lang.set(qn(name), "en-GB" if ENGLISH else "ru-RU")


def field(paragraph, code):
    for kind, text in (("begin", None), (None, code), ("separate", None), ("text", "1"), ("end", None)):
        run = paragraph.add_run()
        if kind == "text":
            run.text = text
        elif kind:
            char = OxmlElement("w:fldChar")
            char.set(qn("w:fldCharType"), kind)
            run._r.append(char)
        else:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {text} "
            run._r.append(instruction)


def repeat_head(row):
    properties = row._tr.get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader"):
        properties.append(OxmlElement(name))


def put(cell, text, bold=False, align=None, style="Ячейка"):
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    run = paragraph.add_run(words(text))
    run.bold = bold or None
    if align:
        paragraph.alignment = align


def shade(cell, fill):
    properties = cell._tc.get_or_add_tcPr()
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:color"), "auto")
    shading.set(qn("w:fill"), fill)
    properties.append(shading)


def margins(made, twips):
    """Room left and right of a cell's text."""
    room = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement("w:" + side)
        edge.set(qn("w:w"), str(twips))
        edge.set(qn("w:type"), "dxa")
        room.append(edge)
    look = made._tbl.tblPr.find(qn("w:tblLook"))
    if look is None:
        made._tbl.tblPr.append(room)
    else:
        look.addprevious(room)


def table(document, heads, tags, widths, numbers=(), style="Ячейка"):
    made = document.add_table(rows=2, cols=len(heads))
    made.style = "Table Grid"
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    repeat_head(made.rows[0])
    for i, (head, tag) in enumerate(zip(heads, tags)):
        for row in made.rows:
            row.cells[i].width = Cm(widths[i])
        made.columns[i].width = Cm(widths[i])
        put(made.rows[0].cells[i], head, True, WD_ALIGN_PARAGRAPH.CENTER, style)
        shade(made.rows[0].cells[i], "E9EEF3")
        put(made.rows[1].cells[i], tag, align=WD_ALIGN_PARAGRAPH.RIGHT if i in numbers else None, style=style)
    return made


def counts(document, name, head):
    tags = ["{{#%s}}{{name}}" % name] + ["{{%s}}" % tag for _, tag in COUNTS]
    tags[-1] += "{{/%s}}" % name
    made = table(document, [head] + [title for title, _ in COUNTS], tags, [4.2] + [1.72] * 13, range(1, 14),
                 "Ячейка узкая")
    margins(made, 28)


def text(document, value, style=None):
    return document.add_paragraph(words(value), style=style)


def either(document, name, none, some):
    """Text when the list is empty, else what `some` adds."""
    text(document, "{{^%s}}" % name)
    text(document, none)
    text(document, "{{/%s}}" % name)
    text(document, "{{#%s}}" % name)
    some()
    text(document, "{{/%s}}" % name)


def head(document):
    for line in ("УТВЕРЖДАЮ", "[должность]", "____________ И. О. Фамилия", "«___» __________ 20__ г."):
        paragraph = text(document, line)
        paragraph.paragraph_format.left_indent = Cm(10)
        paragraph.paragraph_format.space_after = Pt(2)
    text(document, "Аналитическая справка о ходе исполнения дорожной карты «{{programme}}» за период "
         "{{period}} (по состоянию на {{as_of}})", "Title")
    scope = text(document, "{{#scope}}{{scope}}{{/scope}}")
    scope.alignment = WD_ALIGN_PARAGRAPH.CENTER


def portrait_part(document):
    document.add_heading(words("1. Общие сведения"), 1)
    made = document.add_table(rows=1, cols=2)
    made.style = "Table Grid"
    made.autofit = False
    for cell, tag, width in zip(made.rows[0].cells, ("{{#general}}{{name}}", "{{value}}{{/general}}"), (4.5, 12)):
        cell.width = Cm(width)
        put(cell, tag)
    for column, width in zip(made.columns, (4.5, 12)):
        column.width = Cm(width)
    document.add_heading(words("2. Методика оценки"), 1)
    for line in (
            "Выполненным считается мероприятие, плановое значение которого достигнуто и подтверждено документом (вид, номер или дата, ссылка).",
            "Степень достижения (СД) = факт ÷ план, при снижении — план ÷ факт; в итогах СД больше 1 принимается равной 1.",
            "Степень реализации мероприятий (СРм) = число выполненных в полном объёме ÷ число мероприятий, срок которых наступил. Итоги считаются по суммам, а не как среднее процентов.",
            "Отсутствие отчёта не считается нулём: такие мероприятия показаны отдельно как «нет данных»; мероприятия, срок которых не наступил, в СРм не входят.",
            "{{settings}}"):
        text(document, line)
    document.add_heading(words("3. Итоги исполнения мероприятий"), 1)
    text(document, "{{size}} {{result}}{{#counts}} {{.}}{{/counts}}")
    text(document, "{{%chart_statuses}}")
    text(document, "Рисунок 1. Мероприятия по статусам", "Caption")
    text(document, "{{%chart_sections}}")
    text(document, "Рисунок 2. Мероприятия по разделам", "Caption")


def landscape_part(document):
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Cm(1.5)
    text(document, "Таблица 1. Исполнение мероприятий по разделам", "Caption")
    counts(document, "sections", "Раздел")
    text(document, "«В работе» — вместе с мероприятиями под угрозой неисполнения; «Требует уточнения» — вместе с "
         "ожидающими экспертной оценки; «Вне учёта» — исключённые, не запланированные и без запросов.", "Мелкий текст")
    document.add_heading(words("4. Достижение плановых значений показателей"), 1)

    def indicators():
        text(document, "Таблица 2. Плановые и фактические значения", "Caption")
        table(document, ["№", "Показатель", "Ед. изм.", "План", "Факт", "Отклонение", "Степень достижения, %", "Причина отклонения"],
              ["{{#indicators}}{{number}}", "{{title}}", "{{unit}}", "{{plan}}", "{{actual}}", "{{deviation}}", "{{degree}}", "{{reason}}{{/indicators}}"],
              [1.3, 9.5, 2.5, 2, 2, 2.2, 2.4, 4.5], (3, 4, 5, 6))
    either(document, "has_indicators", "Мероприятий с числовым плановым значением нет.", indicators)
    document.add_heading(words("5. Исполнение по ответственным исполнителям"), 1)

    def executors():
        text(document, "Таблица 3. Исполнение по исполнителям", "Caption")
        counts(document, "executors", "Исполнитель")
        text(document, "Сумма по исполнителям больше итога, так как мероприятие может иметь нескольких исполнителей.", "Мелкий текст")
    either(document, "has_executors", "Исполнители в дорожной карте не названы.", executors)
    document.add_heading(words("6. Результаты по школам"), 1)

    def units():
        text(document, "Таблица 4. Отчёты организаций", "Caption")
        table(document, ["Организация", "Мероприятий с отчётом", "Из них с подтверждающим документом"],
              ["{{#units}}{{name}}", "{{measures}}", "{{confirmed}}{{/units}}"], [14, 6, 6], (1, 2))
    either(document, "has_units", "Отчёты по отдельным школам не поступали.", units)
    document.add_heading(words("7. Мероприятия с нарушением срока и риски неисполнения"), 1)

    def delays():
        text(document, "Таблица 5. Нарушения срока и риски", "Caption")
        table(document, ["№", "Мероприятие", "Срок", "Исполнитель", "Просрочка", "Причина отклонения", "Принятые меры"],
              ["{{#delays}}{{number}}", "{{title}}", "{{term}}", "{{executor}}", "{{late}}", "{{reason}}", "{{/delays}}"],
              [1.3, 8.5, 2.6, 4, 3, 4, 3])
    either(document, "has_delays", "Мероприятий с нарушением срока и рисков неисполнения нет.", delays)


def closing_part(document):
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin, section.right_margin = Cm(2.5), Cm(1.5)
    document.add_heading(words("8. Вопросы, требующие уточнения"), 1)

    def questions():
        text(document, "{{#questions}}")
        text(document, "{{place}}{{#text}}: «{{text}}»{{/text}}. {{ask}}{{#has_candidates}} Варианты прочтения:"
             "{{#candidates}} «{{.}}»{{/candidates}}{{/has_candidates}}", "List Bullet")
        text(document, "{{/questions}}")
    either(document, "has_questions", "Вопросов к тексту дорожной карты нет.", questions)
    document.add_heading(words("9. Выводы"), 1)
    text(document, "{{#conclusions}}")
    text(document, "{{.}}", "List Number")
    text(document, "{{/conclusions}}")
    document.add_heading(words("10. Адресные рекомендации"), 1)

    def recommendations():
        table(document, ["Исполнитель", "Рекомендация", "Срок"],
              ["{{#recommendations}}{{executor}}", "{{text}}", "{{/recommendations}}"], [5, 9, 2.8])
    either(document, "has_recommendations",
           "Рекомендации не формируются: мероприятий, требующих внимания, нет.", recommendations)
    sign = text(document, "Исполнитель: [должность] ____________ И. О. Фамилия, тел. ____________")
    sign.paragraph_format.space_before = Pt(30)
    text(document, "«___» __________ 20__ г.")


def annexes(document):
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Cm(1.5)
    document.add_heading(words("Приложение 1. Сведения об исполнении мероприятий"), 1)
    table(document, ["№", "Мероприятие", "Срок", "Исполнитель", "План", "Факт", "Статус", "Пояснение"],
          ["{{#measures}}{{number}}", "{{title}}", "{{term}}", "{{executor}}", "{{plan}}", "{{actual}}", "{{status}}", "{{why}}{{/measures}}"],
          [1.3, 8, 2.6, 3.6, 1.8, 1.8, 2.8, 4.6], (4, 5))
    document.add_heading(words("Приложение 2. Перечень подтверждающих документов"), 1)

    def evidence():
        table(document, ["Мероприятие", "Документ", "За период", "Файл и ячейка"],
              ["{{#evidence}}{{number}}", "{{text}}{{#link}}, {{link}}{{/link}}", "{{period}}", "{{place}}{{/evidence}}"], [3, 11, 4.5, 8])
    either(document, "has_evidence", "Подтверждающих документов не названо.", evidence)
    document.add_heading(words("Приложение 3. Журнал допущений"), 1)

    def assumptions():
        table(document, ["Мероприятие", "Допущения при чтении", "Решения"],
              ["{{#assumptions}}{{number}}", "{{#assumptions}}{{.}}; {{/assumptions}}",
               "{{#decisions}}{{kind}}{{#text}}: «{{text}}»{{/text}}{{#basis}}, {{basis}}{{/basis}}{{#date}}, {{date}}{{/date}}; {{/decisions}}{{/assumptions}}"],
              [3, 12, 11.5])
    either(document, "has_assumptions", "Допущений не потребовалось.", assumptions)


def frame(document):
    section = document.sections[0]
    header = section.header.paragraphs[0]
    header.alignment = WD_ALIGN_PARAGRAPH.CENTER
    header.add_run("{{office}}").bold = True
    line = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "4"), ("color", "17466E")):
        bottom.set(qn("w:" + name), value)
    line.append(bottom)
    header._p.get_or_add_pPr().insert_element_before(
        line, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr")
    footer = section.footer.paragraphs[0]
    footer.style = "Мелкий текст"
    footer.add_run(words("По состоянию на {{as_of}}. Снимок данных {{snapshot}}. Страница "))
    field(footer, "PAGE")
    footer.add_run(words(" из "))
    field(footer, "NUMPAGES")


def fixed_dates(path):
    """The same bytes each time: the archive's dates are those of 1980."""
    with zipfile.ZipFile(path) as source:
        parts = [(entry.filename, source.read(entry)) for entry in source.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts:
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def make(name, english):
    global ENGLISH
    ENGLISH = english
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin = Cm(2.5), Cm(1.5)
    page.top_margin = page.bottom_margin = Cm(2)
    styles(document)
    language(document)
    frame(document)
    head(document)
    portrait_part(document)
    landscape_part(document)
    closing_part(document)
    annexes(document)
    properties = document.core_properties
    properties.title = words("Аналитическая справка")
    properties.author = words("Веха")
    properties.comments = ""
    document.save(HERE / name)
    fixed_dates(HERE / name)


make("note.docx", False)
make("note.en.docx", True)
