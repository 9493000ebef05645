#pragma once

#include "facts/matcher.h"

#include <string>

/// Measures that are named in running text rather than in columns of their own.
namespace vekha::facts {

/// Moves a number that opens the title to where it belongs, when there is neither number nor id:
/// «4.1», «4.1. Собеседования …», where no column holds the number.
void number_from_title(MeasureKeys& keys);

/// The measure that a head of values names: «4», «№ 4. Собеседования», a title; or a question of a
/// form that refers to it: «Сколько прошло? (п. 4)», «Проведены? [5]», «Мероприятие 6. Сделано?».
MeasureKeys keys_of_head(const std::string& head);

}  // namespace vekha::facts
