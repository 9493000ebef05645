#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::table {

/// What a number format makes of a number (ECMA-376 part 1, 18.8.30 and 18.8.31).
enum class FormatKind : std::uint8_t { number, percent, date, date_time, time, elapsed };

/// A format code such as "dd.mm.yyyy", "[$-419]ДД.ММ.ГГГГ", "0.0%", "[h]:mm" or "[<1]0%;0.00", read
/// for its kind.
class NumberFormat {
 public:
  NumberFormat() = default;  ///< General
  explicit NumberFormat(std::string_view code);

  FormatKind kind_of(double value) const;
  /// True when every number is shown in the same way, so kind_of need not be asked.
  bool is_uniform() const { return sections_.size() <= 1; }
  FormatKind kind() const {
    return sections_.empty() ? FormatKind::number : sections_.front().kind;
  }

 private:
  enum class Comparison : std::uint8_t {
    none,
    less,
    less_equal,
    equal,
    not_equal,
    greater_equal,
    greater
  };
  struct Section {
    FormatKind kind = FormatKind::number;
    Comparison comparison = Comparison::none;
    double bound = 0;
    bool text_only = false;
  };

  static Section read_section(std::string_view code);
  static void read_condition(std::string_view inside, Section& section);
  static bool holds(const Section& section, double value);

  std::vector<Section> sections_;
};

/// The built-in format of that number, as Excel has it in Russia and elsewhere; General for numbers
/// without one.
const NumberFormat& builtin_format(std::uint32_t id);

}  // namespace vekha::table
