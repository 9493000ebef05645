#pragma once

#include "base/error.h"

#include <string>

/// The ways in which a file is refused, worded once.
namespace vekha::table {

[[noreturn]] void refuse(Place place, std::string code, Words text, Words advice);

/// The bytes contradict the format. `what` completes «файл повреждён: …».
[[noreturn]] void refuse_damaged(Place place, const Words& what);

/// A bound of `Limits` is passed. `what` names the bound with its value.
[[noreturn]] void refuse_limit(Place place, const Words& what);

}  // namespace vekha::table
