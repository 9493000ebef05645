#pragma once

#include "table/reader.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vekha::table {

/// The cells of one row, reused for the next: a cell that keeps its type keeps its storage, so a
/// column of texts costs no allocation a row.
class RowBuffer {
 public:
  void start() { used_ = 0; }
  bool is_empty() const { return used_ == 0; }

  /// The cell of a column from 1, to be set at once. Columns between the last one and this are made
  /// blank.
  Cell& cell(std::uint32_t column) {
    if (column > cells_.size()) cells_.resize(column);
    for (; used_ < column; ++used_) {
      if (used_ + 1 < column) cells_[used_] = std::monostate{};
    }
    return cells_[column - 1];
  }

  void set_text(std::uint32_t column, std::string_view text) {
    Cell& target = cell(column);
    if (auto* const old = std::get_if<std::string>(&target)) {
      old->assign(text);
    } else {
      target.emplace<std::string>(text);
    }
  }

  void set_number(std::uint32_t column, std::string_view text, bool percent) {
    Cell& target = cell(column);
    if (auto* const old = std::get_if<Number>(&target)) {
      old->text.assign(text);
      old->percent = percent;
    } else {
      target.emplace<Number>(Number{std::string(text), percent});
    }
  }

  void set(std::uint32_t column, Cell value) { cell(column) = std::move(value); }
  void clear(std::uint32_t column) {
    if (column <= used_) cells_[column - 1] = std::monostate{};
  }

  std::size_t width() const { return used_; }
  /// From column 1, trailing blanks cut.
  std::span<const Cell> cells() {
    while (used_ > 0 && is_blank(cells_[used_ - 1]))
      --used_;
    return {cells_.data(), used_};
  }

 private:
  std::vector<Cell> cells_;
  std::size_t used_ = 0;
};

}  // namespace vekha::table
