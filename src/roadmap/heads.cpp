#include "roadmap/heads.h"

#include "base/text.h"
#include "roadmap/period_heads.h"
#include "roadmap/phrases.h"

#include <algorithm>
#include <array>
#include <vector>

namespace vekha::roadmap {
namespace {

struct Stem {
  std::string_view stem;
  Column column;
  int rank;
};

/// The first of these words in a head decides («Результат выполнения мероприятия» is of results).
constexpr std::array<Stem, 71> head_stems = {{
    {"мероприят", Column::title, 9},
    {"действи", Column::title, 8},
    {"содержани", Column::title, 7},
    {"работ", Column::title, 6},
    {"деятельност", Column::title, 6},
    {"мер", Column::title, 5},
    {"задач", Column::title, 4},
    {"этап", Column::title, 3},
    {"направлени", Column::title, 2},
    {"раздел", Column::title, 2},
    {"событи", Column::title, 5},
    {"делаем", Column::title, 3},
    {"получим", Column::indicator, 4},
    {"вопрос", Column::title, 3},
    {"показател", Column::indicator, 9},
    {"индикатор", Column::indicator, 9},
    {"результат", Column::indicator, 8},
    {"критери", Column::indicator, 6},
    {"эффект", Column::indicator, 5},
    {"продукт", Column::indicator, 5},
    {"документ", Column::indicator, 4},
    {"итог", Column::indicator, 4},
    {"форм", Column::indicator, 3},
    {"значени", Column::plan, 5},
    {"план", Column::plan, 9},
    {"количеств", Column::plan, 4},
    {"охват", Column::plan, 3},
    {"кол", Column::plan, 4},
    {"срок", Column::term, 9},
    {"период", Column::term, 8},
    {"дат", Column::term, 8},
    {"время", Column::term, 7},
    {"месяц", Column::term, 6},
    {"год", Column::term, 3},
    {"исполнител", Column::executor, 8},
    {"ответствен", Column::executor, 9},
    {"отв", Column::executor, 9},
    {"соисполнител", Column::executor, 5},
    {"организатор", Column::executor, 4},
    {"кто", Column::executor, 3},
    {"когда", Column::term, 7},
    {"начал", Column::term, 4},
    {"окончан", Column::term, 4},
    {"конец", Column::term, 4},
    {"завершен", Column::term, 3},
    {"дедлайн", Column::term, 6},
    {"реализует", Column::executor, 3},
    {"куратор", Column::executor, 4},
    {"отвеча", Column::executor, 5},
    {"результативност", Column::indicator, 6},
    {"единиц", Column::unit, 9},
    {"ед", Column::unit, 9},
    {"признак", Column::direction, 9},
    {"возрастан", Column::direction, 5},
    {"базов", Column::baseline, 9},
    {"исходн", Column::baseline, 8},
    {"примечан", Column::note, 9},
    {"комментар", Column::note, 8},
    {"отметк", Column::note, 7},
    {"сведени", Column::note, 7},
    {"недостат", Column::unknown, 2},
    {"связь", Column::unknown, 9},
    {"последстви", Column::unknown, 9},
    {"формула", Column::unknown, 9},
    {"факт", Column::unknown, 5},
    {"финансир", Column::unknown, 5},
    {"бюджет", Column::unknown, 5},
    {"средств", Column::unknown, 5},
    {"сумм", Column::unknown, 5},
    {"стоимост", Column::unknown, 5},
    {"руб", Column::unknown, 5},
}};

/// Words of heads that say nothing of the column by themselves.
constexpr std::array<std::string_view, 64> small_words = {"наименован",
                                                          "что",
                                                          "делает",
                                                          "муниципальн",
                                                          "региональн",
                                                          "ожидаем",
                                                          "планируем",
                                                          "планов",
                                                          "целев",
                                                          "реализац",
                                                          "реализованн",
                                                          "выполнен",
                                                          "исполнен",
                                                          "проведен",
                                                          "завершен",
                                                          "достижен",
                                                          "основн",
                                                          "конкретн",
                                                          "отдельн",
                                                          "контрольн",
                                                          "вид",
                                                          "и",
                                                          "или",
                                                          "за",
                                                          "по",
                                                          "на",
                                                          "в",
                                                          "к",
                                                          "о",
                                                          "с",
                                                          "п",
                                                          "пп",
                                                          "изм",
                                                          "измерени",
                                                          "убыван",
                                                          "г",
                                                          "гг",
                                                          "годы",
                                                          "годам",
                                                          "лиц",
                                                          "фио",
                                                          "должност",
                                                          "организаци",
                                                          "учрежден",
                                                          "непосредствен",
                                                          "конечн",
                                                          "краткое",
                                                          "описание",
                                                          "соответств",
                                                          "характеристик",
                                                          "подтверждающ",
                                                          "отчет",
                                                          "предоставлен",
                                                          "представлен",
                                                          "начал",
                                                          "окончан",
                                                          "дорожной",
                                                          "устранени",
                                                          "выявленн",
                                                          "ходе",
                                                          "независим",
                                                          "оценк",
                                                          "качеств",
                                                          "во"};

bool is_stem_word(std::string_view word, const Stem& stem) {
  if (stem.stem == "ед" || stem.stem == "отв" || stem.stem == "кто" || stem.stem == "кол")
    return word == stem.stem;
  if (stem.stem == "план") return word == "план" || word == "планы" || word == "плану";
  if (stem.stem == "мер") return word == "меры" || word == "мер" || word == "мера";
  if (stem.stem == "дат") return word == "дата" || word == "даты";
  if (stem.stem == "год") return word == "год" || word == "годы" || word == "года";
  if (stem.stem == "начал") return word == "начало" || word == "начала";
  if (stem.stem == "форм") return word == "форма" || word == "формы";
  return word.starts_with(stem.stem);
}

const Stem* stem_of(std::string_view word) {
  const auto found =
      std::ranges::find_if(head_stems, [&](const Stem& stem) { return is_stem_word(word, stem); });
  return found == head_stems.end() ? nullptr : &*found;
}

bool is_small(std::string_view word) {
  return std::ranges::any_of(small_words, [&](std::string_view small) {
    return text::length(small) <= 3 ? word == small : word.starts_with(small);
  });
}

/// Years, quarters and months across the table; nullopt when the words name something else beside.
std::optional<HeadMeaning> calendar_meaning(const HeadWords& words, std::string_view head) {
  HeadMeaning meaning;
  for (const std::string& word : words) {
    if (const std::optional<int> year = year_of_word(word); year && !meaning.year)
      meaning.year = year;
    const Stem* stem = stem_of(word);
    if (stem != nullptr && stem->column != Column::term && stem->column != Column::plan)
      return std::nullopt;
  }
  meaning.period = period_in_head(words, head);
  if (!meaning.year && !meaning.period) return std::nullopt;
  meaning.column = !meaning.period || meaning.period->kind == PeriodHead::Kind::school_year
                       ? Column::year
                       : Column::period;
  meaning.sure = words.size() <= 6;
  return meaning;
}

bool is_number_head(const HeadWords& words) {
  if (words.empty() || words.size() > 4) return false;
  const std::string& first = words.front();
  if (first == "№" || first.starts_with("№п") || first == "n" || first == "номер") return true;
  return (first == "п" && words.size() == 2 && words[1] == "п") || first == "пп";
}

/// «Плановое значение» and «Целевой показатель»: the adjective belongs to the noun behind it.
std::optional<HeadMeaning> phrase_meaning(const HeadWords& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const bool planned = words[i].starts_with("планов") || words[i].starts_with("целев");
    if (planned && (words[i + 1].starts_with("значен") || words[i + 1].starts_with("величин"))) {
      if (i > 0 && stem_of(words.front()) != nullptr) return std::nullopt;
      return HeadMeaning{.column = Column::plan, .rank = 8};
    }
  }
  return std::nullopt;
}

/// «Контрольное событие» marks that something is reached; «событие» alone is what is done.
std::optional<HeadMeaning> milestone_meaning(const HeadWords& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i].starts_with("контрольн") && words[i + 1].starts_with("точк"))
      return HeadMeaning{.column = Column::title, .rank = 6, .sure = true};
    if (words[i].starts_with("контрольн") && words[i + 1].starts_with("событи"))
      return HeadMeaning{.column = Column::indicator, .rank = 6};
  }
  return std::nullopt;
}

std::optional<HeadMeaning> word_meaning(const HeadWords& words) {
  if (const std::optional<HeadMeaning> milestone = milestone_meaning(words)) return milestone;
  if (const std::optional<HeadMeaning> phrase = phrase_meaning(words)) return phrase;
  for (const std::string& word : words) {
    if (const Stem* stem = stem_of(word))
      return HeadMeaning{.column = stem->column, .rank = stem->rank};
  }
  return std::nullopt;
}

bool mostly_head_words(const HeadWords& words) {
  const auto numbers = std::ranges::count_if(
      words, [](const std::string& word) { return number_of_word(word).has_value(); });
  const auto strange = std::ranges::count_if(words, [](const std::string& word) {
    return stem_of(word) == nullptr && !is_small(word) && !number_of_word(word);
  });
  const std::ptrdiff_t said = static_cast<std::ptrdiff_t>(words.size()) - numbers;
  return strange * 3 <= said && words.size() <= 16;
}

/// «Ответственный исполнитель (с указанием фамилии и должности)»: brackets explain, and decide
/// nothing.
std::string without_brackets(std::string_view head) {
  std::string out;
  int depth = 0;
  for (const char c : head) {
    if (c == '(') ++depth;
    if (depth == 0) out += c;
    if (c == ')' && depth > 0) --depth;
  }
  return has_letters(out) ? out : std::string(head);
}

/// «Ответ- ственные», divided to fit into a narrow column.
std::string without_divisions(std::string_view head) {
  const std::u32string points = text::decode(head);
  std::string out;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool divided = points[i] == U'-' && i > 0 && text::is_letter(points[i - 1]);
    if (!divided) {
      text::append(out, points[i]);
      continue;
    }
    while (i + 1 < points.size() && (points[i + 1] == U' ' || points[i + 1] == U'\n'))
      ++i;
  }
  return out;
}

std::optional<HeadMeaning> generic_meaning(const HeadWords& words) {
  if (words.size() > 2) return std::nullopt;
  const std::string& first = words.front();
  if (first.starts_with("наименован"))
    return HeadMeaning{.column = Column::title, .sure = true, .generic = true};
  if (first == "по" && words.size() == 2 && words[1].starts_with("год"))
    return HeadMeaning{.column = Column::unknown, .sure = true, .generic = true};
  if (first == "всего") return HeadMeaning{.column = Column::plan, .sure = true, .generic = true};
  return std::nullopt;
}

std::optional<HeadMeaning> meaning_as_printed(std::string_view head) {
  const HeadWords words = words_of(head);
  if (words.empty()) return std::nullopt;
  if (is_number_head(words)) return HeadMeaning{.column = Column::number, .rank = 1, .sure = true};
  if (std::optional<HeadMeaning> calendar = calendar_meaning(words, head)) return calendar;
  std::optional<HeadMeaning> meaning = word_meaning(words);
  if (!meaning) return generic_meaning(words);
  meaning->sure = meaning->sure || mostly_head_words(words) ||
                  mostly_head_words(words_of(without_brackets(head)));
  if (meaning->column == Column::baseline) {
    for (const std::string& word : words) {
      if (!meaning->year) meaning->year = year_of_word(word);
    }
  }
  return meaning;
}

}  // namespace

std::optional<HeadMeaning> meaning_of_head(std::string_view head) {
  std::optional<HeadMeaning> meaning = meaning_as_printed(head);
  if (meaning && meaning->sure) return meaning;
  const std::string whole = without_divisions(head);
  if (whole == head) return meaning;
  const std::optional<HeadMeaning> joined = meaning_as_printed(whole);
  return joined && joined->sure ? joined : meaning;
}

std::optional<Column> second_meaning_of_head(std::string_view head) {
  std::optional<Column> first;
  for (const std::string& word : words_of(head)) {
    const Stem* stem = stem_of(word);
    if (stem == nullptr || stem->column == Column::unknown) continue;
    if (first && *first != stem->column) return stem->column;
    first = stem->column;
  }
  return std::nullopt;
}

}  // namespace vekha::roadmap
