#include "report/person_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::report {
namespace {

struct Text {
  std::string name, text, clean;
  friend std::ostream& operator<<(std::ostream& out, const Text& t) { return out << t.text; }
};

class PersonNames : public testing::TestWithParam<Text> {};

TEST_P(PersonNames, AreTakenOut) {
  std::vector<std::string> found;
  EXPECT_EQ(without_person_names(GetParam().text, found), GetParam().clean);
  EXPECT_EQ(found.empty(), GetParam().text == GetParam().clean);
}

// Invented names: nobody is meant.
INSTANTIATE_TEST_SUITE_P(
    Forms, PersonNames,
    testing::Values(
        Text{"surname_first", "Отв. Озерков П.С., методист", "Отв. [имя не публикуется], методист"},
        Text{"surname_first_with_blanks", "Озеркову П. С. поручено",
             "[имя не публикуется] поручено"},
        Text{"initials_first", "по словам П.С. Озерковой", "по словам [имя не публикуется]"},
        Text{"initials_first_with_blanks", "П. С. Озерков", "[имя не публикуется]"},
        Text{"no_break_space", "Озерков\u00A0П.\u00A0С.", "[имя не публикуется]"},
        Text{"double_surname", "Озеркова-Луговая П.С.", "[имя не публикуется]"},
        Text{"one_initial", "Озеркова П. отвечает", "[имя не публикуется] отвечает"},
        Text{"full_name", "Озерков Пётр Сергеевич", "[имя не публикуется]"},
        Text{"full_name_in_dative", "поручить Озеркову Петру Сергеевичу сбор",
             "поручить [имя не публикуется] сбор"},
        Text{"full_name_in_instrumental", "подписано Озерковой Анной Ильиничной",
             "подписано [имя не публикуется]"},
        Text{"name_and_patronymic", "Анна Петровна проведёт", "[имя не публикуется] проведёт"},
        Text{"surname_last", "Анна Петровна Озеркова", "[имя не публикуется]"},
        Text{"two_persons", "Озерков П.С., Лугова А.И.",
             "[имя не публикуется], [имя не публикуется]"},
        Text{"rare_surname_with_two_initials", "Дюма П.С.", "[имя не публикуется]"},
        Text{"school_named_after", "МБОУ СОШ № 3 им. А.С. Пушкина",
             "МБОУ СОШ № 3 им. А.С. Пушкина"},
        Text{"named_in_full", "гимназия имени Льва Николаевича Толстого",
             "гимназия имени Льва Николаевича Толстого"},
        Text{"named_after_a_hero", "школа имени Героя Советского Союза П.С. Озеркова",
             "школа имени Героя Советского Союза П.С. Озеркова"},
        Text{"settlement", "школа с. Ивановка, г. Зима", "школа с. Ивановка, г. Зима"},
        Text{"section_letter", "Приложение А. Перечень школ", "Приложение А. Перечень школ"},
        Text{"two_words", "Российская Федерация", "Российская Федерация"},
        Text{"abbreviation", "ФГБОУ ВО «РГЭУ (РИНХ)»", "ФГБОУ ВО «РГЭУ (РИНХ)»"},
        Text{"empty", "", ""}, Text{"broken_utf8", "\xD0 П.\xFF", "\xD0 П.\xFF"}),
    [](const auto& parameter) { return parameter.param.name; });

TEST(PersonNamesFound, AreGivenAsTheyStood) {
  std::vector<std::string> found;
  without_person_names("Озерков П.С. и Анна Петровна", found);
  EXPECT_THAT(found, testing::ElementsAre("Озерков П.С.", "Анна Петровна"));
}

}  // namespace
}  // namespace vekha::report
