#include "roadmap/persons.h"

#include <gtest/gtest.h>

namespace vekha::roadmap {
namespace {

struct Named {
  std::string name;
  std::string text;
  std::string expected;
};

void PrintTo(const Named& named, std::ostream* out) {
  *out << named.name;
}

class WithoutPersons : public ::testing::TestWithParam<Named> {};

TEST_P(WithoutPersons, PutsTheNameOut) {
  EXPECT_EQ(without_persons(GetParam().text), GetParam().expected);
}

const std::string out(hidden_name);

INSTANTIATE_TEST_SUITE_P(
    Names, WithoutPersons,
    ::testing::Values(Named{"InitialsBehind", "Сидорова А.Б., методист", out + ", методист"},
                      Named{"InitialsBefore", "методист А. Б. Сидорова", "методист " + out},
                      Named{"OneInitial", "Сидоров П. и школы", out + " и школы"},
                      Named{"GluedInitials", "И.О.Сидорова отвечает", out + " отвечает"},
                      Named{"InFull", "Сидорова Анна Борисовна", out},
                      Named{"Dative", "поручить Сидорову Ивану Петровичу", "поручить " + out},
                      Named{"DoubleName", "Римская-Петрова А.Б.", out},
                      Named{"TwoPersons", "Сидорова А.Б., Петров В.Г.", out + ", " + out},
                      Named{"NoName", "МБУ ДПО «МиРЦ», ОО", "МБУ ДПО «МиРЦ», ОО"},
                      Named{"EndOfSentence", "Программа А. Следующий этап в мае",
                            "Программа А. Следующий этап в мае"},
                      Named{"SchoolOfThePast", "школа имени героя", "школа имени героя"},
                      Named{"Town", "г. Новый, ул. Садовая", "г. Новый, ул. Садовая"}),
    [](const auto& named) { return named.param.name; });

}  // namespace
}  // namespace vekha::roadmap
