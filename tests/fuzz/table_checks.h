#pragma once

#include "base/error.h"
#include "base/text.h"
#include "memory_file.h"
#include "table/reader.h"

#include <cstdint>
#include <cstdlib>
#include <span>
#include <string_view>
#include <variant>

/// What holds for every file that is read at all, whatever its bytes (table/reader.h).
namespace vekha::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

class CheckingSink final : public table::Sink {
 public:
  void begin_sheet(const table::SheetHead& head) override {
    require(!open_ && text::is_utf8(head.name));
    open_ = true;
    last_row_ = 0;
  }

  bool row(std::uint32_t number, std::span<const table::Cell> cells) override {
    require(open_ && number > last_row_ && !cells.empty() && !table::is_blank(cells.back()));
    last_row_ = number;
    for (const table::Cell& cell : cells) {
      const auto* const text = std::get_if<std::string>(&cell);
      require(text == nullptr || (!text->empty() && text::is_utf8(*text)));
    }
    return true;
  }

  void end_sheet(std::span<const table::Range> merged) override {
    require(open_);
    open_ = false;
    for (const table::Range& range : merged)
      require(range.first_row <= range.last_row && range.first_column <= range.last_column);
  }

 private:
  bool open_ = false;
  std::uint32_t last_row_ = 0;
};

/// Small enough that no input takes long by its size alone.
inline table::Limits small_limits() {
  table::Limits limits;
  limits.part_bytes = 4U << 20U;
  limits.total_bytes = 16U << 20U;
  limits.cells = 1'000'000;
  limits.text_bytes = 1U << 20U;
  return limits;
}

/// Reads the bytes as a file; that they are refused is all right, as long as it is said in both
/// languages.
inline void read_bytes(std::string_view bytes) {
  const MemoryFile file(bytes);
  CheckingSink sink;
  table::Options options;
  options.limits = small_limits();
  try {
    const table::Summary summary = table::read(file.path(), sink, options);
    require(!summary.sha256.empty());
  } catch (const InputError& error) {
    require(!error.problem().text.ru.empty() && !error.problem().text.en.empty());
  }
}

}  // namespace vekha::fuzz
