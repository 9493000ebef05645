#include "table_checks.h"

// Any bytes as a file that is named .csv: encodings, dialects, records.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer gives bytes
  vekha::fuzz::read_bytes({reinterpret_cast<const char*>(data), size});
  return 0;
}
