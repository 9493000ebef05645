#include "document_of.h"
#include "roadmap/read_programme.h"

#include <gtest/gtest.h>

namespace vekha::roadmap {
namespace {

/// Layouts that offices use, each told by what is unusual in it.
struct Layout {
  std::string name;
  std::vector<std::string> lines;
  std::vector<table::Range> merged;
  std::string expected;
};

void PrintTo(const Layout& layout, std::ostream* out) {
  *out << layout.name;
}

class ReadLayout : public ::testing::TestWithParam<Layout> {};

TEST_P(ReadLayout, FindsTheMeasures) {
  table::Document document = document_of(GetParam().lines);
  document.sheets.front().merged = GetParam().merged;
  EXPECT_EQ(to_text(read_programme(document)), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Layouts, ReadLayout,
    ::testing::Values(
        Layout{"HeadOverThreeRowsOfMergedCells",
               {"План мероприятий на 2024-2025 годы",
                "№|Мероприятие|Индикатор|Ед. изм.|Целевое значение||Срок", "||||по годам||",
                "||||2024|2025|", "1|Клубы|Число клубов|единиц|15|18|до 1 декабря 2025 года"},
               {{2, 1, 4, 1},
                {2, 2, 4, 2},
                {2, 3, 4, 3},
                {2, 4, 4, 4},
                {2, 7, 4, 7},
                {2, 5, 2, 6},
                {3, 5, 3, 6}},
               "1 Клубы [Число клубов] 2024=15 2025=18 <до 1 декабря 2025 года>\n"},
        Layout{
            "HeadOverThreeRowsWithoutMerging",
            {"План мероприятий на 2024-2025 годы", "№|Мероприятие|Индикатор|Целевое значение||Срок",
             "|||по годам||", "|||2024|2025|", "1|Клубы|Число клубов|15|18|2025 год"},
            {},
            "1 Клубы [Число клубов] 2024=15 2025=18 <2025 год>\n"},
        Layout{"SectionRowRightUnderATwoRowHead",
               {"Дорожная карта на 2024 год", "№ п/п|Мероприятие|Показатель|||Срок",
                "||наименование|ед. изм.|план|", "Раздел 1. Учителя",
                "1|Курсы|Доля учителей|%|85%|до 01.06.2024"},
               {{2, 1, 3, 1}, {2, 2, 3, 2}, {2, 3, 2, 5}, {2, 6, 3, 6}, {4, 1, 4, 6}},
               "1:Учителя / 1 Курсы [Доля учителей] {85%} <до 01.06.2024>\n"},
        Layout{"MoneyByYearsIsNoPlan",
               {"Перечень мероприятий на 2024-2025 годы",
                "№|Мероприятие|Срок|Результат|Объем финансирования, тыс. руб.|", "||||2024|2025",
                "1|Ремонт залов|2025 год|не менее 3 залов|1 500,0|800,5"},
               {},
               "1 Ремонт залов [не менее 3 залов] <2025 год>\n"},
        Layout{"SignedInTheLastRow",
               {"План мероприятий на 2024 год", "№|Мероприятие|Срок|Результат",
                "1|Курсы|май|приказ", "Начальник управления образования|||И.О. Фамилин"},
               {},
               "1 Курсы [приказ] <май>\n"},
        Layout{"LinesAreNumberedAndSectionsAmongThem",
               {"План мероприятий на 2024 год", "Номер строки|Мероприятие|Срок|Документ",
                "1|Раздел 1. Нормы||", "2|Положение о совете|май|приказ",
                "3|Раздел 2. Доступность||", "4|Открытие кружков|июнь|приказ"},
               {},
               "1:Нормы / 2 Положение о совете [приказ] <май>\n"
               "2:Доступность / 4 Открытие кружков [приказ] <июнь>\n"},
        Layout{"SectionRowRightUnderATwoRowHeadWithoutMerging",
               {"Дорожная карта на 2024 год", "№ п/п|Мероприятие|Показатель||Срок",
                "||наименование|план|", "Раздел 1. Учителя", "1|Курсы|Доля учителей|85|май"},
               {},
               "1:Учителя / 1 Курсы [Доля учителей] {85} <май>\n"},
        Layout{"ColumnsOfBeginningAndEnd",
               {"План-график на 2025 год", "№|Этап|Начало|Окончание|Ответственный",
                "1|Ремонт|01.05.2025|15.08.2025|Школы"},
               {},
               "1 Ремонт <01.05.2025 – 15.08.2025> (Школы)\n"},
        Layout{"ControlEventIsAResult",
               {"План действий на 2024 год",
                "№|Мероприятия по реализации|Контрольное событие, результат исполнения|Сроки",
                "1|Создание рабочей группы|Распоряжение|январь 2024 года"},
               {},
               "1 Создание рабочей группы [Распоряжение] <январь 2024 года>\n"},
        Layout{"RowsThatSpeakOfAPlanAreNoHeads",
               {"Дорожная карта на 2025 год", "Мероприятия|Сроки|Ответственные|Результаты",
                "2. События|||", "2.1. Фестиваль|март|Дом творчества|10 коллективов",
                "2.2. Участие в областном этапе|по плану министерства|Школы|2 коллектива",
                "Участие в последнем этапе|по плану|Школы|2 коллектива"},
               {},
               "2:События / 2.1 Фестиваль [10 коллективов] <март> (Дом творчества)\n"
               "2:События / 2.2 Участие в областном этапе [2 коллектива] <по плану министерства> "
               "(Школы)\n"
               "2:События / 1-1-3 Участие в последнем этапе [2 коллектива] <по плану> (Школы)\n"},
        Layout{"ControlPoints",
               {"План на 2025 – 2026 годы",
                "№|Наименование контрольной точки|Срок реализации||Документ, подтверждающий "
                "исполнение",
                "||начало|окончание|", "1|Контракт заключён|01.04.2025|15.06.2025|Контракт",
                "2|Здание введено|-|01.09.2026|Разрешение"},
               {{2, 1, 3, 1}, {2, 2, 3, 2}, {2, 3, 2, 4}, {2, 5, 3, 5}},
               "1 Контракт заключён [Контракт] <01.04.2025 – 15.06.2025>\n"
               "2 Здание введено [Разрешение] <01.09.2026>\n"},
        Layout{"ATotalThatIsNumbered",
               {"План на 2025 год", "№|Мероприятие|Срок|Результат", "1.1|Курсы|май|приказ",
                "1.2|Итого по разделу||"},
               {},
               "1.1 Курсы [приказ] <май>\n"},
        Layout{"ReportsBesideThePlan",
               {"План по улучшению качества условий в 2025–2026 годах",
                "Недостатки, выявленные в ходе независимой оценки|Наименование мероприятия по "
                "устранению недостатков|Плановый срок реализации мероприятия|Ответственный "
                "исполнитель (с указанием фамилии, имени, отчества и должности)|Сведения о ходе "
                "реализации мероприятия|",
                "||||реализованные меры|фактический срок реализации", "I. Открытость|||||",
                "Нет сведений|Разместить планы|31.03.2025|Директор||",
                "|Обновить раздел|30.06.2025|Секретарь|размещено|20.06.2025"},
               {},
               "I:Открытость / 1-1-1 Разместить планы <31.03.2025> (Директор)\n"
               "I:Открытость / 1-1-2 Обновить раздел <30.06.2025> (Секретарь)\n"},
        Layout{"HeadsDividedInNarrowColumns",
               {"План на 2025 год", "№|Меро-приятия|Ответ- ственные|Плани- руемые результаты",
                "1|Приказ о группе|Директор|Приказ"},
               {},
               "1 Приказ о группе [Приказ] (Директор)\n"},
        Layout{"OneHeadOverNumberAndTitle",
               {"План на 2025 год", "Мероприятия||Сроки|Кол-во", "1|Создание группы|январь|1",
                "2|Мониторинг выбора|до 25.03|3", "|Информирование|май|2"},
               {},
               "1 Создание группы {1} <январь>\n2 Мониторинг выбора {3} <до 25.03>\n"
               "1-1-3 Информирование {2} <май>\n"},
        Layout{"HeadsAsQuestions",
               {"План на 2025 год", "п/п|Что делаем: меры|Кто отвечает|Когда|Форма отчётности",
                "1|Анализ успеваемости|Методисты|до 10.02.2025|Справка"},
               {},
               "1 Анализ успеваемости [Справка] <до 10.02.2025> (Методисты)\n"},
        Layout{"QuartersUnderYears",
               {"План-график на 2024-2025 годы", "№|Мероприятие|Единица измерения|2024||2025|",
                "|||III кв.|IV кв.|1 кв|2 кв", "1|Форум|мероприятие|-|1|-|1"},
               {},
               "1 Форум 2024-Q3=- 2024-Q4=1 2025-Q1=- 2025-Q2=1\n"}),
    [](const auto& one) { return one.param.name; });

TEST(ReadLayouts, PercentFormatOfAWorkbookIsReadAsPeopleSeeIt) {
  table::Document document =
      document_of({"Дорожная карта на 2024 год", "№|Мероприятие|План|Срок", "1|Курсы||май 2024"});
  document.sheets.front().rows.back().cells[2] = table::Number{.text = "0.85", .percent = true};
  const Programme programme = read_programme(document);
  const Measure& measure = programme.tables.front().sections.front().measures.front();
  EXPECT_EQ(measure.plan.text, "85%");
  EXPECT_EQ(to_text(measure.plan_reading).substr(0, 12), "percent >=85");
}

TEST(ReadLayouts, ValuesOfQuartersAreAskedAboutAndNotDropped) {
  const Programme programme = read_programme(document_of(
      {"План-график на 2025 год", "№|Мероприятие|Единица измерения|1 кв.|2 кв.|3 кв.|4 кв.",
       "1|Наставнические пары|пара|5|5|10|12"}));
  ASSERT_EQ(programme.questions.size(), 1U);
  EXPECT_EQ(programme.questions.front().code, "per_period_or_total");
  EXPECT_EQ(programme.questions.front().candidates, (std::vector<std::string>{"12", "32"}));
}

TEST(ReadLayouts, HeadingOfTheFirstOfSeveralTables) {
  table::Document document =
      document_of({"№|Мероприятие|Сроки|Ответственный", "1|Совещание|август 2024|УО"});
  document.sheets.front().head.text_above = {"Комплекс мер на 2024 год", "1. Меры муниципалитета"};
  table::Document second = document_of({"№|Мероприятие|Ответственный|Сроки|Показатель",
                                        "1|Самоанализ|Школы|сентябрь 2024|100% школ"});
  second.sheets.front().head.text_above = {"2. Меры школ"};
  document.sheets.push_back(second.sheets.front());
  const Programme programme = read_programme(document);
  ASSERT_EQ(programme.tables.size(), 2U);
  EXPECT_EQ(programme.tables[0].title, "1. Меры муниципалитета");
  EXPECT_EQ(programme.tables[1].title, "2. Меры школ");
  EXPECT_EQ(programme.title, "Комплекс мер на 2024 год");
}

TEST(ReadLayouts, SheetsOfAWorkbook) {
  table::Document book = document_of({"Дорожная карта на 2025-2026 годы"});
  book.summary.format = table::Format::xlsx;
  const auto add = [&](const std::string& name, const std::vector<std::string>& lines) {
    table::Sheet sheet = std::move(document_of(lines).sheets.front());
    sheet.head.name = name;
    book.sheets.push_back(std::move(sheet));
  };
  add("Показатели", {"№|Показатель|Ед. изм.|2025|2026", "1|Доля школ|%|80|100"});
  add("Мероприятия", {"№|Мероприятие|Срок|Ответственный|Результат", "1|Курсы|май 2025|ИМЦ|приказ"});
  add("Изменения", {"Дата|Автор|Что изменено", "01.02.2025|методист|добавлено мероприятие 1"});
  add("Справочник", {"Код|Школа", "1|Школа № 1"});
  const Programme programme = read_programme(book);
  ASSERT_EQ(programme.tables.size(), 2U);
  EXPECT_EQ(programme.tables[0].title, "Показатели");
  EXPECT_EQ(programme.tables[1].title, "Мероприятия");
  EXPECT_EQ(to_text(programme),
            "1 Доля школ [Доля школ] 2025=80 2026=100\n1-2 Курсы [приказ] <май 2025> (ИМЦ)\n");
}

TEST(ReadLayouts, ARowThatReadsLikeAHeadIsARow) {
  const Programme programme = read_programme(document_of(
      {"План на 2023 год", "№|Направление|Содержание работы|Сроки|Ответственный|Результат",
       "3|Олимпиады|Школьный этап|сентябрь 2023|Школы|Охват 45% обучающихся",
       "||Муниципальный этап ВсОШ|ноябрь-декабрь 2023|УО|Не менее 250 участников"}));
  EXPECT_EQ(to_text(programme),
            ":Олимпиады / 3 Школьный этап [Охват 45% обучающихся] <сентябрь 2023> (Школы)\n"
            ":Олимпиады / 1-1-2 Муниципальный этап ВсОШ [Не менее 250 участников] <ноябрь-декабрь "
            "2023> (УО)\n");
}

TEST(ReadLayouts, SeveralMeasuresInARow) {
  const Programme programme = read_programme(document_of(
      {"ПЛАН РАБОТЫ на второе полугодие 2024 года", "Мероприятия|Сроки|Ответственные",
       "1. Обновление реестра\n2. Конкурс наставников|сентябрь\nоктябрь|Методист\nОргкомитет",
       "1. Аудит\n2. Обучение|июль\nавгуст|ЦОКО", "1. Одно\n2. Другое|в течение года|УО"}));
  EXPECT_EQ(programme.period, (Period{make_date(2024, 7, 1), make_date(2024, 12, 31)}));
  std::vector<std::string> read;
  for (const Measure& measure : programme.tables[0].sections[0].measures)
    read.push_back(measure.title.text + "|" + measure.term.text + "|" + measure.executor.text);
  ASSERT_EQ(read.size(), 5U);
  EXPECT_EQ(read[1], "Конкурс наставников|октябрь|Оргкомитет");
  EXPECT_EQ(read[3], "Обучение|август|ЦОКО");
  EXPECT_EQ(read[4], "Одно 2. Другое|в течение года|УО") << "one term: one measure";
}

TEST(ReadLayouts, ASheetForEachSection) {
  table::Document book = document_of({});
  book.sheets.clear();
  book.summary.format = table::Format::xlsx;
  for (const char* section : {"1. Нормативное обеспечение", "2. Методическое сопровождение"}) {
    const std::string number(section, 1);
    table::Sheet sheet =
        std::move(document_of({"Дорожная карта на 2025 год", section,
                               "№|Мероприятие|Срок|Результат", number + ".1|Дело|май|Приказ"})
                      .sheets.front());
    sheet.head.name = section;
    book.sheets.push_back(std::move(sheet));
  }
  const Programme programme = read_programme(book);
  EXPECT_EQ(programme.title, "Дорожная карта на 2025 год");
  ASSERT_EQ(programme.tables.size(), 1U);
  ASSERT_EQ(programme.tables[0].sections.size(), 2U);
  EXPECT_EQ(programme.tables[0].sections[0].title, "Нормативное обеспечение");
  EXPECT_EQ(programme.tables[0].sections[1].title, "Методическое сопровождение");
}

TEST(ReadLayouts, HeadsInPlainWords) {
  const Programme programme = read_programme(
      document_of({"п/п|Что делаем|Когда|Кто делает|Что получим (показатель)|План на 2025",
                   "1|Обучаем учителей|до 1 июля|ИРО|Число обученных|40"}));
  EXPECT_EQ(programme.tables.front().sections.front().measures.front().title.text,
            "Обучаем учителей");
}

TEST(ReadLayouts, WhatAMeasureIsLinkedToIsNoIndicator) {
  const Programme programme = read_programme(document_of(
      {"План на 2025 год",
       "№|Мероприятие|Начало|Конец|Ожидаемый результат|Последствия нереализации|Связь с "
       "показателями",
       "1|Ремонт школ|01.02.2025|01.08.2025|Отремонтировано 4 школы|Аварийность|Показатель 2"}));
  EXPECT_EQ(to_text(programme),
            "1 Ремонт школ [Отремонтировано 4 школы] <01.02.2025 – 01.08.2025>\n");
}

TEST(ReadLayouts, AUnitOfPercentHoldsForValuesInWords) {
  const Programme programme = read_programme(document_of(
      {"№|Показатель|Ед. изм.|2024|2025", "1|Удовлетворённость|процент|не ниже 75|80"}));
  const auto& reading = programme.tables[0].sections[0].measures[0].plan_reading;
  EXPECT_EQ(reading.kind, PlanKind::percent);
}

TEST(ReadLayouts, LimitInTheIndicatorsName) {
  const Programme programme = read_programme(document_of(
      {"Показатели дорожной карты", "№|Наименование показателя|Единица измерения|2023 год|2024 год",
       "1|Детей на одного педагога, не более|человек|11,0|10,8"}));
  const Measure& measure = programme.tables.front().sections.front().measures.front();
  EXPECT_EQ(measure.plan_reading.comparator, Comparator::at_most);
  EXPECT_EQ(programme.title, "Показатели дорожной карты");
}

}  // namespace
}  // namespace vekha::roadmap
