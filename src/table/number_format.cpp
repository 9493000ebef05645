#include "table/number_format.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <ranges>

namespace vekha::table {

namespace {

/// What one section of a code shows, gathered character by character.
struct Traits {
  bool date = false;
  bool time = false;
  bool elapsed = false;
  bool percent = false;
  bool digits = false;  ///< 0 # ? that are not fractions of a second
  bool text = false;    ///< @
  bool minutes_or_months = false;
  char last = 0;  ///< last date or time token
};

/// Where the code's letters may also be Cyrillic: programs localised into Russian write «ДД.ММ.ГГГГ
/// ч:мм:сс».
char token_of(char32_t letter) {
  static constexpr std::array<std::pair<char32_t, char>, 13> tokens{{{U'y', 'y'},
                                                                     {U'd', 'd'},
                                                                     {U'm', 'm'},
                                                                     {U'h', 'h'},
                                                                     {U's', 's'},
                                                                     {U'e', 'y'},
                                                                     {U'g', 'y'},
                                                                     {U'b', 'y'},
                                                                     {U'г', 'y'},
                                                                     {U'д', 'd'},
                                                                     {U'м', 'm'},
                                                                     {U'ч', 'h'},
                                                                     {U'с', 's'}}};
  const char32_t lower = text::lower(letter);
  const auto* const found =
      std::ranges::find_if(tokens, [lower](const auto& entry) { return entry.first == lower; });
  return found == tokens.end() ? '\0' : found->second;
}

class SectionReader {
 public:
  explicit SectionReader(std::u32string_view code) : code_(code) {}

  Traits read() {
    while (at_ < code_.size())
      step();
    if (traits_.minutes_or_months) traits_.date = true;
    return traits_;
  }

 private:
  void step() {
    const char32_t c = code_[at_];
    if (c == U'"') {
      const std::size_t close = code_.find(U'"', at_ + 1);
      at_ = close == std::u32string_view::npos ? code_.size() : close + 1;
    } else if (c == U'\\' || c == U'_' || c == U'*') {
      at_ += 2;
    } else if (c == U'[') {
      read_bracket();
    } else if (read_word()) {
      return;
    } else if (const char token = token_of(c); token != 0) {
      read_token(token);
    } else if (c == U'.' || c == U',') {
      read_fraction();
    } else {
      read_other(c);
    }
  }

  void read_bracket() {
    const std::size_t close = std::min(code_.find(U']', at_), code_.size());
    const std::u32string_view inside = code_.substr(at_ + 1, close - at_ - 1);
    const char first = inside.empty() ? '\0' : token_of(inside.front());
    const bool run =
        std::ranges::all_of(inside, [first](char32_t letter) { return token_of(letter) == first; });
    if (run && (first == 'h' || first == 'm' || first == 's')) {
      traits_.elapsed = true;
      traits_.time = true;
      traits_.last = first;
    }
    at_ = close + 1;
  }

  void read_token(char token) {
    while (at_ < code_.size() && token_of(code_[at_]) == token)
      ++at_;
    if (token == 'h' || token == 's') {
      traits_.time = true;
      // Minutes stand after hours or before seconds; elsewhere m is a month.
      if (token == 's') traits_.minutes_or_months = false;
    } else if (token == 'm') {
      if (traits_.last == 'h' || traits_.last == 's') {
        traits_.time = true;
      } else {
        settle();
        traits_.minutes_or_months = true;
      }
    } else {
      settle();
      traits_.date = true;
    }
    traits_.last = token;
  }

  void settle() {
    if (traits_.minutes_or_months) traits_.date = true;
    traits_.minutes_or_months = false;
  }

  /// The zeros of "ss.000" are parts of a second, not digits of a number.
  void read_fraction() {
    ++at_;
    if (traits_.last != 's') return;
    while (at_ < code_.size() && code_[at_] == U'0')
      ++at_;
  }

  /// Words whose letters are no tokens: General, and the halves of the day.
  bool read_word() {
    if (is_word(U"General") || is_word(U"Основной") || is_word(U"Standard")) return true;
    if (is_word(U"aaaa") || is_word(U"aaa")) {  // a day of the week, as East Asian Excel writes it
      traits_.date = true;
      return true;
    }
    const bool half_day = is_word(U"AM/PM") || is_word(U"A/P");
    traits_.time |= half_day;
    return half_day;
  }

  void read_other(char32_t c) {
    if (c == U'%') traits_.percent = true;
    if (c == U'@') traits_.text = true;
    if (c == U'0' || c == U'#' || c == U'?') traits_.digits = true;
    ++at_;
  }

  bool is_word(std::u32string_view word) {
    const std::u32string_view here = code_.substr(at_, word.size());
    const bool same = std::ranges::equal(
        here, word, [](char32_t a, char32_t b) { return text::lower(a) == text::lower(b); });
    if (same) at_ += word.size();
    return same;
  }

  std::u32string_view code_;
  std::size_t at_ = 0;
  Traits traits_;
};

FormatKind kind_of_traits(const Traits& traits) {
  // A number's own digits beside a letter make the letter a unit: "0 г", "#,##0 с".
  if (traits.digits || traits.percent)
    return traits.percent ? FormatKind::percent : FormatKind::number;
  if (traits.date) return traits.time ? FormatKind::date_time : FormatKind::date;
  if (traits.elapsed) return FormatKind::elapsed;
  return traits.time ? FormatKind::time : FormatKind::number;
}

/// Splits at the semicolons that are not quoted, escaped or in brackets.
std::vector<std::string> split_sections(std::string_view code) {
  std::vector<std::string> sections(1);
  bool quoted = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '"') quoted = !quoted;
    if (c == ';' && !quoted) {
      sections.emplace_back();
      continue;
    }
    sections.back() += c;
    if (c == '\\' && !quoted && i + 1 < code.size()) sections.back() += code[++i];
  }
  return sections;
}

}  // namespace

NumberFormat::NumberFormat(std::string_view code) {
  constexpr std::size_t most = 4;
  for (const std::string& section : split_sections(code)) {
    if (sections_.size() < most) sections_.push_back(read_section(section));
  }
  while (sections_.size() > 1 && sections_.back().text_only)
    sections_.pop_back();
}

NumberFormat::Section NumberFormat::read_section(std::string_view code) {
  Section section;
  const Traits traits = SectionReader(text::decode(code)).read();
  section.kind = kind_of_traits(traits);
  section.text_only = traits.text && section.kind == FormatKind::number && !traits.digits;
  for (std::size_t open = code.find('['); open != std::string_view::npos;
       open = code.find('[', open + 1)) {
    const std::size_t close = code.find(']', open);
    if (close == std::string_view::npos) break;
    read_condition(code.substr(open + 1, close - open - 1), section);
  }
  return section;
}

void NumberFormat::read_condition(std::string_view inside, Section& section) {
  static constexpr std::array<std::pair<std::string_view, Comparison>, 6> signs{
      {{"<=", Comparison::less_equal},
       {"<>", Comparison::not_equal},
       {">=", Comparison::greater_equal},
       {"<", Comparison::less},
       {">", Comparison::greater},
       {"=", Comparison::equal}}};
  for (const auto& [sign, comparison] : signs) {
    if (!inside.starts_with(sign)) continue;
    const std::string_view number = inside.substr(sign.size());
    const auto [end, error] =
        std::from_chars(number.data(), number.data() + number.size(), section.bound);
    if (error == std::errc{} && end == number.data() + number.size())
      section.comparison = comparison;
    return;
  }
}

bool NumberFormat::holds(const Section& section, double value) {
  switch (section.comparison) {
    case Comparison::less: return value < section.bound;
    case Comparison::less_equal: return value <= section.bound;
    case Comparison::equal: return value == section.bound;
    case Comparison::not_equal: return value != section.bound;
    case Comparison::greater_equal: return value >= section.bound;
    case Comparison::greater: return value > section.bound;
    case Comparison::none: break;
  }
  return false;
}

FormatKind NumberFormat::kind_of(double value) const {
  if (is_uniform()) return kind();
  const bool conditional = std::ranges::any_of(
      sections_, [](const Section& section) { return section.comparison != Comparison::none; });
  if (!conditional) {
    // Positive; negative; zero.
    if (value < 0) return sections_[1].kind;
    return sections_[value == 0 && sections_.size() > 2 ? 2 : 0].kind;
  }
  for (const Section& section : sections_) {
    if (holds(section, value)) return section.kind;
  }
  // The last section without a condition takes what is left.
  const auto rest =
      std::ranges::find_if(std::ranges::reverse_view(sections_), [](const Section& section) {
        return section.comparison == Comparison::none && !section.text_only;
      });
  return rest == sections_.rend() ? FormatKind::number : rest->kind;
}

const NumberFormat& builtin_format(std::uint32_t id) {
  static const NumberFormat general;
  static const NumberFormat percent("0%");
  static const NumberFormat date("dd.mm.yyyy");
  static const NumberFormat time("h:mm:ss");
  static const NumberFormat date_time("dd.mm.yyyy h:mm");
  static const NumberFormat elapsed("[h]:mm:ss");
  if (id == 9 || id == 10) return percent;
  if (id == 22) return date_time;
  if (id == 46) return elapsed;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 ||
      id == 56)
    return time;
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return date;
  return general;
}

}  // namespace vekha::table
