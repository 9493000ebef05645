#include "table_checks.h"

// Any bytes behind the mark of a ZIP archive: directory, entries, deflate, package.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer gives bytes
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (!bytes.starts_with("PK")) bytes.insert(0, "PK\3\4");
  vekha::fuzz::read_bytes(bytes);
  return 0;
}
