#include "table/byte_source.h"
#include "table/number_format.h"
#include "table/xlsx_styles.h"
#include "table/xlsx_value.h"
#include "table_checks.h"

#include <algorithm>

// The first line is a number format; what follows is the inside of styles.xml.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vekha::table;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer gives bytes
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t line = std::min(text.find('\n'), text.size());
  const NumberFormat format(text.substr(0, line));
  for (const char* digits : {"0", "0.5", "60", "45413.75", "-1", "1E+300", "2958465.99999999"}) {
    for (const bool epoch_1904 : {false, true})
      vekha::fuzz::require(!is_blank(value_of_number(digits, format, epoch_1904)));
  }
  MemorySource source("<styleSheet>" + std::string(text.substr(line)) + "</styleSheet>");
  try {
    XmlScanner xml(source, {.file = "styles.xml"}, {});
    const XlsxStyles styles(xml);
    for (std::uint32_t style = 0; style < 4; ++style)
      value_of_number("45413", styles.format(style), false);
  } catch (const vekha::InputError&) {
    return 0;
  }
  return 0;
}
