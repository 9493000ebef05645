#pragma once

#include <string>
#include <string_view>

namespace vekha::roadmap {

/// What stands in the place of a person's name in everything that is published.
inline constexpr std::string_view hidden_name = "[имя не публикуется]";

/// The text with every person's name put out: «Иванова А.Б.», «А. Б. Иванова», «Иванова Анна
/// Борисовна». Other texts come back as they are, byte for byte.
std::string without_persons(std::string_view text);

/// Cheap test that most texts without a name fail: an initial or a patronymic's ending.
bool may_name_a_person(std::string_view text);

}  // namespace vekha::roadmap
