#pragma once

#include "render/xlsx/sheet_writer.h"
#include "report/phrases.h"
#include "report/snapshot.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

/// A workbook being written. book.*, formats.*, sheet_writer.* and charts.cpp are the only places
/// that name the library which writes it.
namespace vekha::render::xlsx {

/// normal: texts are shared, charts carry a copy of their data. constant: one row at a time is
/// held, whatever the number of rows; the file is larger and takes its charts' data from the cells
/// when opened.
enum class Memory { normal, constant };

/// What stands in the file's properties.
struct BookTexts {
  std::string title;
  std::string subject;
  std::string author;    ///< the office, not a person
  std::string keywords;  ///< id of the snapshot
};

enum class ChartKind { bar, stacked_bar, column };

/// A row of values with its name: cells of one column, rows from 0, inclusive.
struct ChartSeries {
  std::uint16_t column = 0;
  std::string name;
  std::string colour;                ///< name of a phrase [workbook.colour]
  std::vector<std::string> colours;  ///< of the single points; empty: all of `colour`
};

struct Chart {
  ChartKind kind = ChartKind::bar;
  std::string sheet;  ///< where the data stands
  std::uint32_t first_row = 0;
  std::uint32_t last_row = 0;
  std::uint16_t names = 0;  ///< column of the categories
  std::vector<ChartSeries> series;
  std::string title;
  std::string description;  ///< for readers who don't see it
  double width = 560;       ///< in pixels
  double height = 320;
};

class Book {
 public:
  /// `day` is written as the time of creation, so that the same snapshot gives the same bytes.
  Book(const std::filesystem::path& path, const report::Phrases& phrases, const BookTexts& texts,
       Date day, Memory memory);
  ~Book();
  Book(const Book&) = delete;
  Book(Book&&) = delete;
  Book& operator=(const Book&) = delete;
  Book& operator=(Book&&) = delete;

  /// Name as in the phrases; at most 31 characters, no []:*?/\. InputError otherwise.
  SheetWriter add_sheet(const std::string& name);
  /// A chart drawn by the spreadsheet program itself, its upper left corner at that cell.
  void add_chart(SheetWriter& sheet, std::uint32_t row, std::uint16_t column, const Chart& chart);
  /// Writes the file. ServiceError when that fails.
  void save();

  const report::Phrases& phrases() const { return phrases_; }
  const std::string& title() const { return title_; }
  void* format(Style style) const;  ///< lxw_format

 private:
  struct State;
  std::unique_ptr<State> state_;
  const report::Phrases& phrases_;
  std::filesystem::path path_;
  std::string title_;
};

}  // namespace vekha::render::xlsx
