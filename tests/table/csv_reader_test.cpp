#include "table/iconv_helper.h"
#include "table/make_ooxml.h"

#include <gtest/gtest.h>

namespace vekha::table::testing {
namespace {

using namespace std::string_literals;

struct Case {
  std::string name;
  std::string bytes;
  std::string rows;
  std::string delimiter = ";";
};

class CsvStructure : public ::testing::TestWithParam<Case> {};

TEST_P(CsvStructure, IsReadAsAPersonSeesIt) {
  const Document document = load_bytes(GetParam().bytes);
  EXPECT_EQ(rows(document), GetParam().rows);
  EXPECT_EQ(document.summary.delimiter, GetParam().delimiter);
}

INSTANTIATE_TEST_SUITE_P(
    Csv, CsvStructure,
    ::testing::Values(
        Case{"Semicolons", "a;b;c\n1;2;3\n", "1: a|b|c / 2: 1|2|3"},
        Case{"Commas", "a,b,c\n1,2,3\n4,5,6\n", "1: a|b|c / 2: 1|2|3 / 3: 4|5|6", ","},
        Case{"Tabs", "a\tb\n1,5\t2,5\n", "1: a|b / 2: 1,5|2,5", "\t"},
        Case{"Bars", "a|b\n1|2\n", "1: a|b / 2: 1|2", "|"},
        Case{"DecimalCommas", "план;факт\n1,5;2,5\n3,1;4,7\n",
             "1: план|факт / 2: 1,5|2,5 / 3: 3,1|4,7"},
        Case{"SemicolonsInCommaFields", "id,list,n\n1,\"a;b\",2\n2,\"c;d\",3\n",
             "1: id|list|n / 2: 1|a;b|2 / 3: 2|c;d|3", ","},
        Case{"TitleAbove",
             "Отчёт, за год, о том, о сём\nза 2024\n№;Имя;Балл\n1;А;5\n2;Б;4\n3;В;3\nИтого;;12\n",
             "1: Отчёт, за год, о том, о сём / 2: за 2024 / 3: №|Имя|Балл / 4: 1|А|5 / 5: 2|Б|4 / "
             "6: 3|В|3 / 7: Итого||12"},
        Case{"Colons", "root:x:0\nbin:x:1\nmail:x:8\n", "1: root|x|0 / 2: bin|x|1 / 3: mail|x|8",
             ":"},
        Case{"TimesAreNoColumns", "10:30:15\n11:45:20\n", "1: 10:30:15 / 2: 11:45:20", ""},
        Case{"NumberSigns", "a#b#c\n1#2#3\n", "1: a|b|c / 2: 1|2|3", "#"},
        Case{"SepLine", "sep=,\na,b\n1;2,3\n", "2: a|b / 3: 1;2|3", ","},
        Case{"OneColumn", "имя\nИванов, учитель\nПетрова\nСидоров\n",
             "1: имя / 2: Иванов, учитель / 3: Петрова / 4: Сидоров", ""},
        Case{"CarriageReturns", "a;b\r1;2\r", "1: a|b / 2: 1|2"},
        Case{"MixedLineEnds", "a;b\r\n1;2\n3;4\r5;6", "1: a|b / 2: 1|2 / 3: 3|4 / 4: 5|6"},
        Case{"LastLineWithoutEnd", "a;b\n1;2", "1: a|b / 2: 1|2"},
        Case{"RaggedRows", "a;b;c\n1\n2;3\n4;5;6;7\n", "1: a|b|c / 2: 1 / 3: 2|3 / 4: 4|5|6|7"},
        Case{"EmptyLinesCount", "a;b\n\n\n1;2\n", "1: a|b / 4: 1|2"},
        Case{"TrailingBlanksCut", "a;;;\n;b;;\n;;;\n", "1: a / 2: |b"},
        Case{"BlanksKept", " a ; b\n1 ;2\n", "1:  a | b / 2: 1 |2"},
        Case{"QuotedDelimiter", "\"a;b\";c\n1;2\n", "1: a;b|c / 2: 1|2"},
        Case{"QuotedLineBreak", "\"a\r\nb\";c\n1;2\n", "1: a\r\nb|c / 2: 1|2"},
        Case{"DoubledQuotes", "\"ООО \"\"Лик\"\"\";c\n1;2\n", "1: ООО \"Лик\"|c / 2: 1|2"},
        Case{"OnlyDoubledQuotes", "\"\"\"\";x\n\"\";y\n", "1: \"|x / 2: |y"},
        Case{"UndoubledQuotes", "\"ООО \"Лик\"\";c\n\"и \"А\" тоже\";2\n",
             "1: ООО \"Лик\"|c / 2: и \"А\" тоже|2"},
        Case{"QuoteInsideField", "ООО \"Лик\";c\n5\" труба;2\n",
             "1: ООО \"Лик\"|c / 2: 5\" труба|2"},
        Case{"TextAfterQuote", "\"ab\"c;d\n1;2\n", "1: abc|d / 2: 1|2"},
        Case{"BackslashQuotes", "\"a \\\"b\\\" c\";1\n\"d\";2\n\"e;f\";3\n",
             "1: a \"b\" c|1 / 2: d|2 / 3: e;f|3"},
        Case{"SingleQuotes", "'a;b';'c'\n'd';'e'\n", "1: a;b|c / 2: d|e"},
        Case{"UnclosedQuote", "a;b\n\"c;d\n1;2\n", "1: a|b / 2: \"c|d / 3: 1|2"},
        Case{"AFewSemicolonsInAColumnOfTexts",
             "заметка\nодна\nдве; три\nчетыре\nпять\nшесть\nсемь\nвосемь\nдевять\nдесять\n",
             "1: заметка / 2: одна / 3: две; три / 4: четыре / 5: пять / 6: шесть / 7: семь / 8: "
             "восемь / 9: девять / 10: десять",
             ""},
        Case{"OneLineWithTextBehindAQuote", "a,\"b\"c,d\n", "1: a|bc|d", ","},
        Case{"EndOfTextMarkOfDos", "a;b\n1;2\n\x1A", "1: a|b / 2: 1|2"},
        Case{"AngleBracketHeads", "<TICKER>;<DATE>\nX;1\n", "1: <TICKER>|<DATE> / 2: X|1"}),
    [](const auto& instance) { return instance.param.name; });

TEST(CsvReader, SplitsFieldsAcrossItsBlocksAsElsewhere) {
  std::string bytes;
  std::string expected;
  // Fields of growing length put delimiters, quotes and line ends at every place of a block.
  for (int i = 0; i < 4000; ++i) {
    const std::string text(static_cast<std::size_t>(i % 211), 'x');
    bytes += std::to_string(i) + ";\"" + text + "\"\"\r\n;\";" + text + "\r\n";
  }
  const Document document = load_bytes(bytes);
  ASSERT_EQ(document.sheets.front().rows.size(), 4000U);
  for (int i = 0; i < 4000; ++i) {
    const std::string text(static_cast<std::size_t>(i % 211), 'x');
    const Row& row = document.sheets.front().rows[static_cast<std::size_t>(i)];
    ASSERT_EQ(row.number, static_cast<std::uint32_t>(i + 1));
    ASSERT_EQ(to_text(row.cells.at(0)), std::to_string(i));
    ASSERT_EQ(to_text(row.cells.at(1)), text + "\"\r\n;");
    ASSERT_EQ(row.cells.size(), text.empty() ? 2U : 3U);
  }
}

TEST(CsvReader, ReadsARecordLongerThanItsBlocks) {
  const std::string longest(5'000'000, 'y');
  const Document document = load_bytes("a;b\n\"" + longest + "\";2\nc;d\n");
  ASSERT_EQ(document.sheets.front().rows.size(), 3U);
  EXPECT_EQ(to_text(document.sheets.front().rows[1].cells[0]), longest);
}

TEST(CsvReader, TellsTheDelimiterOfAFileLargerThanItsSample) {
  for (const std::string& end : {"\n"s, "\r\n"s, "\r"s}) {
    std::string bytes = "a,b" + end;
    while (bytes.size() < 1'500'000)
      bytes += "1,2" + end;
    EXPECT_EQ(load_bytes(bytes).summary.delimiter, ",");
  }
}

TEST(CsvReader, ManyOddQuotesTakeNoSquareTime) {
  std::string field = "\"";
  for (int i = 0; i < 1'000'000; ++i)
    field += "a\"";
  EXPECT_EQ(load_bytes("x;y\n" + field + "b;2\n").sheets.front().rows.size(), 2U);
}

TEST(CsvReader, KeepsNulBytesAndSaysSo) {
  const Document document = load_bytes("имя;балл\nа\0б;2\n"s);
  EXPECT_EQ(rows(document), "1: имя|балл / 2: а\0б|2"s);
  ASSERT_EQ(document.summary.notes.size(), 1U);
  EXPECT_EQ(document.summary.notes.front().code, "nul_bytes");
}

TEST(CsvReader, TakesDelimiterAndEncodingFromTheOptions) {
  Options options{.encoding = "cp1251", .delimiter = '|', .limits = {}};
  const Document document = load_bytes("\xC0|b;c\n", "f", options);
  EXPECT_EQ(rows(document), "1: А|b;c");
  EXPECT_EQ(document.summary.encoding, "Windows-1251");
  EXPECT_EQ(document.summary.delimiter, "|");
}

struct Encoded {
  std::string name;
  std::string iconv;
  std::string expected;
  std::string mark;
};

class CsvEncodingOf : public ::testing::TestWithParam<Encoded> {};

TEST_P(CsvEncodingOf, IsToldByTheBytes) {
  const std::string text =
      "№;Мероприятие;Срок;Исполнитель\r\n1;Разработка «дорожной карты» — для "
      "школ;Март–апрель;Комитет по образованию\r\n"
      "2;Ещё один мониторинг;ежегодно;ОО\r\n";
  const Document document = load_bytes(GetParam().mark + recoded(text, "UTF-8", GetParam().iconv));
  EXPECT_EQ(document.summary.encoding, GetParam().expected);
  EXPECT_EQ(document.summary.delimiter, ";");
  EXPECT_TRUE(document.summary.notes.empty())
      << to_text(document.summary.notes.front(), Language::english);
  ASSERT_EQ(document.sheets.front().rows.size(), 3U);
  EXPECT_EQ(to_text(document.sheets.front().rows[2].cells[1]), "Ещё один мониторинг");
}

INSTANTIATE_TEST_SUITE_P(
    Csv, CsvEncodingOf,
    ::testing::Values(Encoded{"Utf8", "UTF-8", "UTF-8", ""},
                      Encoded{"Utf8Marked", "UTF-8", "UTF-8", "\xEF\xBB\xBF"},
                      Encoded{"Utf16Little", "UTF-16LE", "UTF-16LE", "\xFF\xFE"},
                      Encoded{"Utf16Big", "UTF-16BE", "UTF-16BE", "\xFE\xFF"},
                      Encoded{"Utf32Little", "UTF-32LE", "UTF-32", "\xFF\xFE\0\0"s},
                      Encoded{"Utf32Big", "UTF-32BE", "UTF-32", "\0\0\xFE\xFF"s},
                      Encoded{"Utf16Unmarked", "UTF-16LE", "UTF-16LE", ""},
                      Encoded{"Windows1251", "WINDOWS-1251", "Windows-1251", ""},
                      Encoded{"Koi8", "KOI8-R//TRANSLIT", "KOI8-R", ""},
                      Encoded{"Dos", "CP866//TRANSLIT", "CP866", ""},
                      Encoded{"Mac", "MAC-CYRILLIC//TRANSLIT", "MacCyrillic", ""}),
    [](const auto& instance) { return instance.param.name; });

TEST(CsvEncoding, OfCapitalsIsTold) {
  const std::string text = "ШКОЛА;РАЙОН;УЧЕНИКОВ\nСРЕДНЯЯ ШКОЛА;ЗИМИНСКИЙ РАЙОН;ДВЕСТИ\n";
  for (const char* name : {"Windows-1251", "KOI8-R", "CP866"}) {
    EXPECT_EQ(load_bytes(recoded(text, "UTF-8", name)).summary.encoding, name);
  }
}

TEST(CsvEncoding, OfTwoWordsAndNumbersIsToldByTheirCapitals) {
  for (const char* name : {"Windows-1251", "MAC-CYRILLIC"}) {
    const Document document = load_bytes(recoded("Столбец 0;Столбец 1\n5;4\n", "UTF-8", name));
    EXPECT_EQ(rows(document), "1: Столбец 0|Столбец 1 / 2: 5|4") << name;
  }
}

TEST(CsvEncoding, OfWesternTextIsTold) {
  const Document document = load_bytes(
      "Name;Ort\nM\xFCller;K\xF6ln\nJos\xE9;Orl\xE9"
      "ans\n");
  EXPECT_EQ(document.summary.encoding, "Windows-1252");
  EXPECT_EQ(rows(document), "1: Name|Ort / 2: Müller|Köln / 3: José|Orléans");
}

struct Garbled {
  std::string name;
  std::string written;
  std::string read_as;
};

class CsvMojibake : public ::testing::TestWithParam<Garbled> {};

TEST_P(CsvMojibake, IsNamed) {
  const std::string text =
      "Наименование мероприятия;Ответственный исполнитель;Техническая поддержка\n";
  const std::string bytes = recoded(text, "UTF-8", GetParam().written);
  const Document document = load_bytes(recoded(bytes, GetParam().read_as, "UTF-8"));
  ASSERT_EQ(document.summary.notes.size(), 1U);
  EXPECT_EQ(document.summary.notes.front().code, "mojibake");
  EXPECT_NE(document.summary.notes.front().text.en.find("written in " + GetParam().written),
            std::string::npos)
      << document.summary.notes.front().text.en;
}

INSTANTIATE_TEST_SUITE_P(Csv, CsvMojibake,
                         ::testing::Values(Garbled{"Utf8AsLatin1", "UTF-8", "ISO-8859-1"},
                                           Garbled{"Windows1251AsLatin1", "Windows-1251",
                                                   "ISO-8859-1"},
                                           Garbled{"Koi8AsWindows1251", "KOI8-R", "WINDOWS-1251"},
                                           Garbled{"Utf8AsKoi8", "UTF-8", "KOI8-R"}),
                         [](const auto& instance) { return instance.param.name; });

}  // namespace
}  // namespace vekha::table::testing
