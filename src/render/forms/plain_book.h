#pragma once

#include "render/forms/package.h"

#include <string>
#include <vector>

namespace vekha::render::forms {

struct PlainSheet {
  std::string name;                            ///< characters that Excel refuses are replaced
  std::vector<std::vector<std::string>> rows;  ///< from row 1, column 1; empty texts make no cells
};

/// A workbook of texts.
Package plain_book(const std::vector<PlainSheet>& sheets);

/// A worksheet part of texts whose first row is a head; widths in characters. Uses no styles, so
/// that it fits into any workbook.
std::string sheet_of_texts(const std::vector<std::vector<std::string>>& rows,
                           const std::vector<unsigned>& widths);

/// `<c r="B3" t="inlineStr">…`; `style`: index into cellXfs.
std::string text_cell(std::uint32_t row, std::uint32_t column, const std::string& text,
                      unsigned style = 0);

/// Content types, relations and workbook.xml about ready worksheet parts "xl/worksheets/sheet1.xml"
/// ….
void put_book(Package& package, const std::vector<std::string>& sheet_names,
              const std::string& styles);

}  // namespace vekha::render::forms
