#pragma once

#include "facts/values.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What words in place of a number say. All texts are text::key forms.
namespace vekha::facts {

template <std::size_t Count>
bool any_start(std::string_view text, const std::array<std::string_view, Count>& stems) {
  return std::any_of(stems.begin(), stems.end(),
                     [&](std::string_view stem) { return text.starts_with(stem); });
}

/// Runs of letters.
std::vector<std::string> words_of(std::string_view key);

/// done, not_done, dash, missing; senseless where the words say neither plainly. «Запланировано»,
/// «перенесено» are not done; «отменено» is for a person to decide; «частично» names no amount.
ValueKind kind_of_words(std::string_view key);

/// «ноль» to «двадцать».
std::optional<int> number_word(std::string_view key);

/// What stands before a number: «проведено», «выполнено на», «да,» or «около», «примерно».
enum class LeadIn { done, about, other };
LeadIn lead_in(std::string_view key);

}  // namespace vekha::facts
