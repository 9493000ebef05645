#pragma once

#include "facts/observation.h"

#include <string>
#include <string_view>
#include <vector>

namespace vekha::facts {

/// Documents named in one text: «Протокол № 3 от 12.02.2024», «приказ от 17.04.2024 № 191;
/// https://…». Parts between semicolons or line breaks are documents of their own, save a part that
/// is merely the address of the one before. Words that only say that something exists («есть»,
/// «прилагается») name no kind of document.
std::vector<Evidence> read_evidence(std::string_view text);

}  // namespace vekha::facts
