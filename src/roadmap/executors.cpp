#include "roadmap/executors.h"

#include "base/text.h"
#include "roadmap/phrases.h"

#include <algorithm>
#include <array>
#include <optional>

namespace vekha::roadmap {
namespace {

/// Names are the same whatever their quotes and case.
std::string name_key(std::string_view name) {
  std::u32string plain;
  for (const char32_t c : text::decode(name)) {
    if (c != U'«' && c != U'»' && c != U'"' && c != U'“' && c != U'”' && c != U'„') plain += c;
  }
  return text::key(text::encode(plain));
}

/// «• УО», «– школы», «2) ИМЦ»: the mark of a list is no part of the name.
std::string without_list_mark(const std::string& name) {
  for (const std::string_view mark : {"•", "–", "—", "*", "·", "▪"}) {
    if (name.starts_with(mark)) return text::fold_space(name.substr(mark.size()));
  }
  const std::size_t digits = name.find_first_not_of("0123456789");
  const bool numbered = digits != std::string::npos && digits > 0 && digits <= 2 &&
                        digits + 1 < name.size() && (name[digits] == '.' || name[digits] == ')') &&
                        name[digits + 1] == ' ';
  return numbered ? text::fold_space(name.substr(digits + 1)) : name;
}

std::string trimmed(const std::string& part) {
  std::string out = text::fold_space(part);
  while (!out.empty() &&
         (out.back() == ',' || out.back() == ';' || out.back() == '.' || out.back() == ':')) {
    if (out.back() == '.' && has_person(out)) break;
    out.pop_back();
  }
  while (!out.empty() && (out.front() == ',' || out.front() == ';' || out.front() == '-'))
    out.erase(0, 1);
  return without_list_mark(text::fold_space(out));
}

/// A clause that belongs to the name before the comma: «школы, имеющие низкие результаты», «которые
/// …».
bool is_clause(const std::string& part) {
  const std::vector<std::string> words = words_of(part);
  if (words.empty() || !starts_inside_sentence(part)) return false;
  const std::string& first = words.front();
  if (first.starts_with("котор") || first == "в" || first == "включая" || first == "далее")
    return true;
  static constexpr std::array<std::string_view, 10> ends = {"щие",  "щих",  "щий",  "щая",  "щими",
                                                            "вшие", "вших", "нные", "нных", "мые"};
  return std::ranges::any_of(ends, [&](std::string_view end) { return first.ends_with(end); });
}

/// Cuts at commas, semicolons and line breaks outside of quotes and brackets.
class Cutter {
 public:
  std::vector<std::string> cut(const std::string& printed) {
    const std::string cell = with_marks_for_slashes(printed);
    brackets_ = std::ranges::count(cell, '(') == std::ranges::count(cell, ')');
    straight_quotes_ = std::ranges::count(cell, '"') % 2 == 0;
    const std::u32string points = text::decode(cell);
    guillemets_ = std::ranges::count(points, U'«') == std::ranges::count(points, U'»');
    for (const char32_t c : points) {
      follow_depth(c);
      if (depth_ == 0 && (c == U',' || c == U';')) {
        finish(Border::mark);
      } else if (c == U'\n') {
        finish(depth_ == 0 ? Border::line : Border::inner);
      } else {
        text::append(part_, c);
      }
    }
    finish(Border::mark);
    return std::move(parts_);
  }

 private:
  enum class Border { mark, line, inner };

  /// «УО / школы»: a slash between blanks parts names; «и/или» and «8/1» stay whole.
  static std::string with_marks_for_slashes(std::string cell) {
    for (std::size_t at = cell.find(" / "); at != std::string::npos; at = cell.find(" / ", at))
      cell.replace(at, 3, "; ");
    return cell;
  }

  /// A mark that is never closed encloses nothing: the rest of the cell would be one name.
  void follow_depth(char32_t c) {
    if (c == U'"' && straight_quotes_) {
      depth_ += within_quotes_ ? -1 : 1;
      within_quotes_ = !within_quotes_;
    }
    const bool opens = (c == U'«' && guillemets_) || (c == U'(' && brackets_) || c == U'„';
    const bool closes = (c == U'»' && guillemets_) || (c == U')' && brackets_) || c == U'“';
    if (opens) ++depth_;
    if (closes && depth_ > 0) --depth_;
  }

  void finish(Border border) {
    const bool goes_on =
        !parts_.empty() && last_ != Border::mark &&
        (starts_inside_sentence(part_) || last_ == Border::inner || ends_open(parts_.back()));
    if (goes_on || (!parts_.empty() && is_clause(part_))) {
      const bool after_mark = last_ == Border::mark;
      parts_.back() += (after_mark ? ", " : " ") + text::fold_space(part_);
    } else if (!text::fold_space(part_).empty()) {
      parts_.push_back(text::fold_space(part_));
    }
    part_.clear();
    last_ = border;
  }

  std::vector<std::string> parts_;
  std::string part_;
  int depth_ = 0;
  bool brackets_ = true;
  bool guillemets_ = true;
  bool straight_quotes_ = true;
  bool within_quotes_ = false;
  Border last_ = Border::mark;
};

std::vector<std::string> cut(const std::string& cell) {
  std::vector<std::string> names;
  for (const std::string& part : Cutter().cut(cell)) {
    std::string name = trimmed(part);
    if (!name.empty()) names.push_back(std::move(name));
  }
  return names;
}

struct Definition {
  std::string full;
  std::string brief;
};

/// «Комитет по образованию администрации ЗГМО (далее – Комитет по образованию)».
std::optional<Definition> definition_in(const std::string& name) {
  const std::size_t bracket = name.find("(далее");
  const std::size_t open = bracket == std::string::npos ? name.find(", далее") : bracket;
  if (open == std::string::npos) return std::nullopt;
  const std::size_t close = std::min(name.find(')', open), name.size());
  const std::size_t word = name.find("далее", open) + std::string_view("далее").size();
  std::string brief = name.substr(word, close > word ? close - word : 0);
  brief = text::fold_space(brief);
  for (const std::string_view mark : {"–", "—", "-", ":", "именуется"}) {
    if (brief.starts_with(mark)) brief = text::fold_space(brief.substr(mark.size()));
  }
  if (brief.empty()) return std::nullopt;
  return Definition{text::fold_space(name.substr(0, open)), brief};
}

/// An abbreviation or a quoted name can stand against its neighbour without a separator; a plain
/// word cannot.
bool may_end_a_name(const std::string& word) {
  if (word.ends_with("»")) return true;
  const std::u32string points = text::decode(word);
  return std::ranges::count_if(points, text::is_upper) >= 2;
}

bool is_better_form(const std::string& known, const std::string& form) {
  const bool known_quoted = known.find("«") != std::string::npos;
  const bool quoted = form.find("«") != std::string::npos;
  if (known_quoted != quoted) return quoted;
  const std::u32string a = text::decode(known);
  const std::u32string b = text::decode(form);
  return !text::is_upper(a.front()) && text::is_upper(b.front());
}

/// «Управление образования» gives «уо».
std::string initials_of(const std::string& name) {
  std::string initials;
  for (const std::string& word : words_of(name)) {
    if (word.size() > 2) text::append(initials, text::decode(word).front());
  }
  return initials;
}

}  // namespace

void ExecutorNames::learn(const std::string& cell) {
  for (const std::string& name : cut(cell)) {
    if (const std::optional<Definition> definition = definition_in(name)) {
      definitions_[name_key(name)] = definition->brief;
      definitions_[name_key(definition->full)] = definition->brief;
      names_.try_emplace(name_key(definition->brief), definition->brief);
      continue;
    }
    const auto [place, fresh] = names_.try_emplace(name_key(name), name);
    if (!fresh && is_better_form(place->second, name)) place->second = name;
  }
}

bool ExecutorNames::knows(std::string_view name) const {
  return names_.contains(name_key(name));
}

std::string ExecutorNames::canonical(const std::string& name) const {
  const std::string key = name_key(name);
  if (const auto defined = definitions_.find(key); defined != definitions_.end())
    return defined->second;
  const auto known = names_.find(key);
  return known == names_.end() ? name : known->second;
}

std::vector<std::string> ExecutorNames::apart(const std::string& name) const {
  const std::vector<std::string> words = text::split(name, ' ');
  // «УО и школы», «ИМЦ совместно с УО»: two names where both stand alone elsewhere.
  for (std::size_t count = 1; count + 1 < words.size(); ++count) {
    const bool together = words[count] == "совместно" && count + 2 < words.size() &&
                          (words[count + 1] == "с" || words[count + 1] == "со");
    if (words[count] != "и" && !together) continue;
    const auto at = words.begin() + static_cast<std::ptrdiff_t>(count);
    const std::string left = text::join({words.begin(), at}, " ");
    const std::string right = text::join({at + (together ? 2 : 1), words.end()}, " ");
    if (knows(left) && knows(right)) return {left, right};
  }
  for (std::size_t count = 1; count < words.size(); ++count) {
    if (!may_end_a_name(words[count - 1])) continue;
    const auto middle = words.begin() + static_cast<std::ptrdiff_t>(count);
    const std::string left = text::join({words.begin(), middle}, " ");
    const std::string right = text::join({middle, words.end()}, " ");
    if (knows(left) && knows(right)) return {left, right};
  }
  return {name};
}

std::string ExecutorNames::glued_first(const std::string& cell) const {
  const std::vector<std::string> parts = cut(cell);
  if (parts.empty()) return {};
  const std::vector<std::string> names = apart(parts.front());
  return names.size() > 1 ? names.front() : std::string();
}

std::vector<Executor> ExecutorNames::split(const std::string& cell) const {
  std::vector<Executor> executors;
  for (const std::string& part : cut(cell)) {
    for (const std::string& name : apart(part)) {
      Executor executor{.name = canonical(name)};
      executor.kind = executor_kind(executor.name);
      const bool known = std::ranges::any_of(executors, [&](const Executor& other) {
        return name_key(other.name) == name_key(executor.name);
      });
      if (!known) executors.push_back(std::move(executor));
    }
  }
  return executors;
}

std::vector<std::pair<std::string, std::string>> likely_aliases(
    const std::set<std::string>& names) {
  std::vector<std::pair<std::string, std::string>> aliases;
  for (const std::string& brief : names) {
    const std::u32string points = text::decode(brief);
    if (points.size() < 2 || points.size() > 5 || !std::ranges::all_of(points, text::is_upper))
      continue;
    for (const std::string& full : names) {
      if (full != brief && initials_of(full) == text::key(brief)) aliases.emplace_back(brief, full);
    }
  }
  return aliases;
}

}  // namespace vekha::roadmap
