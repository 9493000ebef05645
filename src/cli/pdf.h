#pragma once

#include <string>

namespace vekha::cli {

/// UsageError when neither WeasyPrint nor Chromium is installed.
void require_pdf_printer();

/// The page as a PDF, printed by WeasyPrint or, where there is none, by Chromium. The page must
/// need no other file. ServiceError when the program fails or takes over two minutes.
std::string pdf_of(const std::string& html);

}  // namespace vekha::cli
