#include "table/limit_names.h"

#include <array>
#include <limits>

namespace vekha::table {

namespace {

constexpr std::array<std::string_view, 9> all_limit_names{
    "part_mib", "total_mib", "ratio", "parts", "cells", "columns", "depth", "text_mib", "held_mib"};

template <typename Bound>
bool set_bound(Bound& bound, std::uint64_t value, std::uint64_t unit) {
  if (value == 0 || value > std::numeric_limits<Bound>::max() / unit) return false;
  bound = static_cast<Bound>(value * unit);
  return true;
}

}  // namespace

std::span<const std::string_view> limit_names() {
  return all_limit_names;
}

bool set_limit(Limits& limits, std::string_view name, std::uint64_t value) {
  constexpr std::uint64_t mebibyte = 1ULL << 20;
  if (name == "part_mib") return set_bound(limits.part_bytes, value, mebibyte);
  if (name == "total_mib") return set_bound(limits.total_bytes, value, mebibyte);
  if (name == "ratio") return set_bound(limits.ratio, value, 1);
  if (name == "parts") return set_bound(limits.parts, value, 1);
  if (name == "cells") return set_bound(limits.cells, value, 1);
  if (name == "columns") return set_bound(limits.columns, value, 1);
  if (name == "depth") return set_bound(limits.depth, value, 1);
  if (name == "text_mib") return set_bound(limits.text_bytes, value, mebibyte);
  if (name == "held_mib") return set_bound(limits.held_bytes, value, mebibyte);
  return false;
}

}  // namespace vekha::table
