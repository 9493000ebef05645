#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace vekha::bench {

/// Generated files for the readers of tables, made once and kept in VEKHA_BENCH_DATA, or in
/// bench-data of the build folder. The same call makes the same bytes.
class Data {
 public:
  enum class Letters : std::uint8_t { utf8, windows_1251 };

  Data();

  /// Six columns as Excel writes them: municipality, school, measure and period as shared strings,
  /// a count and a share; about 240 bytes of sheet XML a row.
  std::filesystem::path xlsx(std::uint64_t rows) const;
  /// Municipality, school, number and title of the measure, month and value with a decimal comma,
  /// about 220 bytes a row; a twentieth of the schools in quotes with quotes within.
  std::filesystem::path csv(std::uint64_t rows, Letters letters) const;
  /// One table of five columns, some of them merged, numbered by an automatic list.
  std::filesystem::path docx(std::uint64_t rows) const;

 private:
  using Write = std::function<void(const std::filesystem::path&)>;
  std::filesystem::path made(const std::string& name, const Write& write) const;

  std::filesystem::path folder_;
};

}  // namespace vekha::bench
