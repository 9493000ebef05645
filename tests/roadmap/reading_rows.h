#pragma once

#include "base/file_io.h"
#include "base/json.h"
#include "base/text.h"
#include "roadmap/reading.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

/// Tables of texts and their readings (text, kind, expected JSON; a line each), and the comparison
/// by which such a table is scored: exact on kind, dates, numbers, comparator and the need of a
/// decision; flags as recall; unit and base by normalised text. A key that a row lacks is not
/// compared.
namespace vekha::roadmap::test {

struct Row {
  std::string text;
  std::string kind;
  Json expected;
  std::size_t line = 0;  ///< of the file, from 1
};

inline std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out.push_back(text[i]);
      continue;
    }
    const char c = text[++i];
    out.push_back(c == 'n' ? '\n' : c == 't' ? '\t' : c);
  }
  return out;
}

inline std::vector<Row> rows_of(const std::filesystem::path& path) {
  std::vector<Row> out;
  const std::vector<std::string> lines = text::split(read_file(path), '\n');
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::vector<std::string> cells = text::split(lines[i], '\t');
    if (cells.size() != 3) continue;
    out.push_back({unescaped(cells[0]), cells[1], Json::parse(cells[2]), i + 1});
  }
  return out;
}

inline Period period_of_column(const std::string& text) {
  const int year = std::stoi(text.substr(0, 4));
  const auto index = static_cast<unsigned>(std::stoi(text.substr(text.size() - 1)));
  if (text.find('Q') != std::string::npos) return quarter_period(year, index);
  if (text.find('H') != std::string::npos) return half_year_period(year, index);
  return month_period(year, static_cast<unsigned>(std::stoi(text.substr(5))));
}

inline ReadingContext context_of(const Json& expected) {
  ReadingContext context;
  if (!expected.contains("ctx")) return context;
  const Json& ctx = expected["ctx"];
  if (ctx.contains("programme")) {
    context.programme = Period{*parse_iso_date(ctx["programme"][0].get<std::string>()),
                               *parse_iso_date(ctx["programme"][1].get<std::string>())};
  }
  if (ctx.contains("approved"))
    context.approved = parse_iso_date(ctx["approved"].get<std::string>());
  if (ctx.contains("col_year")) context.column_year = ctx["col_year"].get<int>();
  if (ctx.contains("col_period"))
    context.column_period = period_of_column(ctx["col_period"].get<std::string>());
  if (ctx.contains("school_year")) context.school_year = ctx["school_year"].get<std::string>();
  if (ctx.contains("indicator")) context.indicator = ctx["indicator"].get<std::string>();
  if (ctx.contains("year_columns"))
    context.year_columns = ctx["year_columns"].get<std::vector<int>>();
  if (ctx.contains("year_values"))
    context.year_values = ctx["year_values"].get<std::vector<std::string>>();
  if (ctx.contains("form")) context.form = ctx["form"].get<std::string>();
  return context;
}

class Comparison {
 public:
  explicit Comparison(const Json& expected) : expected_(expected) {}

  void exact(const std::string& key, const std::string& actual) {
    if (!expected_.contains(key)) return;
    const std::string wanted = plain(expected_[key]);
    if (wanted != actual) misses_ += " " + key + "=" + actual + " (wanted " + wanted + ")";
  }
  void text(const std::string& key, const std::optional<std::string>& actual) {
    if (!expected_.contains(key)) return;
    const std::string wanted =
        expected_[key].is_null() ? "null" : text::key(expected_[key].get<std::string>());
    const std::string got = actual ? text::key(*actual) : "null";
    if (wanted != got) misses_ += " " + key + "=" + got + " (wanted " + wanted + ")";
  }
  void flags(const std::vector<std::string>& actual) {
    if (!expected_.contains("flags")) return;
    for (const Json& flag : expected_["flags"]) {
      ++flags_wanted_;
      if (std::find(actual.begin(), actual.end(), flag.get<std::string>()) != actual.end()) {
        ++flags_found_;
      } else {
        missing_ += " -" + flag.get<std::string>();
      }
    }
  }
  void miss(const std::string& what) { misses_ += " " + what; }

  const std::string& misses() const { return misses_; }
  const std::string& missing_flags() const { return missing_; }
  int flags_wanted() const { return flags_wanted_; }
  int flags_found() const { return flags_found_; }

 private:
  static std::string plain(const Json& value) {
    if (value.is_null()) return "null";
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number()) return to_plain(*Decimal::parse(value.dump()));
    return value.dump();
  }

  const Json& expected_;
  std::string misses_;
  std::string missing_;
  int flags_wanted_ = 0;
  int flags_found_ = 0;
};

template <typename Value, typename Print>
std::string shown(const std::optional<Value>& value, Print print) {
  return value ? std::string(print(*value)) : "null";
}

inline std::string shown_number(const std::optional<Decimal>& value) {
  return value ? to_plain(*value) : "null";
}

inline void compare(Comparison& row, const TermReading& reading, const Json& expected) {
  row.exact("k", std::string(name(reading.kind)));
  row.exact("start", shown(reading.start, to_iso));
  row.exact("end", shown(reading.end, to_iso));
  row.exact("fallback_end", shown(reading.fallback_end, to_iso));
  row.exact("freq", shown(reading.frequency, [](Frequency value) { return name(value); }));
  row.exact("n", shown(reading.count, [](int value) { return std::to_string(value); }));
  row.exact("needs", reading.needs_decision ? "true" : "false");
  Json due = Json::array();
  for (const Date day : reading.due)
    due.push_back(to_iso(day));
  if (due != expected["due"]) row.miss("due=" + due.dump());
  row.flags(reading.flags);
}

inline void compare(Comparison& row, const PlanReading& reading, const Json& expected) {
  row.exact("k", std::string(name(reading.kind)));
  row.exact("v", shown_number(reading.value));
  row.exact("v_max", shown_number(reading.value_max));
  row.exact("num", shown_number(reading.numerator));
  row.exact("den", shown_number(reading.denominator));
  row.exact("delta", shown_number(reading.delta));
  row.exact("baseline", shown_number(reading.baseline));
  row.exact("cmp", shown(reading.comparator, [](Comparator value) { return name(value); }));
  row.exact("scope", shown(reading.scope, [](Scope value) { return name(value); }));
  row.exact("direction", shown(reading.direction, [](Direction value) { return name(value); }));
  row.exact("freq", shown(reading.frequency, [](Frequency value) { return name(value); }));
  row.exact("needs", reading.needs_decision ? "true" : "false");
  row.text("unit", reading.unit);
  row.text("base", reading.base);
  row.text("per", reading.per);
  if (expected.contains("year_targets")) {
    Json targets = Json::object();
    for (const auto& [year, value] : reading.year_targets)
      targets[std::to_string(year)] = Json::parse(to_plain(value));
    if (targets != expected["year_targets"]) row.miss("year_targets=" + targets.dump());
  }
  row.flags(reading.flags);
  if (!expected.contains("items")) return;
  if (reading.items.size() != expected["items"].size())
    return row.miss("items=" + std::to_string(reading.items.size()));
  for (std::size_t i = 0; i < reading.items.size(); ++i) {
    Comparison item(expected["items"][i]);
    compare(item, reading.items[i], expected["items"][i]);
    if (!item.misses().empty()) row.miss("item " + std::to_string(i) + ":" + item.misses());
  }
}

/// The row read; the reading in one line comes back for the message of a failure.
inline std::string read_row(const Row& row, Comparison& comparison) {
  const ReadingContext context = context_of(row.expected);
  if (row.kind == "term") {
    const TermReading reading = read_term(row.text, context);
    compare(comparison, reading, row.expected);
    return to_text(reading);
  }
  const PlanReading reading = read_plan(row.text, context);
  compare(comparison, reading, row.expected);
  return to_text(reading);
}

}  // namespace vekha::roadmap::test
