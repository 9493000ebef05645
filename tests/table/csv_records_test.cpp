#include "base/error.h"
#include "base/text.h"
#include "table/csv_ends.h"
#include "table/reader.h"
#include "table/utf8_check.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

namespace vekha::table {
namespace {

/// Takes the first row as cells and the rest as records.
class HeadThenRecords final : public Sink, private RecordSink {
 public:
  void begin_sheet(const SheetHead& /*head*/) override {}
  bool row(std::uint32_t number, std::span<const Cell> cells) override {
    head_row = number;
    head = cells.empty() ? "" : to_text(cells.front());
    return true;
  }
  void end_sheet(std::span<const Range> /*merged*/) override {}
  RecordSink* records() override { return head_row == 0 ? nullptr : this; }

  std::uint32_t head_row = 0;
  std::string head;
  std::vector<std::vector<std::string>> rows;
  std::vector<std::uint32_t> numbers;
  bool utf8 = false;

 private:
  bool record(std::uint32_t number, std::span<const std::string_view> fields,
              const FieldText& text) override {
    utf8 = text.is_utf8();
    numbers.push_back(number);
    rows.emplace_back();
    std::string storage;
    for (const std::string_view field : fields)
      rows.back().emplace_back(text.utf8(field, storage));
    return numbers.size() < 3;
  }
};

class CsvRecords : public ::testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove(path_); }
  HeadThenRecords read(const std::string& bytes) {
    std::ofstream(path_, std::ios::binary) << bytes;
    HeadThenRecords sink;
    table::read(path_, sink);
    return sink;
  }

  std::filesystem::path path_ =
      std::filesystem::temp_directory_path() / ("vekha-records-" + std::to_string(::getpid()));
};

TEST_F(CsvRecords, GiveTheFieldsAsTheyStandAfterTheHead) {
  const HeadThenRecords sink =
      read("Школа;Число\n\n\"ООО \"\"Лик\"\"\";1;;\n\"а\nб\";2\n;\nв;3\nг;4\n");
  EXPECT_EQ(sink.head, "Школа");
  EXPECT_TRUE(sink.utf8);
  EXPECT_EQ(sink.numbers, (std::vector<std::uint32_t>{3, 4, 6}));
  EXPECT_EQ(sink.rows, (std::vector<std::vector<std::string>>{
                           {"ООО \"Лик\"", "1"}, {"а\nб", "2"}, {"в", "3"}}));
}

TEST_F(CsvRecords, OfASingleByteFileAreRecodedWhenAsked) {
  // «Школа;Число» and «Первая школа города;1» in Windows-1251.
  const HeadThenRecords sink = read(
      "\xD8\xEA\xEE\xEB\xE0;\xD7\xE8\xF1\xEB\xEE\n"
      "\xCF\xE5\xF0\xE2\xE0\xFF \xF8\xEA\xEE\xEB\xE0 \xE3\xEE\xF0\xEE\xE4\xE0;1\n");
  EXPECT_EQ(sink.head, "Школа");
  EXPECT_FALSE(sink.utf8);
  EXPECT_EQ(sink.rows, (std::vector<std::vector<std::string>>{{"Первая школа города", "1"}}));
}

TEST_F(CsvRecords, AreRefusedWhereTheyStopBeingUtf8) {
  std::string bytes = "Школа;Число\n";
  for (int i = 0; i < 200'000; ++i)
    bytes += "Средняя школа № " + std::to_string(i) + ";1\n";
  const std::string good = bytes;
  bytes += "хвост;\xD8\xEA\xEE\xEB\xE0\nа;1\n";
  std::ofstream(path_, std::ios::binary) << bytes;
  struct All final : Sink {
    void begin_sheet(const SheetHead& /*head*/) override {}
    bool row(std::uint32_t /*number*/, std::span<const Cell> /*cells*/) override { return true; }
    void end_sheet(std::span<const Range> /*merged*/) override {}
  } sink;
  try {
    Options options;
    options.encoding = "UTF-8";
    table::read(path_, sink, options);
    FAIL() << "wrong bytes were passed on";
  } catch (const InputError& error) {
    EXPECT_EQ(error.problem().code, "encoding_mixed");
    EXPECT_EQ(error.problem().place.row, 200'002U);
    EXPECT_EQ(error.problem().place.column, 2U);
  }
}

TEST_F(CsvRecords, OfALargeFileAreUtf8WhereverItsSampleEnds) {
  for (const std::size_t shift : {0U, 1U}) {
    std::string bytes = std::string(shift, 'x') + ";";
    while (bytes.size() < (17U << 20U))
      bytes += "ЖжЖжЖжЖжЖжЖжЖжЖжЖжЖж;ы\n";
    EXPECT_TRUE(read(bytes).utf8) << shift;
  }
}

/// Valid text with a byte changed here and there, of all lengths around the width of a register.
TEST(Utf8Check, AgreesWithThePlainOne) {
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same cases each time
  const std::vector<std::string> letters{
      "a", "\n", "ж", "€", "\xF0\x9F\x98\x80", "\xED\x9F\xBF", "\xF4\x8F\xBF\xBF", "\xE0\xA0\x80"};
  const std::vector<std::string> wrong{"\xC0\x80",     "\xED\xA0\x80",     "\xF4\x90\x80\x80",
                                       "\xE0\x80\x80", "\xF0\x80\x80\x80", "\xFF",
                                       "\xC3",         "\xE2\x82",         "\x80"};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    const std::size_t length = random() % 300;
    while (text.size() < length)
      text += letters[random() % (round % 3 == 0 ? 2 : letters.size())];
    if (round % 2 == 0) text.insert(random() % (text.size() + 1), wrong[random() % wrong.size()]);
    if (round % 5 == 0 && !text.empty()) text.resize(random() % text.size());
    EXPECT_EQ(is_utf8_fast(text), text::is_utf8(text)) << round;
  }
}

TEST(CsvEnds, AreAllFound) {
  std::mt19937 random(11);  // NOLINT(cert-msc51-cpp): the same cases each time
  for (int round = 0; round < 2'000; ++round) {
    std::string text(256, 'x');
    const std::size_t changes = random() % 200;
    for (std::size_t i = 0; i < changes; ++i)
      text[random() % text.size()] = ";\n\r,"[random() % 4];
    std::vector<std::uint32_t> found(text.size() + 8);
    found.resize(find_csv_ends(text.data(), text.size() / 64, ';', found.data()));
    std::vector<std::uint32_t> expected;
    for (std::uint32_t i = 0; i < text.size(); ++i) {
      if (text[i] == ';' || text[i] == '\n' || text[i] == '\r') expected.push_back(i);
    }
    EXPECT_EQ(found, expected) << round;
  }
}

}  // namespace
}  // namespace vekha::table
