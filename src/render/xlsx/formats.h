#pragma once

#include "render/xlsx/style.h"
#include "report/phrases.h"

#include <xlsxwriter.h>

#include <string>
#include <string_view>

namespace vekha::render::xlsx {

/// The colour that the phrase "<group><name>" gives as six hexadecimal digits.
lxw_color_t colour(const report::Phrases& phrases, const std::string& name,
                   const std::string& group = "workbook.colour.");

/// Makes the cell format of a style; the workbook owns it.
lxw_format* make_format(lxw_workbook* book, const report::Phrases& phrases, Style style);

/// The text as the library may have it: the library writes any bytes as they are, and one that is
/// no UTF-8 makes a workbook that no program opens; a NUL would end the text, and a control
/// character or one that XML 1.0 forbids makes the part ill-formed.
std::string safe_text(std::string_view text, std::size_t limit = 32'767);

}  // namespace vekha::render::xlsx
