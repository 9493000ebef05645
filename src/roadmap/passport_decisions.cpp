#include "base/text.h"
#include "roadmap/choices.h"
#include "roadmap/measure_match.h"
#include "roadmap/passport.h"
#include "roadmap/passport_values.h"
#include "roadmap/question_words.h"

#include <algorithm>

namespace vekha::roadmap {
namespace {

/// All rows of one measure: the first carries what is said once.
struct RowGroup {
  std::string id;
  std::vector<const PassportRow*> rows;
  const PassportRow& main() const { return *rows.front(); }
};

std::vector<RowGroup> groups_of(const Passport& passport) {
  std::vector<RowGroup> groups;
  for (const PassportRow& row : passport.rows) {
    const std::string id = row.key.substr(0, row.key.find('#'));
    const auto known = std::ranges::find(groups, id, &RowGroup::id);
    if (known == groups.end()) {
      groups.push_back({id, {&row}});
    } else {
      known->rows.push_back(&row);
    }
  }
  return groups;
}

MeasureWords words_of_group(const RowGroup& group) {
  const PassportRow& row = group.main();
  return {.id = group.id,
          .number = row.text("number"),
          .section = row.text("section"),
          .title = row.text("title"),
          .indicator = row.text("indicator")};
}

/// «процент; не менее; 85» as the cells say it.
std::string filled_in(const PassportRow& row, std::span<const std::string_view> columns) {
  std::vector<std::string> texts;
  for (const std::string_view column : columns) {
    if (!row.text(column).empty()) texts.push_back(text::fold_space(row.text(column)));
  }
  return text::join(texts, "; ");
}

Words named_measure(const RowGroup& group) {
  const std::string shown =
      "«" + group.id + " " + text::shortened(group.main().text("title"), 70) + "»";
  return {shown, shown};
}

class DecisionReader {
 public:
  DecisionReader(const Passport& passport, const Programme& programme)
      : passport_(passport), programme_(programme), values_(passport, out_.problems) {
    for_each_measure(programme, [&](const ProgrammeTable&, const Section&, const Measure& measure) {
      measures_.push_back(&measure);
    });
  }

  PassportDecisions read() {
    groups_ = groups_of(passport_);
    if (passport_.document_sha256 == programme_.sha256) {
      take_same_document();
    } else {
      take_redaction();
    }
    for (const PassportRow& row : passport_.answers)
      take_answer_of_document(row);
    for (const PassportRow& row : passport_.executors)
      take_executor(row);
    return std::move(out_);
  }

 private:
  void take_same_document() {
    for (const RowGroup& group : groups_) {
      const auto measure =
          std::ranges::find_if(measures_, [&](const Measure* one) { return one->id == group.id; });
      if (measure == measures_.end()) {
        out_.problems.push_back(told(group.main().place, "passport_row_new",
                                     {"мероприятия «" + group.id + "» в дорожной карте нет",
                                      "the road map has no measure «" + group.id + "»"},
                                     Severity::warning));
        continue;
      }
      take_group(group, **measure);
    }
  }

  /// The road map was approved anew: decisions follow their measures.
  void take_redaction() {
    std::vector<MeasureWords> before;
    before.reserve(groups_.size());
    for (const RowGroup& group : groups_)
      before.push_back(words_of_group(group));
    const MeasureMatches matches = match_measures(before, words_of_measures(programme_));
    for (const MeasurePair& pair : matches.pairs) {
      const RowGroup& group = groups_[pair.before];
      const std::size_t made = out_.decisions.size();
      take_group(group, *measures_[pair.after]);
      if (out_.decisions.size() > made) tell_followed(pair);
    }
    for (const MeasurePair& part : matches.split) {
      if (has_decision(groups_[part.before])) ask_about_split(part);
    }
    for (const std::size_t gone : matches.removed)
      tell_gone(groups_[gone], "removed");
    for (const MeasurePair& merged : matches.merged)
      tell_gone(groups_[merged.before], "merged");
  }

  bool has_decision(const RowGroup& group) const {
    if (!group.main().text("answer").empty()) return true;
    return std::ranges::any_of(group.rows, [&](const PassportRow* row) {
      return plan_changed(*row) || term_changed(*row) || executors_changed(*row);
    });
  }

  bool plan_changed(const PassportRow& row) const {
    return std::ranges::any_of(passport::plan_columns, [&](std::string_view column) {
      return values_.changed(row, column);
    });
  }
  bool term_changed(const PassportRow& row) const {
    return std::ranges::any_of(passport::term_columns, [&](std::string_view column) {
      return values_.changed(row, column);
    });
  }
  bool executors_changed(const PassportRow& row) const {
    return values_.changed(row, passport::executors_column);
  }

  void take_group(const RowGroup& group, const Measure& measure) {
    const PassportRow& row = group.main();
    if (std::ranges::any_of(group.rows, [&](const auto* one) { return plan_changed(*one); }))
      take_plan(group, measure);
    if (term_changed(row)) take_term(row, measure);
    if (executors_changed(row)) {
      Decision decision = decision_of(row, measure, DecisionKind::executors);
      decision.executors = values_.executors(row);
      decision.text = executors_text(decision.executors);
      out_.decisions.push_back(std::move(decision));
    }
    take_answer(row, measure);
  }

  Decision decision_of(const PassportRow& row, const Measure& measure, DecisionKind kind) {
    Decision decision = bare_decision(row, kind);
    decision.measure_id = measure.id;
    return decision;
  }

  Decision bare_decision(const PassportRow& row, DecisionKind kind) {
    Decision decision{.programme_id = programme_.id,
                      .kind = kind,
                      .basis = row.text("basis"),
                      .date = values_.day(row.cell("date")),
                      .place = row.place,
                      .sha256 = passport_.sha256};
    if (!decision.date) decision.date = passport_.saved;
    return decision;
  }

  /// The words that the decision was made on; where there is no plan's column, the indicator's.
  bool plan_words_same(const PassportRow& row, const Measure& measure) const {
    return same_words(row.text("plan_words"), printed_plan_of(measure)) &&
           same_words(row.text("indicator"), measure.indicator.text);
  }
  bool term_words_same(const PassportRow& row, const Measure& measure) const {
    return same_words(row.text("term_words"), printed_term_of(measure));
  }

  void take_plan(const RowGroup& group, const Measure& measure) {
    const PassportRow& row = group.main();
    Decision decision = decision_of(row, measure, DecisionKind::plan);
    std::vector<std::string> texts;
    texts.reserve(group.rows.size());
    for (const PassportRow* one : group.rows)
      texts.push_back(filled_in(*one, passport::plan_columns));
    decision.text = text::join(texts, " | ");
    if (!plan_words_same(row, measure)) {
      ask_again(row, measure, Subject::plan, decision.text);
      return;
    }
    decision.plan_reading = plan_of_group(group, measure.plan_reading);
    if (decision.plan_reading) out_.decisions.push_back(std::move(decision));
  }

  std::optional<PlanReading> plan_of_group(const RowGroup& group, const PlanReading& read) {
    if (group.rows.size() == 1 && group.main().key.find('#') == std::string::npos)
      return values_.plan(group.main(), read);
    PlanReading whole = read;
    bool all = true;
    for (const PassportRow* row : group.rows) {
      const auto number = Decimal::parse(row->key.substr(row->key.find('#') + 1));
      const auto at = static_cast<std::size_t>(number ? number->whole() - 1 : 0);
      const auto item =
          values_.plan(*row, at < whole.items.size() ? whole.items[at] : PlanReading{});
      all = all && item.has_value();
      if (item && at < whole.items.size()) whole.items[at] = *item;
    }
    whole.needs_decision = false;
    whole.candidates.clear();
    return all ? std::optional(std::move(whole)) : std::nullopt;
  }

  void take_term(const PassportRow& row, const Measure& measure) {
    Decision decision = decision_of(row, measure, DecisionKind::term);
    decision.text = filled_in(row, passport::term_columns);
    if (!term_words_same(row, measure)) {
      ask_again(row, measure, Subject::term, decision.text);
      return;
    }
    decision.term_reading = values_.term(row, measure.term_reading);
    if (decision.term_reading) out_.decisions.push_back(std::move(decision));
  }

  void take_answer(const PassportRow& row, const Measure& measure) {
    const PassportCell& cell = row.cell("answer");
    const auto code = values_.code(cell, "answer");
    if (!code) return;
    if (code->starts_with("choice")) {
      take_choice(row, measure, static_cast<std::size_t>(std::stoul(code->substr(6))));
      return;
    }
    const bool accepted = *code == "accepted";
    if (accepted && (!plan_words_same(row, measure) || !term_words_same(row, measure))) {
      ask_again(row, measure, Subject::row, cell.text);
      return;
    }
    DecisionKind kind = DecisionKind::accepted;
    if (*code == "cancelled") kind = DecisionKind::cancelled;
    if (*code == "expert_done") kind = DecisionKind::expert_done;
    if (*code == "expert_not_done") kind = DecisionKind::expert_not_done;
    Decision decision = decision_of(row, measure, kind);
    decision.text = cell.text;
    out_.decisions.push_back(std::move(decision));
  }

  void take_choice(const PassportRow& row, const Measure& measure, std::size_t number) {
    const std::vector<Choice> choices = choices_of(programme_, measure);
    const PassportCell& cell = row.cell("answer");
    if (!plan_words_same(row, measure) || !term_words_same(row, measure)) {
      ask_again(row, measure, Subject::row, cell.text);
      return;
    }
    const bool usable = number >= 1 && number <= choices.size() &&
                        (choices[number - 1].term || choices[number - 1].plan);
    if (!usable) {
      out_.problems.push_back(
          told(cell.place, "passport_choice",
               {"варианта «" + cell.text + "» у этой строки нет, или его нельзя принять без слов",
                "this row has no such choice, or it can't be taken as it is"},
               Severity::warning));
      return;
    }
    const Choice& choice = choices[number - 1];
    Decision decision =
        decision_of(row, measure, choice.term ? DecisionKind::term : DecisionKind::plan);
    decision.text = choice.shown;
    decision.term_reading = choice.term;
    decision.plan_reading = choice.plan;
    out_.decisions.push_back(std::move(decision));
  }

  void take_answer_of_document(const PassportRow& row) {
    const PassportCell& reply = row.cell("reply");
    if (reply.text.empty()) return;
    const std::string code = row.key.substr(0, row.key.find('#'));
    const Question* question = question_of(code, row.text("asked"));
    const bool of_terms = code == "no_year" || (question != nullptr && !question->measures.empty());
    Decision decision = bare_decision(row, of_terms ? DecisionKind::term : DecisionKind::accepted);
    decision.measure_id = "*";
    decision.question = code;
    decision.asked = row.text("asked");
    decision.text = question == nullptr ? reply.text : chosen(*question, reply.text);
    if (code == "no_year" && !is_year_of_programme(reply)) return;
    if (code != "no_year" && of_terms && !is_term(decision.text, reply)) return;
    out_.decisions.push_back(std::move(decision));
  }

  const Question* question_of(const std::string& code, const std::string& asked) const {
    const auto found = std::ranges::find_if(programme_.questions, [&](const Question& one) {
      return one.measure_id.empty() && one.code == code && same_words(one.text, asked);
    });
    return found == programme_.questions.end() ? nullptr : &*found;
  }

  /// «2» is the second of what was offered.
  static std::string chosen(const Question& question, const std::string& reply) {
    const auto number = Decimal::parse(reply);
    const bool offered = number && number->is_whole() && number->whole() >= 1 &&
                         number->whole() <= static_cast<std::int64_t>(question.candidates.size());
    return offered ? question.candidates[static_cast<std::size_t>(number->whole() - 1)] : reply;
  }

  bool is_term(const std::string& text, const PassportCell& reply) {
    ReadingContext context;
    context.programme = programme_.period;
    if (!read_term(text, context).needs_decision) return true;
    out_.problems.push_back(told(reply.place, "passport_value",
                                 {"ждали срок с годом, стоит «" + reply.text + "»",
                                  "expected a term with its year, found «" + reply.text + "»"},
                                 Severity::warning));
    return false;
  }

  bool is_year_of_programme(const PassportCell& reply) {
    if (says_every_year(reply.text)) return true;
    const auto year = Decimal::parse(reply.text);
    const bool fits = year && year->is_whole() && year->whole() >= 1990 && year->whole() <= 2199;
    if (!fits)
      out_.problems.push_back(told(reply.place, "passport_value",
                                   {"ждали год или «каждый год», стоит «" + reply.text + "»",
                                    "expected a year or «каждый год», found «" + reply.text + "»"},
                                   Severity::warning));
    return fits;
  }

  void take_executor(const PassportRow& row) {
    const bool renamed = values_.changed(row, "name_as");
    if (!renamed && !values_.changed(row, "executor_kind")) return;
    const auto code = values_.code(row.cell("executor_kind"), "executor_kind");
    Executor executor{.name = row.text("name_as")};
    if (executor.name.empty()) executor.name = row.key;
    for (int i = 0; code && i <= static_cast<int>(ExecutorKind::unknown); ++i) {
      if (name(static_cast<ExecutorKind>(i)) == *code) executor.kind = static_cast<ExecutorKind>(i);
    }
    Decision decision = bare_decision(row, DecisionKind::executors);
    decision.measure_id = "*";
    decision.asked = row.key;
    decision.text = row.key + " → " + executor.name + ", " + row.text("executor_kind");
    decision.executors = {std::move(executor)};
    out_.decisions.push_back(std::move(decision));
  }

  void ask_again(const PassportRow& row, const Measure& measure, Subject subject,
                 const std::string& decided) {
    const bool term = subject == Subject::term;
    Question question{.code = "decision_outdated",
                      .place = measure.place,
                      .measure_id = measure.id,
                      .text = term ? printed_term_of(measure) : printed_plan_of(measure),
                      .ask = ask_words("decision_outdated"),
                      .about = subject};
    question.candidates = {"по-прежнему: " + decided, "как прочитано заново"};
    question.effects = {{"было: " + row.text(term ? "term_words" : "plan_words"),
                         "was: " + row.text(term ? "term_words" : "plan_words")},
                        {}};
    out_.questions.push_back(std::move(question));
  }

  void ask_about_split(const MeasurePair& part) {
    const Measure& measure = *measures_[part.after];
    out_.questions.push_back(
        {.code = "decision_outdated",
         .place = measure.place,
         .measure_id = measure.id,
         .text = measure.title.text,
         .ask = {"Мероприятие, похоже, выделено из " + named_measure(groups_[part.before]).ru +
                     ", по которому в паспорте есть решение. Относится ли оно и сюда?",
                 "This measure seems to be a part of one with a decision. Does it hold here too?"},
         .about = Subject::row});
  }

  void tell_followed(const MeasurePair& pair) {
    const RowGroup& group = groups_[pair.before];
    const std::string& id = measures_[pair.after]->id;
    if (!pair.moved && !pair.reworded && id == group.id) return;
    const std::string how = pair.moved && pair.reworded ? "перенесено и переформулировано"
                            : pair.moved                ? "перенесено"
                            : pair.reworded             ? "переформулировано"
                                                        : "получило другой номер";
    out_.problems.push_back(told(
        group.main().place, "decision_followed",
        {"мероприятие " + named_measure(group).ru + " " + how + ": решение перешло на «" + id + "»",
         "the decision followed its measure to «" + id + "»"},
        Severity::remark));
  }

  void tell_gone(const RowGroup& group, const std::string& how) {
    if (!has_decision(group)) return;
    const bool merged = how == "merged";
    out_.problems.push_back(
        told(group.main().place, "decision_" + how,
             {"мероприятия " + named_measure(group).ru +
                  (merged ? " в новой редакции нет: оно вошло в другое" : " в новой редакции нет") +
                  "; решение по нему не применяется и остаётся в паспорте",
              "measure " + named_measure(group).en +
                  " is not in this redaction; its decision stays in the passport unused"},
             Severity::warning));
  }

  Problem told(const Place& place, std::string code, Words text, Severity severity) {
    return {.place = place,
            .code = std::move(code),
            .text = std::move(text),
            .advice = {"проверьте строку паспорта", "look at the passport's row"},
            .severity = severity};
  }

  const Passport& passport_;
  const Programme& programme_;
  PassportDecisions out_;
  PassportValues values_;
  std::vector<RowGroup> groups_;
  std::vector<const Measure*> measures_;
};

}  // namespace

PassportDecisions decisions_in(const Passport& passport, const Programme& programme) {
  PassportDecisions out = DecisionReader(passport, programme).read();
  out.problems.insert(out.problems.begin(), passport.problems.begin(), passport.problems.end());
  return out;
}

}  // namespace vekha::roadmap
