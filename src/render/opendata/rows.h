#pragma once

#include "base/date.h"
#include "base/decimal.h"
#include "render/open_data.h"

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace vekha::render::opendata {

/// A value of one column; monostate: nothing is known.
using Cell = std::variant<std::monostate, std::string, std::int64_t, Decimal, bool, Date>;
using Row = std::vector<Cell>;
using RowSink = std::function<void(const Row&)>;

/// Hands over the rows of the set `name`, one after the other, in the order of its fields.
/// Observations of fewer than ten participants come without their values.
void for_each_row(const report::Snapshot& snapshot, const Format& format, const std::string& name,
                  const RowSink& sink);

}  // namespace vekha::render::opendata
