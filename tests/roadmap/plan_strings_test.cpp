// Scores both grammars against the domain's table of readings (DOMAIN 3.6): exact on kind, dates,
// numbers, comparator and the need of a decision; flags as recall; unit and base by normalised
// text.
#include "base/file_io.h"
#include "base/json.h"
#include "base/text.h"
#include "roadmap/reading.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace vekha::roadmap {

namespace {

struct Row {
  std::string text;
  std::string kind;
  Json expected;
};

std::string unescaped(std::string_view text) {
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

std::vector<Row> rows() {
  std::vector<Row> out;
  const std::string file = read_file(std::filesystem::path(VEKHA_SHARED_DIR) / "plan_strings.tsv");
  std::vector<std::string> lines = text::split(file, '\n');
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::vector<std::string> cells = text::split(lines[i], '\t');
    if (cells.size() == 3) out.push_back({unescaped(cells[0]), cells[1], Json::parse(cells[2])});
  }
  return out;
}

Period period_of_column(const std::string& text) {
  const int year = std::stoi(text.substr(0, 4));
  const auto index = static_cast<unsigned>(std::stoi(text.substr(text.size() - 1)));
  if (text.find('Q') != std::string::npos) return quarter_period(year, index);
  if (text.find('H') != std::string::npos) return half_year_period(year, index);
  return month_period(year, static_cast<unsigned>(std::stoi(text.substr(5))));
}

ReadingContext context_of(const Json& expected) {
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

std::string plain(const Json& value) {
  if (value.is_null()) return "null";
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return to_plain(*Decimal::parse(value.dump()));
  return value.dump();
}

template <typename Value, typename Print>
std::string shown(const std::optional<Value>& value, Print print) {
  return value ? std::string(print(*value)) : "null";
}

class Comparison {
 public:
  explicit Comparison(const Json& expected) : expected_(expected) {}

  // A key that the row does not have is not compared.
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
  const Json& expected_;
  std::string misses_;
  std::string missing_;
  int flags_wanted_ = 0;
  int flags_found_ = 0;
};

void compare(Comparison& row, const TermReading& reading, const Json& expected) {
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

void compare_plan(Comparison& row, const PlanReading& reading, const Json& expected) {
  row.exact("k", std::string(name(reading.kind)));
  row.exact("v", shown(reading.value, to_plain));
  row.exact("v_max", shown(reading.value_max, to_plain));
  row.exact("delta", shown(reading.delta, to_plain));
  row.exact("baseline", shown(reading.baseline, to_plain));
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
  if (expected.contains("flags")) row.flags(reading.flags);
  if (!expected.contains("items")) return;
  if (reading.items.size() != expected["items"].size())
    return row.miss("items=" + std::to_string(reading.items.size()));
  for (std::size_t i = 0; i < reading.items.size(); ++i) {
    Comparison item(expected["items"][i]);
    compare_plan(item, reading.items[i], expected["items"][i]);
    if (!item.misses().empty()) row.miss("item " + std::to_string(i) + ":" + item.misses());
  }
}

TEST(PlanStrings, TheDomainsTableIsReadAsGiven) {
  if (!std::filesystem::exists(std::filesystem::path(VEKHA_SHARED_DIR) / "plan_strings.tsv")) {
    GTEST_SKIP() << "the domain's table of readings is not beside the project";
  }
  int all = 0;
  int right = 0;
  int maps_missed = 0;
  int flags_wanted = 0;
  int flags_found = 0;
  for (const Row& row : rows()) {
    Comparison comparison(row.expected);
    const ReadingContext context = context_of(row.expected);
    std::string line;
    if (row.kind == "term") {
      const TermReading reading = read_term(row.text, context);
      compare(comparison, reading, row.expected);
      line = to_text(reading);
    } else {
      const PlanReading reading = read_plan(row.text, context);
      compare_plan(comparison, reading, row.expected);
      line = to_text(reading);
    }
    ++all;
    flags_wanted += comparison.flags_wanted();
    flags_found += comparison.flags_found();
    const bool good = comparison.misses().empty();
    right += good ? 1 : 0;
    const bool map = row.expected["src"].get<std::string>().starts_with("map");
    maps_missed += map && !good ? 1 : 0;
    if (!good || !comparison.missing_flags().empty()) {
      std::cout << (good ? "flags  " : "MISSED ") << row.kind << " «" << row.text << "» "
                << row.expected["src"] << "\n   " << line << "\n   " << comparison.misses()
                << comparison.missing_flags() << "\n";
    }
  }
  std::cout << right << " of " << all << " rows, " << flags_found << " of " << flags_wanted
            << " flags\n";
  EXPECT_EQ(maps_missed, 0);
  EXPECT_GE(right * 100, all * 95);
  EXPECT_GE(flags_found * 100, flags_wanted * 95);
}

}  // namespace

}  // namespace vekha::roadmap
