#include "facts/school_name.h"

#include <gtest/gtest.h>

namespace vekha::facts {
namespace {

TEST(SchoolName, IsKnownByItsName) {
  for (const char* name : {"МБОУ СОШ № 1", "СОШ №12", "Гимназия № 3", "МБДОУ детский сад № 7",
                           "МБОУ «Лицей «Росток»", "школа-интернат № 2"})
    EXPECT_TRUE(is_school_name(name)) << name;
  for (const char* other :
       {"", "Раздел 1. Школы", "Посещение уроков в школе", "Лист1", "План мероприятий на 2024 год",
        "Семинар № 4 для учителей", "Отчёт МБОУ СОШ № 1 за март", "Школы"})
    EXPECT_FALSE(is_school_name(other)) << other;
}

TEST(SchoolName, IsFoundInALine) {
  EXPECT_EQ(school_in("Отчёт за II квартал 2025 г. МБОУ СОШ № 4, Приозёрный район"),
            "МБОУ СОШ № 4");
  EXPECT_EQ(school_in("Сведения МКОУ «СОШ №12» за май"), "МКОУ «СОШ №12»");
  EXPECT_EQ(school_in("Отчёт школ за май"), "");
  EXPECT_EQ(school_in("Приказ № 4 о школах"), "");
}

TEST(SchoolName, OfOneUnitIsToldFromTheWordForAll) {
  for (const char* one : {"СОШ № 1", "Школа 3", "Гимназия", "Лицей «Росток»", "Детский сад"})
    EXPECT_TRUE(is_one_unit(one)) << one;
  for (const char* all : {"Школа", "Организация", "Школы района"})
    EXPECT_FALSE(is_one_unit(all)) << all;
}

}  // namespace
}  // namespace vekha::facts
