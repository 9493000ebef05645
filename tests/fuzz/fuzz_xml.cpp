#include "table/xml_against_expat.h"

#include <cstdint>
#include <cstdlib>

// The scanner against expat: what expat reads must be read alike.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer gives bytes
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto expected = vekha::table::testing::events_of_expat(text);
  if (expected && vekha::table::testing::events_of_scanner(text) != expected) std::abort();
  return 0;
}
