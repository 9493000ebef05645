// Quantities among words: what is counted, whom the share is of, which way it goes.
#include "roadmap/reading_morphology.h"
#include "roadmap/reading_plan_reader.h"

#include <algorithm>

namespace vekha::roadmap::reading {

namespace {

bool is_growth_with_population(const Tokens& tokens, const Clause& clause) {
  // «Повышение квалификации 100 % педагогов» is teaching, not growing
  return !mentions(tokens, clause, "квалификац");
}

// Words between a number and its noun that say nothing of the unit.
std::size_t past_idle(const Tokens& tokens, std::size_t at) {
  const Token& here = tokens.at(at);
  const NounForm noun = tokens.noun(at);
  if (noun && noun.noun->kind == NounKind::share) return at + 1;
  if (here.is(Word::of) || here.is_sign('-')) return at + 1;
  return at;
}

// «на 10 % больше», «на 2 балла выше», «ниже на 5 %».
std::optional<Direction> compared_direction(const Tokens& tokens, const Quantity& quantity) {
  const auto of = [](const Token& token) -> std::optional<Direction> {
    if (token.is(Word::more) || token.is(Word::higher)) return Direction::up;
    if (token.is(Word::less) || token.is(Word::lower)) return Direction::down;
    return std::nullopt;
  };
  if (const auto tail = of(tokens.at(quantity.end))) return tail;
  if (const auto tail = of(tokens.at(quantity.end + 1))) return tail;
  return quantity.begin + 2 <= quantity.number ? of(tokens.at(quantity.begin)) : std::nullopt;
}

}  // namespace

std::optional<Direction> direction_of_change(const Clause& clause) {
  if (!clause.phrase || !clause.phrase->form) return std::nullopt;
  const NounKind kind = clause.phrase->kind();
  const std::string& noun = clause.phrase->bare;
  if (kind == NounKind::growth || noun == "повышение" || noun == "улучшение") return Direction::up;
  if (kind == NounKind::decline) return Direction::down;
  return std::nullopt;
}

void PlanReader::set_value(const Quantity& quantity, PlanReading& out) {
  out.kind = quantity.percent ? PlanKind::percent : PlanKind::count;
  out.value = quantity.value;
  out.comparator = quantity.comparator;
  if (quantity.beyond) ask("out_of_range");
  if (quantity.in_words) flag("number_in_words");
  if (quantity.approximate) flag("approx");
  if (!quantity.upper) return;
  out.value_max = quantity.upper;
  out.comparator = Comparator::between;
  out.kind = PlanKind::range;
  if (quantity.percent) out.unit = "%";
}

// «5 из 7 школ»
void PlanReader::settle_ratio(const Quantity& quantity, PlanReading& out) {
  if (!quantity.total || out.kind == PlanKind::change) return;
  out.kind = PlanKind::ratio;
  out.numerator = quantity.value;
  out.denominator = quantity.total;
}

// «не менее чем на 5 п.п. по сравнению с 2023 г.»: by how much, with nothing said of which way.
bool PlanReader::is_compared(const Clause& clause, const Quantity& quantity) const {
  const bool compared = mentions(tokens_, clause, "сравнени") ||
                        mentions(tokens_, clause, "относительно") ||
                        mentions(tokens_, clause, "отношени");
  const bool opens = quantity.begin == 0 && quantity.end == tokens_.size() && quantity.percent;
  return compared || (opens && quantity.value < Decimal::of(100));
}

// «на 5 %», «с 40 % до 60 %» after «рост» and the like.
bool PlanReader::change_by(const Clause& clause, const Quantity& quantity, PlanReading& out) {
  auto direction = direction_of_change(clause);
  if (quantity.upper && (quantity.shift || token(quantity.begin).is(Word::from))) {
    if (!direction) direction = quantity.value < *quantity.upper ? Direction::up : Direction::down;
    out.kind = PlanKind::change;
    out.baseline = quantity.value;
    out.value = quantity.upper;
    out.value_max.reset();
    const bool rises = quantity.value < *quantity.upper;
    out.delta = rises ? *quantity.upper - quantity.value : quantity.value - *quantity.upper;
    out.direction = direction;
    out.comparator = *direction == Direction::up ? Comparator::at_least : Comparator::at_most;
    if (quantity.percent) out.unit = "%";
    return true;
  }
  if (is_signed() && quantity.number == 1)
    direction = token(0).is_sign('+') ? Direction::up : Direction::down;
  // «положительная динамика (не менее 5 %)», but not «… в 80 % школ»
  const bool trend = clause.phrase && clause.phrase->kind() == NounKind::trend &&
                     !population_at(tokens_, quantity.end);
  if (trend && !direction)
    direction = mentions(tokens_, clause, "отрицательн") ? Direction::down : Direction::up;
  const bool gain = clause.phrase && clause.phrase->bare == "прирост" && !quantity.until;
  if ((quantity.by || token(quantity.end).is(Word::times)) && !direction)
    direction = compared_direction(tokens_, quantity);
  const bool difference = quantity.points && !quantity.until && !quantity.upper;
  if (!direction && (difference || (quantity.by && is_compared(clause, quantity))))
    direction = read_indicator(context_.indicator).direction.value_or(Direction::up);
  const bool growing = clause.phrase && (clause.phrase->kind() == NounKind::growth ||
                                         clause.phrase->kind() == NounKind::decline);
  // «рост показателя не менее 2 %»: of what, the text leaves to the indicator
  const bool of_indicator =
      growing && !quantity.until && token(clause.phrase->head + 1).lower.starts_with("показател");
  const bool by = quantity.by || difference || of_indicator || is_signed() || trend || gain ||
                  token(quantity.end).is(Word::times);
  if (!by || !direction) return false;
  out.kind = PlanKind::change;
  out.delta = quantity.value;
  out.value.reset();
  out.direction = direction;
  const bool compared = quantity.comparator == Comparator::more_than && quantity.by;
  out.comparator =
      compared ? Comparator::at_least : quantity.comparator.value_or(Comparator::at_least);
  if (quantity.percent) out.unit = "%";
  if (out.unit == "раз") std::swap(out.value, out.delta);  // «в 2 раза»: a factor, no difference
  ask("baseline_missing");
  return true;
}

// «Доля выпускников, не получивших аттестат, – 0 %»: a bare figure is the most that may be.
bool PlanReader::is_of_failures(const Clause& clause, const Quantity& quantity) const {
  if (quantity.percent && quantity.value == Decimal::of(100)) return false;
  const std::string_view whom = token(quantity.end).lower;
  if (quantity.percent && (whom.starts_with("неуспева") || whom.starts_with("второгодн")))
    return true;                     // «2 % неуспевающих»
  constexpr std::size_t reach = 40;  // words
  const std::size_t first = quantity.begin > reach ? quantity.begin - reach : 0;
  const bool named = clause.phrase && (clause.phrase->kind() == NounKind::share ||
                                       clause.phrase->kind() == NounKind::amount);
  const Token& mark = quantity.begin > 0 ? token(quantity.begin - 1) : token(tokens_.size());
  const bool headed = mark.is_sign('-') || mark.is_sign(':');
  if (!named && !headed) return false;
  return counts_failures(tokens_, std::max(first, clause.begin), quantity.begin);
}

// «до 90 %» after «увеличение», «охват», «снижение» is a level; alone it is a question.
void PlanReader::settle_until(const Clause& clause, const Quantity& quantity, PlanReading& out) {
  if (!quantity.until) {
    const bool none = quantity.value == Decimal() && !quantity.in_words && out.unit;
    if (!out.comparator && (none || is_of_failures(clause, quantity))) {
      out.comparator = Comparator::at_most;
      out.direction = Direction::down;
      flag("direction_from_indicator");
    } else if (!out.comparator) {
      out.comparator = Comparator::at_least;
      flag("cmp_default");
    } else if (*out.comparator == Comparator::at_most && quantity.value == Decimal()) {
      out.direction = Direction::down;  // «ни одной школы»
    }
    return;
  }
  const auto direction = direction_of_change(clause);
  const bool raised = direction == Direction::up || mentions(tokens_, clause, "охват") ||
                      mentions(tokens_, clause, "увелич") || mentions(tokens_, clause, "довед") ||
                      mentions(tokens_, clause, "довест") || mentions(tokens_, clause, "достиж") ||
                      mentions(tokens_, clause, "повыс");
  const bool lowered = direction == Direction::down || mentions(tokens_, clause, "сниз") ||
                       mentions(tokens_, clause, "сокра") || mentions(tokens_, clause, "уменьш");
  const bool whole =
      quantity.percent && quantity.value == Decimal::of(100);  // «до 100 %» cannot be a ceiling
  if (raised || lowered || whole) {
    out.comparator = lowered && !raised ? Comparator::at_most : Comparator::at_least;
    out.direction = lowered && !raised ? Direction::down : Direction::up;
    return;
  }
  const auto indicated = read_indicator(context_.indicator).direction;
  if (indicated) {
    out.comparator = Comparator::at_most;
    out.direction = indicated;
    return;
  }
  out.comparator.reset();
  ask("do_ambiguous");
}

// «Рост уровня включённости 90 % семей»: a level, a share that grows, or a growth by 90 %?
void PlanReader::doubt_growth(const Clause& clause, const Quantity& quantity, PlanReading& out) {
  if (direction_of_change(clause) == std::nullopt) return;
  if (quantity.until || quantity.comparator || !is_growth_with_population(tokens_, clause)) return;
  ask("growth_or_level");
  const std::string share = to_plain(quantity.value) + "%";
  out_.candidates = {share + " (level)", share + " show growth", "growth by " + share};
  static_cast<void>(out);
}

std::vector<PlanReading> PlanReader::percent_of(const Clause& clause, const Quantity& quantity) {
  PlanReading out;
  set_value(quantity, out);
  if (change_by(clause, quantity, out)) {
    return {out};
  }
  settle_until(clause, quantity, out);
  doubt_growth(clause, quantity, out);
  if (out.kind == PlanKind::percent && quantity.value > Decimal::of(100)) ask("out_of_range");
  flag("denominator_needed");
  const auto population = population_at(tokens_, past_idle(tokens_, quantity.end));
  if (!population) {
    base_before(clause, quantity, out);
    return {out};
  }
  const bool people_before =
      clause.opening == Opening::people && clause.phrase && clause.phrase->end == quantity.begin;
  if (people_before && population->organisations) {
    flag("base_is_organisations");
    out.base = organisations_only(*population);
    return {out};
  }
  std::vector<PlanReading> items;
  for (const std::string& base : population->bases) {
    items.push_back(out);
    items.back().base = base;
  }
  if (quantity.all && items.size() == 1 && items.front().base->starts_with("школы ")) {
    items.front().base = items.front().base->substr(std::string_view("школы ").size());
  }
  if (items.size() > 1) flag("multi_base");
  return items;
}

// «Программа – 7 шт.»: the thing before the dash is what there are seven of.
void PlanReader::name_pieces(const Clause& clause, const Quantity& quantity, PlanReading& out) {
  const Token& mark = quantity.begin > 0 ? token(quantity.begin - 1) : token(tokens_.size());
  if (!mark.is_sign('-') && !mark.is_sign(':') && !mark.is_sign('(')) return;
  const bool pieces = out.unit == "штука" || out.unit == "единица" || out.unit == "экземпляр";
  auto thing = pieces ? thing_before(clause, quantity) : std::nullopt;
  if (!thing) return;
  out.unit = std::move(thing);
  if (clause.opening == Opening::document && out.kind == PlanKind::count)
    out.kind = PlanKind::deliverable;
}

// «Заключены договоры с 3 вузами»: three papers, one with each.
void PlanReader::count_papers_with(const Clause& clause, const Quantity& quantity,
                                   const Phrase& party, PlanReading& out) {
  if (party.kind() != NounKind::organisation || quantity.begin <= clause.begin ||
      !token(quantity.begin - 1).is(Word::from))
    return;
  const bool done = clause.opening == Opening::done;
  const auto paper = phrase_at(tokens_, clause.begin + (done ? 1U : 0U), Unknown::refused);
  if (!paper || paper->kind() != NounKind::document) return;
  out.kind = PlanKind::deliverable;
  out.unit = paper->unit;
  flag("enumerated_parties");
}

// «20 человек и более»
std::optional<Comparator> PlanReader::comparator_after(std::size_t at) const {
  const Token& word = token(at + 1);
  if (!token(at).is(Word::and_)) return std::nullopt;
  if (word.is(Word::more) || word.is(Word::higher)) return Comparator::at_least;
  if (word.is(Word::less) || word.is(Word::lower)) return Comparator::at_most;
  return std::nullopt;
}

PlanReading PlanReader::count_of(const Clause& clause, const Quantity& quantity) {
  PlanReading out;
  set_value(quantity, out);
  const auto phrase = phrase_at(tokens_, quantity.end, Unknown::accepted);
  if (phrase) {
    const std::string_view paper = paper_of(token(phrase->head));
    out.unit = paper.empty() ? phrase->unit : std::string(paper);
    const bool repeated =
        (phrase->kind() == NounKind::document || !paper.empty()) && out.kind == PlanKind::count;
    if (repeated) out.kind = PlanKind::deliverable;
    name_pieces(clause, quantity, out);
    count_papers_with(clause, quantity, *phrase, out);
    const bool teams = phrase->kind() == NounKind::event && out.value == Decimal::of(1) &&
                       token(phrase->end).is(Word::from);
    if (teams) flag("per_unit_possible");
  } else if (token(quantity.end).is(Word::times)) {
    out.unit = "раз";
  } else if (auto thing = thing_before(clause, quantity)) {
    if (thing != "охват") out.unit = std::move(thing);
    const bool paper =
        clause.opening == Opening::document || !paper_of(token(clause.begin)).empty();
    if (paper) out.kind = PlanKind::deliverable;
  }
  if (change_by(clause, quantity, out)) return out;
  if (out.kind == PlanKind::range) return out;
  if (out.unit == "раз" &&
      (token(quantity.end + 1).is(Word::in) || token(quantity.end + 1).is_sign('/')))
    out.kind = PlanKind::frequency;
  const bool place = out.unit == "место" && out.comparator == Comparator::at_least &&
                     token(quantity.begin + 1).is(Word::lower);
  if (place) out.comparator = Comparator::at_most;  // «не ниже 10 места»: the tenth or better
  if (phrase && !out.comparator) out.comparator = comparator_after(phrase->end);
  settle_until(clause, quantity, out);
  settle_ratio(quantity, out);
  return out;
}

std::vector<PlanReading> PlanReader::readings_of(const Clause& clause, const Quantity& quantity) {
  if (quantity.percent) return percent_of(clause, quantity);
  const bool share = clause.phrase && clause.phrase->kind() == NounKind::share &&
                     clause.phrase->end <= quantity.begin && !quantity.total &&
                     !phrase_at(tokens_, quantity.end, Unknown::accepted);
  // «охват – 1200»: so many people, for no share is that large
  const bool heads = share && clause.phrase->bare == "охват" && quantity.value > Decimal::of(100);
  const bool per_cent = token(clause.begin).is_sign('%') && clause.begin < quantity.begin;
  if ((share && !heads) ||
      per_cent) {  // «% охвата – 75»  // «Процент обучающихся, справившихся с ВПР, – 90»
    Quantity percent = quantity;
    percent.percent = true;
    if (!quantity.value.is_whole() && quantity.value < Decimal::of(1)) ask("share_as_fraction");
    return percent_of(clause, percent);
  }
  return {count_of(clause, quantity)};
}

// «2 семинара, вебинар»: behind others that are counted, one of it.
bool PlanReader::is_one_event_more(const Clause& clause) {
  constexpr std::size_t longest = 3;  // tokens; a longer one words its neighbour
  return clause.phrase && clause.phrase->kind() == NounKind::event &&
         (clause.phrase->form.cases & singular_nominative) != 0 && clause.begin > 0 &&
         clause.end - clause.begin <= longest;
}

// What a clause of a text with figures asks for. Actions without a figure are the wording of their
// neighbour.
void PlanReader::item_of_clause(const Clause& clause, bool alone, std::vector<PlanReading>& items) {
  for (const Quantity& quantity : clause.quantities) {
    for (PlanReading& item : readings_of(clause, quantity))
      items.push_back(std::move(item));
  }
  if (!clause.quantities.empty() || alone) return;
  if (clause.opening == Opening::document) items.push_back(document(clause));
  if (is_one_event_more(clause) && !items.empty()) {
    PlanReading item;
    item.kind = PlanKind::count;
    item.value = Decimal::of(1);
    item.comparator = Comparator::at_least;
    item.unit = clause.phrase->unit;
    items.push_back(std::move(item));
  }
  if (clause.opening == Opening::quality && quantities_.size() > 1) {
    PlanReading item;
    item.kind = PlanKind::qualitative;
    items.push_back(std::move(item));
    ask("no_metric");
  }
}

std::vector<PlanReading> PlanReader::items_of(const std::vector<Clause>& clauses) {
  std::vector<PlanReading> items;
  for (const Clause& clause : clauses)
    item_of_clause(clause, clauses.size() == 1, items);
  return items;
}

void PlanReader::combine(std::vector<PlanReading> items) {
  if (items.size() == 1) {
    const bool needs = out_.needs_decision;
    const auto scope = out_.scope;
    std::vector<std::string> candidates = std::move(out_.candidates);
    out_ = std::move(items.front());
    if (scope) out_.scope = scope;
    out_.needs_decision = needs;
    out_.candidates = std::move(candidates);
    return;
  }
  out_.kind = PlanKind::multi;
  out_.items = std::move(items);
  if (!has_flag("multi_base")) flag("multi_value");
}

bool PlanReader::with_quantities() {
  if (quantities_.empty()) return false;
  const bool figures =
      std::ranges::any_of(quantities_, [](const Quantity& one) { return !one.each; });
  if (figures)
    std::erase_if(quantities_,
                  [](const Quantity& one) { return one.each; });  // «каждая ШНОР – 1 программа»
  drop_breakdown();
  drop_qualifiers();
  std::vector<PlanReading> items = items_of(clauses_of(tokens_, quantities_));
  if (items.empty()) return false;
  for (std::size_t at = 1; at < tokens_.size(); ++at) {
    const bool part =
        token(at - 1).lower == "из" && (token(at).lower == "них" || token(at).lower == "которых");
    const bool among = (token(at - 1).lower == "том" && token(at).lower == "числе") ||
                       (token(at - 1).lower == "т" && token(at).is_sign('.') &&
                        token(at + 1).lower == "ч");  // «в т.ч.»
    if (part || among) flag("sub_count");
  }
  if (has_flag("sub_count")) {  // «из них 2 выездных»: of the same things
    for (PlanReading& item : items) {
      if (!item.unit && item.kind == PlanKind::count) item.unit = items.front().unit;
    }
  }
  combine(std::move(items));
  return true;
}

}  // namespace vekha::roadmap::reading
