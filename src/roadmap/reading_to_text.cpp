#include "roadmap/reading.h"

namespace vekha::roadmap {

namespace {

class WordLine {
 public:
  explicit WordLine(std::string_view first) : text_(first) {}

  WordLine& word(std::string_view word) {
    text_.append(" ").append(word);
    return *this;
  }
  template <typename Value>
  void named(std::string_view label, const std::optional<Value>& value) {
    if (value) word(label).word(*value);
  }
  void marks(bool needs_decision, const std::vector<std::string>& flags) {
    if (needs_decision) word("?");
    for (const std::string& flag : flags)
      word("!" + flag);
  }
  std::string text() && { return std::move(text_); }

 private:
  std::string text_;
};

std::string span(const std::optional<Date>& first, const std::optional<Date>& last) {
  return (first ? to_iso(*first) : "") + ".." + (last ? to_iso(*last) : "");
}

std::string dates(const std::vector<Date>& days) {
  std::string out;
  for (const Date day : days)
    out += (out.empty() ? "" : ",") + to_iso(day);
  return out;
}

void candidate(WordLine& line, const TermCandidate& one) {
  if (!one.label.empty()) {
    line.word("or [" + one.label + "]");
  } else if (!one.due.empty()) {
    line.word("or " + dates(one.due));
  } else {
    line.word("or " + span(one.start, one.end));
  }
}

std::string amount(const PlanReading& reading) {
  std::string out;
  if (reading.comparator) out += name(*reading.comparator);
  if (reading.value) out += to_plain(*reading.value);
  if (reading.value_max) out += ".." + to_plain(*reading.value_max);
  return out;
}

template <typename Enum>
std::optional<std::string> named(const std::optional<Enum>& value) {
  return value ? std::optional<std::string>(name(*value)) : std::nullopt;
}

std::optional<std::string> plain(const std::optional<Decimal>& value) {
  return value ? std::optional(to_plain(*value)) : std::nullopt;
}

std::optional<std::string> bracketed(const std::optional<std::string>& text) {
  return text ? std::optional("[" + *text + "]") : std::nullopt;
}

}  // namespace

std::string to_text(const TermReading& reading) {
  WordLine line(name(reading.kind));
  if (reading.start || reading.end) line.word(span(reading.start, reading.end));
  if (!reading.due.empty()) line.word("due").word(dates(reading.due));
  line.named("every", named(reading.frequency));
  if (reading.count) line.word("n").word(std::to_string(*reading.count));
  line.named("fallback",
             reading.fallback_end ? std::optional(to_iso(*reading.fallback_end)) : std::nullopt);
  line.marks(reading.needs_decision, reading.flags);
  for (const TermCandidate& one : reading.candidates)
    candidate(line, one);
  return std::move(line).text();
}

std::string to_text(const PlanReading& reading) {
  WordLine line(name(reading.kind));
  if (const std::string figures = amount(reading); !figures.empty()) line.word(figures);
  if (reading.numerator && reading.denominator)
    line.word(to_plain(*reading.numerator) + "/" + to_plain(*reading.denominator));
  line.named("unit", bracketed(reading.unit));
  line.named("of", bracketed(reading.base));
  line.named("per", bracketed(reading.per));
  line.named("every", named(reading.frequency));
  line.named("scope", named(reading.scope));
  line.named("direction", named(reading.direction));
  line.named("from", plain(reading.baseline));
  line.named("by", plain(reading.delta));
  for (const auto& [year, target] : reading.year_targets) {
    line.word(std::to_string(year) + "=" + to_plain(target));
  }
  for (const PlanReading& item : reading.items)
    line.word("{" + to_text(item) + "}");
  line.marks(reading.needs_decision, reading.flags);
  for (const std::string& one : reading.candidates)
    line.word("or [" + one + "]");
  return std::move(line).text();
}

}  // namespace vekha::roadmap
