#include "roadmap/section_period.h"

#include "document_of.h"
#include "roadmap/read_programme.h"

#include <gtest/gtest.h>

namespace vekha::roadmap {
namespace {

const Period school_year{month_period(2024, 9).first, month_period(2025, 8).last};

std::string days(const SectionHeading& heading) {
  const std::optional<SectionPeriod> period = period_of_section(heading, school_year);
  return period ? to_iso(period->days.first) + ".." + to_iso(period->days.last) : "none";
}

TEST(SectionPeriod, IsTheMonthOrQuarterThatTheHeadingNames) {
  EXPECT_EQ(days({"", "Сентябрь"}), "2024-09-01..2024-09-30");
  EXPECT_EQ(days({"", "МАЙ 2025 г."}), "2025-05-01..2025-05-31");
  EXPECT_EQ(days({"I", "квартал"}), "2025-01-01..2025-03-31");
  EXPECT_EQ(days({"", "2 полугодие"}), "none");  // July and August of two years
  EXPECT_EQ(days({"", "Подготовка к сентябрю"}), "none");
  EXPECT_EQ(days({"2", "Работа с кадрами"}), "none");
}

TEST(SectionPeriod, DatesTheTermsOfItsMeasures) {
  const Programme programme = read_programme(document_of(
      {"План работы методического центра на 2024-2025 учебный год",
       "№|Дата|Мероприятие|Ответственный", "Сентябрь|||", "1|до 20|Банк данных|методист",
       "2|3 неделя|Семинар|методист", "3|в течение месяца|Консультации|методист",
       "4|10.10|Совет|методист", "Май|||", "5||Отчёт|методист", "6|конец месяца|Итоги|методист",
       "7|по плану министерства|Сбор|методист"}));
  std::vector<std::string> due;
  for (const Section& section : programme.tables.front().sections) {
    for (const Measure& measure : section.measures)
      due.push_back(measure.term_reading.due.empty() ? std::string(name(measure.term_reading.kind))
                                                     : to_iso(measure.term_reading.due.back()));
  }
  EXPECT_EQ(due, (std::vector<std::string>{"2024-09-20", "2024-09-21", "2024-09-30", "2024-10-10",
                                           "2025-05-31", "2025-05-31", "schedule_ref"}));
}

}  // namespace
}  // namespace vekha::roadmap
