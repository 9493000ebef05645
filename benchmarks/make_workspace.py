#!/usr/bin/env python3
"""Write a workspace: PROGRAMMES road maps as CSV and ROWS reported values in long CSVs. The same call, the same bytes.

    make_workspace.py DIR PROGRAMMES ROWS [YEAR]
"""

import random
import sys
from pathlib import Path

USUAL_YEAR = 2024
SEED = 20240901
SECTIONS = 5
MEASURES_OF_SECTION = 10
MEASURES = SECTIONS * MEASURES_OF_SECTION
SCHOOLS = 30
REPORTED_MONTHS = 8  # those before AS_OF
ROWS_OF_FILE = 20_000
ENCODINGS = ("cp1251", "utf-8")

SECTION_TITLES = ("Организационные мероприятия", "Методическое сопровождение", "Работа с кадрами",
                  "Взаимодействие и информирование", "Мониторинги")
ROMAN = ("I", "II", "III", "IV", "V")
MONTHS = ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь")
ROAD_MAP_HEAD = ("№ п/п", "Мероприятие", "Сроки реализации", "Исполнители", "Показатель реализации")
EXPORT_HEAD = ("Дорожная карта", "№", "Мероприятие", "Организация", "Период", "Значение", "Дата выполнения", "Документ",
               "Номер документа", "Дата документа", "Ссылка")
# What is done, what shows it, and how a school writes its value.
KINDS = (
    ("Проведение семинаров для учителей", "Не менее 24 семинаров", "number"),
    ("Индивидуальные собеседования с управленческими командами", "Не менее 40 собеседований", "number"),
    ("Участие педагогов в методических объединениях", "100% ШНОР", "share"),
    ("Анализ результатов оценочных процедур", "Аналитическая справка", "done"),
    ("Определение состава рабочей группы", "Определен состав рабочей группы", "done"),
)
TERMS = ("В течение года", "Январь-июнь", "Февраль-апрель", "Сентябрь-декабрь", "Август", "Апрель, сентябрь")
EXECUTORS = ("Управление образования", "Методический центр", "Руководители школ", "Управление образования, методический центр")


def title_of(programme, year):
    return f"Дорожная карта поддержки школ района № {programme:04} на {year} год"


def measure_number(measure):
    return f"{measure // MEASURES_OF_SECTION + 1}.{measure % MEASURES_OF_SECTION + 1}"


def measure_title(measure):
    return f"{KINDS[measure % len(KINDS)][0]}, направление {measure + 1}"


def line(cells):
    return ";".join(cells) + "\n"


def road_map(programme, year):
    parts = [line([title_of(programme, year)]), line(ROAD_MAP_HEAD)]
    for measure in range(MEASURES):
        if measure % MEASURES_OF_SECTION == 0:
            section = measure // MEASURES_OF_SECTION
            parts.append(line([f"{ROMAN[section]}. {SECTION_TITLES[section]}"] + [""] * (len(ROAD_MAP_HEAD) - 1)))
        kind = KINDS[measure % len(KINDS)]
        parts.append(line([measure_number(measure) + ".", measure_title(measure), TERMS[(measure + programme) % len(TERMS)],
                           EXECUTORS[measure % len(EXECUTORS)], kind[1]]))
    return "".join(parts)


def value_of(kind, chance):
    if chance.random() < 0.002:
        return "скоро"  # senseless on purpose: rejects cost time too
    if kind == "number":
        return str(chance.randint(0, 3))
    if kind == "share":
        pupils = chance.randint(5, 40)
        return f"{chance.randint(0, pupils)} из {pupils}"
    return "выполнено" if chance.random() < 0.8 else "не выполнено"


def evidence_of(month, year, serial, chance):
    if chance.random() < 0.3:
        return [""] * 5
    day = f"{chance.randint(1, 28):02}.{month + 1:02}.{year}"
    return [day, "Приказ", str(serial % 500 + 1), day, f"https://school.example/{serial}"]


def export_row(programme, year, index, chance):
    """The index-th row of a programme. No two are of one measure, school and month; few rows are spread over the months."""
    measure, rest = index % MEASURES, index // MEASURES
    school, round_ = rest % SCHOOLS, rest // SCHOOLS
    month = (round_ + school) % REPORTED_MONTHS
    return line([title_of(programme, year), measure_number(measure), measure_title(measure), f"МБОУ СОШ № {school + 1}",
                 f"{MONTHS[month]} {year}", value_of(KINDS[measure % len(KINDS)][2], chance),
                 *evidence_of(month, year, index, chance)])


def write_exports(folder, programmes, rows, year, office):
    chance = random.Random(f"{SEED} {year} {office}")
    for number, start in enumerate(range(0, rows, ROWS_OF_FILE)):
        path = folder / f"выгрузка-{number + 1:03}.csv"
        with path.open("w", encoding=ENCODINGS[number % len(ENCODINGS)], newline="") as file:
            file.write(line(EXPORT_HEAD))
            for row in range(start, min(start + ROWS_OF_FILE, rows)):
                file.write(export_row(row % programmes, year, row // programmes, chance))


def write_settings(folder, programmes, year, office, history):
    parts = [history, f'[office]\nname = "{office}"\n\n', f"[run]\nas_of = {year}-09-01\n\n",
             "[publish]\nkeep = 1\n"]
    for programme in range(programmes):
        parts.append(f'\n[[programme]]\nid = "p{programme:04}"\nfile = "roadmaps/p{programme:04}.csv"\n')
    (folder / "vekha.toml").write_text("".join(parts), encoding="utf-8")


def make(folder, programmes, rows, year=USUAL_YEAR, office="Управление образования", history=""):
    """`history`: a line for the settings' top, or nothing."""
    for name in ("roadmaps", "exports"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for programme in range(programmes):
        (folder / "roadmaps" / f"p{programme:04}.csv").write_text(road_map(programme, year), encoding="utf-8")
    write_exports(folder / "exports", programmes, rows, year, office)
    write_settings(folder, programmes, year, office, history)  # last: a workspace with settings is a whole one


def main():
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    folder, programmes, rows = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    year = int(sys.argv[4]) if len(sys.argv) == 5 else USUAL_YEAR
    most = programmes * MEASURES * SCHOOLS * REPORTED_MONTHS
    if not 0 < programmes or not 0 < rows <= most:
        sys.exit(f"PROGRAMMES must be positive and ROWS from 1 to {most} for so many")
    make(folder, programmes, rows, year)


if __name__ == "__main__":
    main()
