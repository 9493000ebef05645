#pragma once

#include "roadmap/reading.h"
#include "roadmap/reading_clause.h"
#include "roadmap/reading_indicator.h"
#include "roadmap/reading_term_parts.h"

#include <string>
#include <vector>

namespace vekha::roadmap::reading {

/// Rules over the clauses and quantities of a plan: bare figures (reading_plan_figures.cpp),
/// quantities with their nouns (reading_plan_quantities.cpp), words without figures
/// (reading_plan_words.cpp), terms that slipped into the column (reading_plan_term.cpp), scopes and
/// year columns (reading_plan_scope.cpp).
class PlanReader {
 public:
  PlanReader(const Tokens& tokens, Flags flags, const ReadingContext& context);

  PlanReading read();

 private:
  using Rule = bool (PlanReader::*)();

  // reading_plan_figures.cpp
  bool several_figures();
  bool decimal_or_pair();
  bool one_of_another(const std::vector<Decimal>& values, bool slashes);
  bool bare_figure();
  bool is_signed() const;
  void pair_with_things(const std::vector<Decimal>& values, bool decimal_possible);
  void name_from_indicator();
  void name_thing(const IndicatorReading& indicator);
  void flag_direction(const IndicatorReading& indicator);

  // reading_plan_term.cpp
  bool misplaced_term();
  bool frequency(const TermParts& parts);
  bool is_whole_term(const TermParts& parts) const;

  // reading_plan_quantities.cpp
  bool with_quantities();
  std::vector<PlanReading> items_of(const std::vector<Clause>& clauses);
  static bool is_one_event_more(const Clause& clause);
  void item_of_clause(const Clause& clause, bool alone, std::vector<PlanReading>& items);
  std::vector<PlanReading> readings_of(const Clause& clause, const Quantity& quantity);
  std::vector<PlanReading> percent_of(const Clause& clause, const Quantity& quantity);
  void name_pieces(const Clause& clause, const Quantity& quantity, PlanReading& out);
  void count_papers_with(const Clause& clause, const Quantity& quantity, const Phrase& party,
                         PlanReading& out);
  std::optional<Comparator> comparator_after(std::size_t at) const;
  PlanReading count_of(const Clause& clause, const Quantity& quantity);
  void set_value(const Quantity& quantity, PlanReading& out);
  static void settle_ratio(const Quantity& quantity, PlanReading& out);
  bool is_of_failures(const Clause& clause, const Quantity& quantity) const;
  void settle_until(const Clause& clause, const Quantity& quantity, PlanReading& out);
  bool is_compared(const Clause& clause, const Quantity& quantity) const;
  bool change_by(const Clause& clause, const Quantity& quantity, PlanReading& out);
  void doubt_growth(const Clause& clause, const Quantity& quantity, PlanReading& out);
  void combine(std::vector<PlanReading> items);

  // reading_plan_things.cpp
  std::optional<std::string> thing_of(std::optional<Phrase> phrase) const;
  std::optional<std::string> thing_before(const Clause& clause, const Quantity& quantity) const;
  void drop_qualifiers();
  bool labels_another(const Quantity& quantity) const;
  bool is_on_one(const Quantity& quantity) const;
  bool describes_thing(const Quantity& quantity) const;
  bool is_of_each(const Quantity& quantity) const;
  bool is_qualifier(const Quantity& quantity) const;
  void drop_breakdown();

  // reading_plan_years.cpp
  bool figures_by_year();
  std::optional<int> year_of_figure(std::size_t& at) const;
  std::optional<int> year_after_figure(std::size_t& at) const;
  std::size_t past_unit(std::size_t at) const;

  // reading_plan_levels.cpp
  bool change_in_words();
  bool multiplied();
  bool is_improvement(const Clause& clause) const;
  bool level_elsewhere();
  bool share_of_level();
  bool is_level(std::size_t at) const;
  bool self_reference();

  // reading_plan_base.cpp
  std::size_t share_before(const Clause& clause, const Quantity& quantity) const;
  void base_before(const Clause& clause, const Quantity& quantity, PlanReading& out);
  std::string organisations_only(const Population& population) const;

  // reading_plan_words.cpp
  bool is_finished(const Clause& clause) const;
  bool in_words();
  std::vector<PlanReading> word_items(const std::vector<Clause>& clauses);
  PlanReading word_item(const Clause& clause);
  enum class Named : std::uint8_t { any, only };
  std::int64_t parties(std::size_t at, std::size_t end, Named named) const;
  PlanReading document(const Clause& clause);
  PlanReading presence(const Clause& clause);
  PlanReading done(const Clause& clause);
  PlanReading participation(const Clause& clause);
  PlanReading people(const Clause& clause);
  bool bracketed_document(const Clause& clause, PlanReading& out);

  // reading_plan_scope.cpp
  void settle_scope();
  void per_unit();
  void per_visited();
  bool stated_scope();
  void periodic_adjective();
  void settle_frequency();
  void compare_with_years();

  bool has_flag(std::string_view name) const;
  void flag(std::string_view name) { add_flag(flags_, name); }
  void ask(std::string_view name) {
    flag(name);
    out_.needs_decision = true;
  }
  const Token& token(std::size_t at) const { return tokens_.at(at); }

  const Tokens& tokens_;
  const ReadingContext& context_;
  Flags flags_;
  std::vector<Quantity> quantities_;
  PlanReading out_;
};

/// «ИОМ»: the paper that the abbreviation stands for; empty for any other word.
std::string_view paper_of(const Token& token);

/// «Педагоги 100% ШНОР»: direction that the words of a clause show.
std::optional<Direction> direction_of_change(const Clause& clause);

}  // namespace vekha::roadmap::reading
