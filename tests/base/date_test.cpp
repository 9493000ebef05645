#include "base/date.h"

#include <gtest/gtest.h>

namespace vekha {
namespace {

TEST(Date, ReadsRussianAndIsoForms) {
  EXPECT_EQ(parse_russian_date("01.05.2024"), make_date(2024, 5, 1));
  EXPECT_EQ(parse_russian_date(" 1.5.24 г. "), make_date(2024, 5, 1));
  EXPECT_EQ(parse_iso_date("2024-05-01"), make_date(2024, 5, 1));
}

TEST(Date, RefusesWhatIsNoDay) {
  for (const char* text :
       {"31.06.2024", "30.02.2024", "2024", "1.5", "01.05.224", "01.13.2024", ""}) {
    EXPECT_EQ(parse_russian_date(text), std::nullopt) << text;
  }
  EXPECT_EQ(parse_iso_date("31.03.2026"), std::nullopt);
}

TEST(Date, MonthsClampToTheLastDay) {
  EXPECT_EQ(add_months(make_date(2024, 1, 31), 1), make_date(2024, 2, 29));
  EXPECT_EQ(add_months(make_date(2024, 3, 31), -13), make_date(2023, 2, 28));
  EXPECT_EQ(quarter_period(2024, 2).last, make_date(2024, 6, 30));
}

TEST(Date, CountsExcelSerialsInBothEpochs) {
  EXPECT_EQ(date_of_serial(45413, false), make_date(2024, 5, 1));
  EXPECT_EQ(date_of_serial(1, false), make_date(1900, 1, 1));
  EXPECT_EQ(date_of_serial(59, false), make_date(1900, 2, 28));
  EXPECT_EQ(date_of_serial(60, false), std::nullopt) << "29.02.1900 was no day";
  EXPECT_EQ(date_of_serial(61, false), make_date(1900, 3, 1));
  EXPECT_EQ(date_of_serial(0, true), make_date(1904, 1, 1));
  EXPECT_EQ(serial_of_date(make_date(2024, 5, 1)), 45413);
  EXPECT_EQ(serial_of_date(make_date(1900, 2, 28)), 59);
}

}  // namespace
}  // namespace vekha
