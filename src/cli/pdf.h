#pragma once

#include <string>

namespace vekha::cli {

enum class PdfOf { note, page };

/// UsageError when there is no program that can print it: a note by WeasyPrint or Chromium, a page
/// of the site by Chromium alone.
void require_pdf_printer(PdfOf what);

/// The document as a PDF; a note is printed by WeasyPrint or, where there is none, by Chromium. It
/// must need no other file. ServiceError when the program fails or takes over two minutes.
std::string pdf_of(PdfOf what, const std::string& html);

}  // namespace vekha::cli
