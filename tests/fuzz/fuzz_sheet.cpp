#include "table/make_ooxml.h"
#include "table_checks.h"

// Any bytes as the rows of a worksheet with strings and date styles.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vekha::table::testing;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer gives bytes
  const std::string text(reinterpret_cast<const char*>(data), size);
  vekha::fuzz::read_bytes(xlsx(
      {.sheet = text,
       .shared = "<si><t>а</t></si><si><r><t>б</t></r></si>",
       .styles = R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="46"/></cellXfs>)",
       .workbook = {},
       .sheet_attributes = {}}));
  return 0;
}
