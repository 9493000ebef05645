#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Small questions about Russian texts that several parts of the reader ask.
namespace vekha::roadmap {

/// Words of text::key(text): runs of letters and digits; everything else parts them.
std::vector<std::string> words_of(std::string_view text);

bool has_letters(std::string_view text);
bool has_digits(std::string_view text);

/// It begins as the middle of a sentence does: with a small letter or a closing mark.
bool starts_inside_sentence(std::string_view text);

/// It ends where no sentence ends: with a preposition, a conjunction, a comma, a hyphen.
bool ends_open(std::string_view text);

/// As above, for prepositions and conjunctions only: a text that lost its end.
bool ends_with_preposition(std::string_view text);

/// The cell holds a planned value: it has a digit that belongs to no year and no date.
bool is_value(std::string_view text);

/// «-», «–», «х», «нет»: said to be not planned there.
bool is_dash(std::string_view text);

/// Sign that something is planned in a period's column: «х», «+», «v», «да».
bool is_mark(std::string_view text);

/// The month that a word begins with («сентября», «сент»): 1 to 12.
std::optional<unsigned> month_of_word(std::string_view key_word);

/// «I», «IV» (Latin or look-alike Cyrillic letters): 1 to 39.
std::optional<int> roman(std::string_view word);

/// Letters set apart («П Л А Н») are put together again; other texts stay.
std::string without_letter_spacing(std::string_view text);

/// Initials beside a surname («И.О. Фамилия»), or a full name with a patronymic.
bool has_person(std::string_view text);

}  // namespace vekha::roadmap
