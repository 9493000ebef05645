#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vekha::report {

/// Where a person is named in a text: bytes [begin, end).
struct NameFound {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const NameFound&) const = default;
};

/// Names of persons by their form, in any case: «Иванова И. И.», «И.И. Ивановой», «Иванову Ивану
/// Ивановичу», «Марии Петровны». Names that honour somebody («школа им. А.С. Пушкина», «премия
/// имени Ивана Петровича Павлова») are part of a title and are left. A first name and a surname
/// without initials or patronymic can't be told from other capitalised words: the methodist looks
/// for those.
std::vector<NameFound> person_names(std::string_view text);

/// The text with roadmap::hidden_name in place of each name; `found` gets the names as they stood.
std::string without_person_names(std::string_view text, std::vector<std::string>& found);

}  // namespace vekha::report
