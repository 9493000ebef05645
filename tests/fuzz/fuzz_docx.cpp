#include "table/make_ooxml.h"
#include "table_checks.h"

// The first part is the document's body, what follows a line of "---" the inside of numbering.xml.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vekha::table::testing;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer gives bytes
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::size_t line = text.find("\n---\n");
  Parts parts = document_parts(text.substr(0, line));
  if (line != std::string::npos) {
    parts.emplace_back(
        "word/numbering.xml",
        R"(<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">)" +
            text.substr(line + 5) + "</w:numbering>");
  }
  vekha::fuzz::read_bytes(zip(parts));
  return 0;
}
