#pragma once

#include "roadmap/reading_nouns.h"

#include <string>
#include <string_view>

/// Endings of Russian words that no table lists.
namespace vekha::roadmap::reading {

/// By its ending: «антирисковых», «методическая»; never a word of the noun table.
bool is_adjective(std::string_view word);

/// May be one: by its ending alone, where a noun that it could agree with follows («рабочей
/// группы»).
bool may_be_adjective(std::string_view word);

/// True when an adjective in this form can stand by the noun in one of its cases: not «принявших
/// участие», where a participle governs its object.
bool can_agree(std::string_view adjective, std::uint8_t cases);

/// «функционирование», «тиражирование»: a noun for something done, by its suffix.
bool is_verbal_noun(std::string_view word);

enum class Number : std::uint8_t { singular, plural };

/// Nominative of an adjective in agreement with a noun: «антирисковых» -> «антирисковая».
std::string adjective_nominative(std::string_view word, Gender gender, Number number);

/// «определен», «назначены», «проведено»: something was done.
bool is_short_participle(std::string_view word);

/// «утверждённый», «разработанные»: an adjective of «утверждён», «разработаны».
bool is_done_participle(std::string_view word);

/// «регламентирующий», «принявшие»: an adjective that takes an object.
bool is_active_participle(std::string_view word);

/// «прошли», «приняли», «разработали».
bool is_past_plural(std::string_view word);

/// «осуществляют», «проводит».
bool is_present_verb(std::string_view word);

/// A guess at the nominative singular of a noun that is not in the table, from a genitive after a
/// number; the word itself when no ending tells.
std::string guessed_nominative(std::string_view word);

}  // namespace vekha::roadmap::reading
