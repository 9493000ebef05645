#include "roadmap/reading_clause.h"

#include "roadmap/reading_morphology.h"

#include <algorithm>

namespace vekha::roadmap::reading {

namespace {

Opening opening_of(const Phrase& phrase, bool nominative) {
  switch (phrase.kind()) {
    case NounKind::document: return nominative ? Opening::document : Opening::none;
    case NounKind::event: return nominative ? Opening::action : Opening::none;
    case NounKind::action: return nominative ? Opening::action : Opening::none;
    case NounKind::taking_part: return nominative ? Opening::taking_part : Opening::none;
    case NounKind::quality: return nominative ? Opening::quality : Opening::none;
    case NounKind::growth:
    case NounKind::decline:
    case NounKind::trend: return nominative ? Opening::change : Opening::none;
    case NounKind::presence: return nominative ? Opening::presence : Opening::none;
    case NounKind::absence: return nominative ? Opening::absence : Opening::none;
    case NounKind::organisation:
    case NounKind::people:
      return (phrase.form.cases & (plural_nominative | singular_nominative)) != 0 ? Opening::people
                                                                                  : Opening::none;
    default: return Opening::none;
  }
}

// «Организация работы …»: what is organised follows in the genitive.
bool organises(const Tokens& tokens, const Phrase& phrase) {
  if (tokens.at(phrase.head).lower != "организация") return false;
  const Token& next = tokens.at(phrase.head + 1);
  return (next.is(Word::and_) || find_noun(next.lower).is_genitive() || is_adjective(next.lower)) &&
         !is_acronym(next);
}

// «Повышение квалификации»: teaching, which is done or not.
bool trains(const Tokens& tokens, const Phrase& phrase) {
  return phrase.bare == "повышение" && tokens.at(phrase.head + 1).lower == "квалификации";
}

// «Создание условий», «Создание благоприятной среды»: no one can say when it is done.
bool makes_conditions(const Tokens& tokens, const Phrase& phrase) {
  if (phrase.bare != "создание") return false;
  for (std::size_t at = phrase.head + 1; at < phrase.head + 5; ++at) {
    const std::string_view word = tokens.at(at).lower;
    if (word == "условий" || word == "возможностей" || word == "среды" || word == "атмосферы")
      return true;
  }
  return false;
}

// «Размещённый на сайте отчёт»: what a participle and its place stand before.
std::optional<Phrase> paper_after(const Tokens& tokens, std::size_t at) {
  constexpr std::size_t reach = 5;  // words of the place
  if (!tokens.at(at).is(Word::on) && !tokens.at(at).is(Word::in)) return std::nullopt;
  for (std::size_t look = at + 2; look < at + reach && tokens.at(look).is_word(); ++look) {
    auto phrase = phrase_at(tokens, look, Unknown::refused);
    const bool paper = phrase && phrase->kind() == NounKind::document &&
                       (phrase->form.cases & singular_nominative) != 0;
    if (paper) return phrase;
  }
  return std::nullopt;
}

bool is_separator(const Token& token) {
  return token.is_sign(',') || token.is_sign(';') || token.is(Word::and_) || token.is_sign('+') ||
         token.is_sign('.');
}

class Cutter {
 public:
  Cutter(const Tokens& tokens, const std::vector<Quantity>& quantities)
      : tokens_(tokens), quantities_(quantities) {}

  std::vector<Clause> run() {
    open(0);
    for (std::size_t at = 1; at < tokens_.size(); ++at) {
      while (next_ < quantities_.size() && quantities_[next_].end <= at)
        ++next_;
      const std::size_t start = cut_at(at);
      if (start == 0) continue;
      close(at);
      open(start);
      at = start > at ? start - 1 : at;
    }
    close(tokens_.size());
    spread_quantities();
    return std::move(clauses_);
  }

 private:
  // Where the next clause starts when the present one ends before `at`; 0: it goes on.
  std::size_t cut_at(std::size_t at) const {
    const Token& here = tokens_.at(at);
    if (here.depth > 0 || here.quoted || at == clauses_.back().begin || inside_quantity(at))
      return 0;
    const std::size_t marked = past_list_mark(at);
    if (marked > at && marked > clauses_.back().begin && starts_anew(marked)) return marked;
    if (at + 1 == clauses_.back().begin) return 0;  // the sign of a list mark
    if (here.is_sign(';')) return at + 1 < tokens_.size() ? at + 1 : 0;
    if (here.newline_before && starts_anew(at)) return at;
    if (!is_separator(here) || at + 1 >= tokens_.size()) return 0;
    if (here.is_sign('.') && is_cut_adjective(tokens_, at - 1)) return 0;
    if (here.is(Word::and_)) return joins_documents(at) ? at + 1 : 0;
    if (here.is_sign(',') && describes(at + 1)) return 0;
    return starts_anew(at + 1) ? at + 1 : 0;
  }

  // «1.», «2)»
  std::size_t past_list_mark(std::size_t at) const {
    const Token& sign = tokens_.at(at + 1);
    const bool mark = tokens_.at(at).is_number() && tokens_.at(at).digits <= 2 &&
                      (sign.is_sign('.') || sign.is_sign(')')) && tokens_.at(at + 2).is_word();
    return mark ? at + 2 : at;
  }

  bool inside_quantity(std::size_t at) const {
    return next_ < quantities_.size() && quantities_[next_].begin < at &&
           at < quantities_[next_].end;
  }

  bool starts_anew(std::size_t at) const {
    const Opened opened = opening_at(tokens_, at);
    if (opened.opening == Opening::people || opened.opening == Opening::process) return false;
    if (opened.opening != Opening::none) return !is_genitive_of_list(opened);
    if (counts_another_paper(at)) return true;
    return next_ < quantities_.size() && quantities_[next_].begin == at && next_ > first_of_clause_;
  }

  // «приказ, 2 справки»: a paper without a figure is one, those behind it are others.
  bool counts_another_paper(std::size_t at) const {
    const Clause& before = clauses_.back();
    if (next_ >= quantities_.size() || quantities_[next_].begin != at) return false;
    if (before.opening != Opening::document || next_ > first_of_clause_) return false;
    const auto counted = phrase_at(tokens_, quantities_[next_].end, Unknown::refused);
    return counted && counted->kind() == NounKind::document && before.phrase &&
           counted->bare != before.phrase->bare;
  }

  // «акт, регламентирующий проведение мониторинга»: an active participle and its object
  bool describes(std::size_t at) const {
    return is_active_participle(tokens_.at(at).lower) &&
           opening_at(tokens_, at).opening != Opening::document;
  }

  // «совещаний, семинаров» goes on a list; a form that is a genitive too opens nothing after a
  // comma.
  bool is_genitive_of_list(const Opened& opened) const {
    if (!opened.phrase || !opened.phrase->form) return false;
    const bool genitive = opened.phrase->form.is_genitive();
    return genitive &&
           (opened.opening != Opening::document || clauses_.back().opening != Opening::document);
  }

  bool joins_documents(std::size_t at) const {
    return clauses_.back().opening == Opening::document &&
           opening_at(tokens_, at + 1).opening == Opening::document;
  }

  void open(std::size_t begin) {
    while (begin < tokens_.size() &&
           (tokens_.at(begin).is_sign('-') || tokens_.at(begin).is_sign(',') ||
            tokens_.at(begin).is_sign(';')))
      ++begin;
    begin = past_list_mark(begin);
    Clause clause;
    clause.begin = begin;
    Opened opened = opening_at(tokens_, begin);
    clause.opening = opened.opening;
    clause.phrase = std::move(opened.phrase);
    clauses_.push_back(std::move(clause));
    first_of_clause_ = next_;
  }

  void close(std::size_t end) { clauses_.back().end = end; }

  void spread_quantities() {
    std::size_t which = 0;
    for (const Quantity& one : quantities_) {
      while (which + 1 < clauses_.size() && clauses_[which + 1].begin <= one.number)
        ++which;
      clauses_[which].quantities.push_back(one);
    }
  }

  const Tokens& tokens_;
  const std::vector<Quantity>& quantities_;
  std::vector<Clause> clauses_;
  std::size_t next_ = 0;             // the first quantity that is not behind
  std::size_t first_of_clause_ = 0;  // … when the clause began
};

}  // namespace

Opened opening_at(const Tokens& tokens, std::size_t at) {
  const Token& first = tokens.at(at);
  if (!first.is_word() || first.quoted) return {};
  if (is_short_participle(first.lower) || is_past_plural(first.lower))
    return {Opening::done, std::nullopt};
  if (first.is(Word::none) && is_present_verb(first.lower)) return {Opening::process, std::nullopt};
  const bool without = first.is(Word::nothing) || first.lower == "без";
  if (without && tokens.noun(at + 1).is_genitive())  // «нет замечаний»
    return {Opening::absence, std::nullopt};
  auto phrase = phrase_at(tokens, at, Unknown::refused);
  if (!phrase && is_done_participle(first.lower)) phrase = paper_after(tokens, at + 1);
  if (!phrase && first.is(Word::none) && is_verbal_noun(first.lower))
    return {Opening::action, std::nullopt};
  if (!phrase || !phrase->form) return {Opening::none, std::move(phrase)};
  if (trains(tokens, *phrase)) return {Opening::action, std::move(phrase)};
  if (makes_conditions(tokens, *phrase)) return {Opening::quality, std::move(phrase)};
  if (organises(tokens, *phrase)) return {Opening::action, std::move(phrase)};
  const Opening opening = opening_of(*phrase, phrase->form.is_nominative());
  return {opening, std::move(phrase)};
}

std::vector<Clause> clauses_of(const Tokens& tokens, const std::vector<Quantity>& quantities) {
  return Cutter(tokens, quantities).run();
}

bool mentions(const Tokens& tokens, const Clause& clause, std::string_view stem) {
  constexpr std::size_t reach =
      80;  // a clause of more words says it before; and it bounds the work
  for (std::size_t at = clause.begin; at < std::min(clause.end, clause.begin + reach); ++at) {
    if (tokens.at(at).lower.starts_with(stem)) return true;
  }
  return false;
}

}  // namespace vekha::roadmap::reading
