#include "facts/named_measure.h"

#include <gtest/gtest.h>

namespace vekha::facts {
namespace {

TEST(NamedMeasure, OfAHeadIsItsNumberOrItsTitle) {
  struct Case {
    const char* head;
    const char* number;
    const char* title;
  };
  for (const Case& one :
       {Case{"4", "4", ""}, Case{"№ 4. Собеседования", "4.", "Собеседования"},
        Case{"Собеседования", "", "Собеседования"}, Case{"Сколько прошло? (п. 4)", "4", ""},
        Case{"Сколько прошло (мероприятие № 4.1)?", "4.1", ""},
        Case{"Встречи проведены? [5]", "5", ""}, Case{"Мероприятие 6. Анкетирование", "6", ""},
        Case{"Показатель 2: охват", "2", ""},
        Case{"Сколько человек (5)", "", "Сколько человек (5)"},
        Case{"Семинары (п. не указан)", "", "Семинары (п. не указан)"},
        Case{"Пункт выдачи (склад)", "", "Пункт выдачи (склад)"}}) {
    const MeasureKeys keys = keys_of_head(one.head);
    EXPECT_EQ(keys.number, one.number) << one.head;
    EXPECT_EQ(keys.title, one.title) << one.head;
  }
}

}  // namespace
}  // namespace vekha::facts
