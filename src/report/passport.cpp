#include "report/passport.h"

#include "base/text.h"
#include "roadmap/choices.h"
#include "roadmap/executors.h"
#include "roadmap/measure_match.h"
#include "roadmap/passport.h"
#include "roadmap/passport_values.h"

#include <algorithm>
#include <map>
#include <set>

namespace vekha::report {

namespace {

using roadmap::Decision;
using roadmap::DecisionKind;
using roadmap::Measure;
using roadmap::PlanReading;
using roadmap::Question;

std::vector<PassportColumn> indicator_columns() {
  using enum PassportField;
  std::vector<PassportColumn> columns = {
      {"vekha.key", 0},
      {"mark", 4},
      {"number", 7},
      {"section", 18},
      {"title", 44},
      {"indicator", 32},
      {"plan_words", 20},
      {"term_words", 20},
      {"executor_words", 24},
      {"question", 34},
      {"choices", 34},
      {"answer", 20, text, true, "answer"},
      {"kind", 17, text, true, "kind"},
      {"comparator", 13, text, true, "comparator"},
      {"value", 10, number, true, ""},
      {"value_max", 10, number, true, ""},
      {"unit", 15, text, true, ""},
      {"base", 20, text, true, ""},
      {"scope", 15, text, true, "scope"},
      {"direction", 11, text, true, "direction"},
      {"years", 20, text, true, ""},
      {"term_kind", 17, text, true, "term_kind"},
      {"start", 12, date, true, ""},
      {"due", 24, text, true, ""},
      {"frequency", 15, text, true, "frequency"},
      {"executors", 30, text, true, ""},
      {"basis", 26, text, true, ""},
      {"date", 12, date, true, ""},
      {"place", 24},
  };
  const auto remember = [&](std::string_view name) {
    columns.push_back({"was." + std::string(name), 0});
  };
  std::ranges::for_each(roadmap::passport::plan_columns, remember);
  std::ranges::for_each(roadmap::passport::term_columns, remember);
  remember(roadmap::passport::executors_column);
  return columns;
}

/// Measures of a programme by their id.
std::map<std::string, const Measure*> by_id(const roadmap::Programme& programme) {
  std::map<std::string, const Measure*> measures;
  roadmap::for_each_measure(
      programme, [&](const auto&, const auto&, const Measure& one) { measures[one.id] = &one; });
  return measures;
}

class PassportBuilder {
 public:
  PassportBuilder(const PassportInput& input, const Phrases& phrases)
      : input_(input), phrases_(phrases), decided_(by_id(input.decided)) {}

  PassportBook build() {
    book_.title = phrases_.fill("passport.title", {{"title", shown_title()}});
    book_.sheets = {indicators(), questions(), executors()};
    book_.summary =
        phrases_.fill("passport.summary", {{"rows", std::int64_t(book_.sheets[0].lines.size())},
                                           {"asked", asked_},
                                           {"decided", decided_lines_}});
    for (const std::string_view list : {"kind", "comparator", "scope", "direction", "term_kind",
                                        "frequency", "executor_kind", "answer"})
      book_.lists.push_back(list_of(std::string(list)));
    book_.meta = {{"format", std::string(roadmap::passport::format)},
                  {"document", input_.read.file},
                  {"sha256", input_.read.sha256},
                  {"title", input_.read.title}};
    return std::move(book_);
  }

 private:
  std::string shown_title() const {
    return input_.read.title.empty() ? input_.read.file : input_.read.title;
  }

  std::string word(std::string_view list, const std::string& code) const {
    if (code.empty()) return {};
    const std::string group = list == "kind" ? "plan_kind" : std::string(list);
    const std::string key = group + "." + code;
    if (phrases_.has(key)) return phrases_.text(key);
    const std::string own = "passport." + key;
    return phrases_.has(own) ? phrases_.text(own) : code;
  }

  PassportList list_of(const std::string& name) const {
    PassportList list{.name = name};
    for (const std::string& code : roadmap::codes_of_list(name))
      list.words.emplace_back(word(name, code), code);
    return list;
  }

  PassportSheet indicators() {
    PassportSheet sheet{.key = "indicators", .columns = indicator_columns()};
    roadmap::for_each_measure(
        input_.read, [&](const auto&, const roadmap::Section& section, const Measure& read) {
          const auto found = decided_.find(read.id);
          const Measure& now = found == decided_.end() ? read : *found->second;
          const std::size_t items = std::max<std::size_t>(read.plan_reading.items.size(), 1);
          for (std::size_t item = 0; item < items; ++item)
            sheet.lines.push_back(line_of(sheet, section, {read, now, item}));
        });
    return sheet;
  }

  struct Row {
    const Measure& read;
    const Measure& now;
    std::size_t item;
  };

  static bool is_divided(const Measure& measure) { return measure.plan_reading.items.size() > 1; }

  static const PlanReading& plan_of(const Measure& measure, const Row& row) {
    const bool item = is_divided(row.read) && row.item < measure.plan_reading.items.size();
    return item ? measure.plan_reading.items[row.item] : measure.plan_reading;
  }

  PassportLine line_of(const PassportSheet& sheet, const roadmap::Section& section,
                       const Row& row) {
    std::map<std::string, std::string> cells;
    std::string key = row.read.id;
    if (is_divided(row.read)) key += "#" + std::to_string(row.item + 1);
    book_.keys.push_back(key);
    cells["vekha.key"] = key;
    add_words(section, row, cells);
    PassportLine line;
    if (row.item == 0) line.mark = add_question(row, cells);
    cells["mark"] = phrases_.text("passport.mark." + name_of(line.mark));
    add_readings(row, cells);
    if (row.item == 0) add_decision(row.read, cells);
    for (const PassportColumn& column : sheet.columns)
      line.cells.push_back(cells[column.name]);
    return line;
  }

  static std::string name_of(PassportMark mark) {
    switch (mark) {
      case PassportMark::asked: return "asked";
      case PassportMark::decided: return "decided";
      case PassportMark::remark: return "remark";
      case PassportMark::none: break;
    }
    return "none";
  }

  void add_words(const roadmap::Section& section, const Row& row,
                 std::map<std::string, std::string>& cells) const {
    cells["number"] = row.read.number;
    cells["section"] = section.title;
    cells["title"] = text::fold_space(row.read.title.text);
    cells["indicator"] = text::fold_space(row.read.indicator.text);
    cells["plan_words"] = roadmap::printed_plan_of(row.read);
    cells["term_words"] = roadmap::printed_term_of(row.read);
    cells["executor_words"] = text::fold_space(row.read.executor.text);
    cells["place"] = to_words(row.read.place).in(phrases_.language());
  }

  /// The reading now and, beside it, what Vekha had read.
  void add_readings(const Row& row, std::map<std::string, std::string>& cells) const {
    const auto shown = [&](std::string_view column, const std::string& code) {
      return roadmap::has_list(column) ? word(column, code) : code;
    };
    for (const std::string_view column : roadmap::passport::plan_columns) {
      const std::string name(column);
      cells[name] = shown(column, roadmap::plan_text(plan_of(row.now, row), column));
      cells["was." + name] = shown(column, roadmap::plan_text(plan_of(row.read, row), column));
    }
    if (row.item != 0) return;
    for (const std::string_view column : roadmap::passport::term_columns) {
      const std::string name(column);
      cells[name] = shown(column, roadmap::term_text(row.now.term_reading, column));
      cells["was." + name] = shown(column, roadmap::term_text(row.read.term_reading, column));
    }
    cells["executors"] = roadmap::executors_text(row.now.executors);
    cells["was.executors"] = roadmap::executors_text(row.read.executors);
  }

  PassportMark add_question(const Row& row, std::map<std::string, std::string>& cells) {
    std::vector<std::string> asks;
    std::vector<std::string> offers;
    bool blocking = false;
    for (const Question& question : input_.decided.questions) {
      if (question.code == "no_year" || !roadmap::is_about(question, row.read.id)) continue;
      asks.push_back(question.ask.in(phrases_.language()));
      blocking = blocking || question.blocking;
    }
    std::size_t number = 0;
    for (const roadmap::Choice& choice : roadmap::choices_of(input_.read, row.read))
      offers.push_back(offer(++number, choice.shown, choice.effect));
    cells["question"] = text::join(asks, "\n");
    cells["choices"] = text::join(offers, "\n");
    if (!asks.empty()) {
      asked_ += 1;
      return blocking ? PassportMark::asked : PassportMark::remark;
    }
    const bool decided = std::ranges::any_of(
        input_.decisions, [&](const Decision& one) { return one.measure_id == row.read.id; });
    decided_lines_ += decided ? 1 : 0;
    return decided ? PassportMark::decided : PassportMark::none;
  }

  std::string offer(std::size_t number, const std::string& shown, const Words& effect) const {
    std::string text = std::to_string(number) + ") " + shown;
    const std::string& what = effect.in(phrases_.language());
    if (!what.empty()) text += " → " + what;
    return text;
  }

  /// Decisions that have no column of their own are said again, so that they are read again.
  void add_decision(const Measure& measure, std::map<std::string, std::string>& cells) const {
    for (const Decision& one : input_.decisions) {
      if (one.measure_id != measure.id || one.programme_id != input_.read.id) continue;
      if (!one.basis.empty()) cells["basis"] = one.basis;
      if (one.date) cells["date"] = to_russian(*one.date);
      const std::string code(roadmap::name(one.kind));
      const std::vector<std::string> answers = roadmap::codes_of_list("answer");
      if (std::ranges::find(answers, code) != answers.end()) cells["answer"] = word("answer", code);
    }
  }

  PassportSheet questions() {
    PassportSheet sheet{.key = "questions",
                        .columns = {{"vekha.key", 0},
                                    {"mark", 4},
                                    {"place", 26},
                                    {"asked", 60},
                                    {"question", 46},
                                    {"choices", 46},
                                    {"reply", 26, PassportField::text, true, ""},
                                    {"basis", 26, PassportField::text, true, ""},
                                    {"date", 12, PassportField::date, true, ""}}};
    std::map<std::string, int> numbers;
    for (const Question& question : input_.read.questions) {
      if (!question.measure_id.empty()) continue;
      sheet.lines.push_back(question_line(question, ++numbers[question.code]));
    }
    return sheet;
  }

  PassportLine question_line(const Question& question, int number) {
    std::vector<std::string> offers;
    offers.reserve(question.candidates.size());
    for (std::size_t i = 0; i < question.candidates.size(); ++i)
      offers.push_back(offer(i + 1, question.candidates[i],
                             i < question.effects.size() ? question.effects[i] : Words{}));
    const Decision* reply = reply_to(question);
    const PassportMark mark = reply == nullptr ? PassportMark::asked : PassportMark::decided;
    (reply == nullptr ? asked_ : decided_lines_) += 1;
    return {
        .cells = {question.code + "#" + std::to_string(number),
                  phrases_.text("passport.mark." + name_of(mark)),
                  to_words(question.place).in(phrases_.language()), text::fold_space(question.text),
                  question.ask.in(phrases_.language()), text::join(offers, "\n"),
                  reply == nullptr ? "" : reply->text, reply == nullptr ? "" : reply->basis,
                  reply == nullptr || !reply->date ? "" : to_russian(*reply->date)},
        .mark = mark};
  }

  const Decision* reply_to(const Question& question) const {
    const auto found = std::ranges::find_if(input_.decisions, [&](const Decision& one) {
      if (one.measure_id != "*" || one.programme_id != input_.read.id) return false;
      if (one.kind == DecisionKind::executors) return false;
      const std::string code = one.question.empty() ? "no_year" : one.question;
      return code == question.code &&
             (code == "no_year" || roadmap::same_words(one.asked, question.text));
    });
    return found == input_.decisions.end() ? nullptr : &*found;
  }

  PassportSheet executors() {
    PassportSheet sheet{
        .key = "executors",
        .columns = {{"vekha.key", 0},
                    {"name", 56},
                    {"count", 10},
                    {"name_as", 56, PassportField::text, true, ""},
                    {"executor_kind", 24, PassportField::text, true, "executor_kind"},
                    {"likely", 40},
                    {"basis", 26, PassportField::text, true, ""},
                    {"date", 12, PassportField::date, true, ""},
                    {"was.name_as", 0},
                    {"was.executor_kind", 0}}};
    std::map<std::string, std::pair<int, roadmap::ExecutorKind>> names;
    roadmap::for_each_measure(input_.read, [&](const auto&, const auto&, const Measure& measure) {
      for (const roadmap::Executor& one : measure.executors) {
        auto& [count, kind] = names[one.name];
        ++count;
        kind = one.kind;
      }
    });
    std::set<std::string> all;
    for (const auto& [name, seen] : names)
      all.insert(name);
    const auto aliases = roadmap::likely_aliases(all);
    for (const auto& [name, seen] : names)
      sheet.lines.push_back(executor_line(name, seen.first, seen.second, aliases));
    return sheet;
  }

  PassportLine executor_line(const std::string& name, int count, roadmap::ExecutorKind kind,
                             const std::vector<std::pair<std::string, std::string>>& aliases) {
    const std::string read_kind = word("executor_kind", std::string(roadmap::name(kind)));
    std::string as = name;
    std::string kind_now = read_kind;
    PassportLine line;
    for (const Decision& one : input_.decisions) {
      if (one.kind != DecisionKind::executors || one.measure_id != "*" || one.asked != name)
        continue;
      as = one.executors.front().name;
      kind_now = word("executor_kind", std::string(roadmap::name(one.executors.front().kind)));
      line.mark = PassportMark::decided;
    }
    std::string likely;
    for (const auto& [brief, full] : aliases) {
      if (brief == name) likely = phrases_.fill("passport.executors.maybe", {{"name", full}});
    }
    if (!likely.empty() && line.mark == PassportMark::none) line.mark = PassportMark::remark;
    line.cells = {name, name, std::to_string(count), as, kind_now, likely, "", "", name, read_kind};
    return line;
  }

  const PassportInput& input_;
  const Phrases& phrases_;
  std::map<std::string, const Measure*> decided_;
  PassportBook book_;
  std::int64_t asked_ = 0;
  std::int64_t decided_lines_ = 0;
};

}  // namespace

PassportBook build_passport(const PassportInput& input, const Phrases& phrases) {
  return PassportBuilder(input, phrases).build();
}

}  // namespace vekha::report
