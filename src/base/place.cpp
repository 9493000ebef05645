#include "base/place.h"

#include <algorithm>

namespace vekha {

std::string column_letters(std::uint32_t column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26) {
    letters.push_back(static_cast<char>('A' + (column - 1) % 26));
  }
  std::ranges::reverse(letters);
  return letters;
}

std::string cell_name(std::uint32_t row, std::uint32_t column) {
  return column_letters(column) + std::to_string(row);
}

namespace {

void append(Words& words, const std::string& ru, const std::string& en) {
  if (!words.ru.empty()) {
    words.ru += ", ";
    words.en += ", ";
  }
  words.ru += ru;
  words.en += en;
}

void append_position(Words& words, const Place& place) {
  if (place.row > 0 && place.column > 0 && place.cell_address) {
    const std::string cell = cell_name(place.row, place.column);
    append(words, cell, cell);
    return;
  }
  const std::string row = std::to_string(place.row);
  const std::string column = std::to_string(place.column);
  if (place.row > 0) append(words, "строка " + row, "row " + row);
  if (place.column > 0) append(words, "столбец " + column, "column " + column);
}

}  // namespace

Words to_words(const Place& place) {
  Words words;
  if (!place.file.empty()) append(words, place.file, place.file);
  if (!place.sheet.empty()) {
    const bool table_of_document = place.sheet.starts_with("Таблица ");
    append(words, table_of_document ? place.sheet : "лист «" + place.sheet + "»",
           "sheet «" + place.sheet + "»");
  }
  append_position(words, place);
  return words;
}

}  // namespace vekha
