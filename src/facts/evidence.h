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

/// A document that can be found and is called by one of the usual words, with little around it:
/// «приказ № 5», «протокол совещания от 3.04.2024», an address; not «приказ в работе до 1 мая».
bool is_named_document(const Evidence& evidence);

}  // namespace vekha::facts
