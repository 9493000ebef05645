// Plans without a figure: papers, things done, taking part, quality, levels, and people in the
// wrong column.
#include "roadmap/reading_morphology.h"
#include "roadmap/reading_plan_reader.h"

#include <algorithm>
#include <array>

namespace vekha::roadmap::reading {

namespace {

// Bodies and groups that offices write in capitals: alone in the cell they say who, not what.
constexpr auto bodies = std::to_array<std::string_view>(
    {"ОО",  "ОУ",  "УО",  "ШНОР", "ШНСУ", "ШССУ", "ИМЦ",  "ММС", "РМК", "ЦНППМ", "ИРО",
     "РМО", "ГМО", "ММО", "ШМО",  "ДОУ",  "ДОО",  "МОУО", "ЦРО", "МОЦ", "ПМПК",  "ППМС"});

bool is_body(const Token& token) {
  return std::ranges::find(bodies, token.shown) != bodies.end();
}

// «МБОУ СОШ № 5», «СОШ № 2, ООШ № 7»: schools by their legal form and number.
bool is_institution(const Token& token) {
  static constexpr auto forms = std::to_array<std::string_view>(
      {"МБОУ", "МОУ", "МКОУ", "МАОУ", "МБДОУ", "МДОУ", "МАДОУ", "МКДОУ", "ГБОУ", "ГКОУ", "МБУ",
       "МАУ", "МКУ", "СОШ", "ООШ", "НОШ"});
  return std::ranges::find(forms, token.shown) != forms.end();
}

}  // namespace

// How many parties stand after «с»: «с МГУ, СПбГУ»; 0 when none does, or not each by its name where
// only names count.
std::int64_t PlanReader::parties(std::size_t at, std::size_t end, Named named) const {
  if (!token(at).is(Word::from)) return 0;
  const auto has_name = [&](std::size_t party) {
    return token(party).quoted || token(party).shown != token(party).lower;
  };
  std::int64_t count = 1;
  bool all_named = has_name(at + 1);
  for (++at; at < end; ++at) {
    const bool separator = token(at).is_sign(',') || token(at).is(Word::and_);
    if (!separator || token(at).depth > 0 || token(at).quoted) continue;
    ++count;
    all_named = all_named && has_name(at + 1);
  }
  return named == Named::any || all_named ? count : 0;
}

PlanReading PlanReader::document(const Clause& clause) {
  PlanReading out;
  out.kind = PlanKind::deliverable;
  out.comparator = Comparator::at_least;
  const Phrase& phrase = *clause.phrase;
  // «муниципальная дорожная карта» -> «дорожная карта», «Аналитическая справка» stays: only whose
  // it is falls off
  out.unit = phrase.unit;
  static constexpr auto owners = std::to_array<std::string_view>(
      {"муниципальная ", "муниципальный ", "муниципальное ", "региональная ", "региональный ",
       "районный ", "районная ", "городской ", "школьный ", "школьная "});
  for (const std::string_view owner : owners) {
    if (out.unit->starts_with(owner)) out.unit = out.unit->substr(owner.size());
  }
  const std::int64_t named = parties(phrase.end, clause.end, Named::only);
  if ((phrase.form.cases & singular_nominative) != 0) {
    out.value = Decimal::of(1);
  } else if (named > 1) {  // «Договоры с МГУ, СПбГУ»
    out.value = Decimal::of(named);
    flag("enumerated_parties");
  } else {
    ask("plural_count_unknown");
  }
  return out;
}

// «Наличие договоров с А, Б, В»: as many papers as parties.
PlanReading PlanReader::presence(const Clause& clause) {
  PlanReading out;
  out.kind = PlanKind::deliverable;
  out.comparator = Comparator::at_least;
  out.value = Decimal::of(1);
  std::size_t thing = clause.phrase->head + 1;
  if (token(thing).is(Word::in)) {  // «наличие в школах программ»
    if (const auto place = phrase_at(tokens_, thing + 1, Unknown::refused)) thing = place->end;
  }
  const auto phrase = phrase_at(tokens_, thing, Unknown::accepted);
  if (!phrase) return out;
  out.unit = phrase->unit;
  if (phrase->kind() == NounKind::people) {  // «Наличие призёров»: at least one
    out.kind = PlanKind::count;
    return out;
  }
  if (!token(phrase->end).is(Word::from)) {
    const bool plural = phrase->form && (phrase->form.cases & plural_genitive) != 0 &&
                        (phrase->form.cases & singular_genitive) == 0;
    if (plural) {
      out.value.reset();
      ask("plural_count_unknown");
    }
    return out;
  }
  out.value = Decimal::of(parties(phrase->end, clause.end, Named::any));
  flag("enumerated_parties");
  return out;
}

PlanReading PlanReader::done(const Clause& clause) {
  PlanReading out;
  const bool requests = mentions(tokens_, clause, "запрос") || mentions(tokens_, clause, "заявк") ||
                        mentions(tokens_, clause, "обращени");
  if (requests) {
    out.kind = PlanKind::ratio;
    out.value = Decimal::of(100);
    out.comparator = Comparator::at_least;
    out.base = mentions(tokens_, clause, "заявк")    ? "заявки"
               : mentions(tokens_, clause, "запрос") ? "запросы"
                                                     : "обращения";
    flag("denominator_needed");
    ask("on_request");
    return out;
  }
  out.kind = PlanKind::milestone;
  out.value = Decimal::of(1);
  for (std::size_t at = clause.begin; at < clause.end && at < clause.begin + 4; ++at) {
    const auto phrase = phrase_at(tokens_, at, Unknown::refused);
    if (!phrase || phrase->kind() != NounKind::document) continue;
    out.unit = phrase->unit.starts_with("банк") || phrase->unit.starts_with("баз") ? phrase->unit
                                                                                   : phrase->named;
    break;
  }
  return out;
}

PlanReading PlanReader::participation(const Clause& clause) {
  PlanReading out;
  out.kind = PlanKind::participation;
  out.value = Decimal::of(1);
  out.comparator = Comparator::at_least;
  flag("no_number_yes_no");
  const std::size_t after = clause.phrase ? clause.phrase->head + 1 : clause.begin + 1;
  for (std::size_t at = after; at < clause.end; ++at) {
    if (!token(at).is(Word::in)) continue;
    if (const auto phrase = phrase_at(tokens_, at + 1, Unknown::accepted)) out.unit = phrase->unit;
    break;
  }
  return out;
}

// Who does it stands where the result should: with a verb it is a process, without one nothing.
PlanReading PlanReader::people(const Clause& clause) {
  PlanReading out;
  flag("executor_in_indicator");
  bool acts = false;
  for (std::size_t at = clause.phrase->end; at < clause.end && at < clause.phrase->end + 6; ++at) {
    acts = acts || is_present_verb(token(at).lower) || is_past_plural(token(at).lower) ||
           is_short_participle(token(at).lower);
  }
  if (!acts) {
    out.kind = PlanKind::none;
    out_.needs_decision = true;
    return out;
  }
  out.kind = PlanKind::milestone;
  out.value = Decimal::of(1);
  flag("process_wording");
  return out;
}

// «Сформированы рисковые профили (аналитическая справка)»: the paper in brackets is what can be
// shown.
bool PlanReader::bracketed_document(const Clause& clause, PlanReading& out) {
  for (std::size_t at = clause.begin; at + 1 < clause.end; ++at) {
    if (!token(at).is_sign('(')) continue;
    const auto phrase = phrase_at(tokens_, at + 1, Unknown::refused);
    const bool paper = phrase && phrase->kind() == NounKind::document &&
                       phrase->form.is_nominative() && token(phrase->end).is_sign(')');
    if (!paper) continue;
    out = PlanReading{};
    out.kind = PlanKind::deliverable;
    out.value = Decimal::of(1);
    out.unit = phrase->unit;
    out.comparator = Comparator::at_least;
    flag("per_unit_possible");
    return true;
  }
  return false;
}

// «Приказ издан», «Школами разработаны программы»: its participle follows what it is said of.
bool PlanReader::is_finished(const Clause& clause) const {
  constexpr std::size_t reach = 6;
  if (clause.opening == Opening::done || clause.opening == Opening::people) return false;
  const std::size_t from = clause.begin + 1;
  for (std::size_t at = from; at < std::min(clause.end, from + reach); ++at) {
    const Token& word = token(at);
    if (word.is_sign(',') || word.is_sign('(')) return false;
    const bool free = word.is(Word::none) || word.is(Word::determined);
    if (word.is_word() && free && is_short_participle(word.lower)) return true;
  }
  return false;
}

PlanReading PlanReader::word_item(const Clause& clause) {
  PlanReading out;
  if (is_finished(clause)) return done(clause);
  if (clause.opening != Opening::document && bracketed_document(clause, out)) return out;
  switch (clause.opening) {
    case Opening::document: return document(clause);
    case Opening::presence: return presence(clause);
    case Opening::taking_part: return participation(clause);
    case Opening::people: return people(clause);
    case Opening::done:
      if (token(clause.begin).lower == "приняли" && mentions(tokens_, clause, "участие"))
        return participation(clause);
      return done(clause);
    case Opening::action:
      out.kind = PlanKind::milestone;
      out.value = Decimal::of(1);
      return out;
    case Opening::process: flag("process_wording"); return done(clause);
    case Opening::absence:
      out.kind = PlanKind::count;
      out.value = Decimal::of(0);
      out.comparator = Comparator::at_most;
      out.direction = Direction::down;
      if (const auto phrase =
              phrase_at(tokens_, clause.phrase ? clause.phrase->head + 1 : clause.begin + 1,
                        Unknown::accepted))
        out.unit = phrase->unit;
      return out;
    default: break;
  }
  out.kind = PlanKind::qualitative;
  ask("no_metric");
  return out;
}

std::vector<PlanReading> PlanReader::word_items(const std::vector<Clause>& clauses) {
  constexpr std::size_t most_items = 10'000;
  std::vector<PlanReading> items;
  for (const Clause& clause : clauses) {
    if (items.size() == most_items) break;
    items.push_back(word_item(clause));
  }
  // Several clauses of mere quality are one request for an opinion.
  const bool opinion = std::ranges::all_of(
      items, [](const PlanReading& item) { return item.kind == PlanKind::qualitative; });
  if (opinion && items.size() > 1) items.resize(1);
  return items;
}

bool PlanReader::in_words() {
  const std::string_view paper = paper_of(token(0));
  const bool whose = tokens_.noun(1).is_genitive() || token(1).is_sign('(');
  if (!paper.empty() && (tokens_.size() == 1 || whose)) {
    out_.kind = PlanKind::deliverable;
    out_.unit = paper;
    out_.comparator = Comparator::at_least;
    flag("abbrev");
    const bool many = whose && tokens_.noun(1) && (tokens_.noun(1).cases & plural_genitive) != 0;
    if (many) {
      ask("plural_count_unknown");
    } else {
      out_.value = Decimal::of(1);
    }
    return true;
  }
  const bool in_full = token(0).is(Word::in) && token(1).lower == "полном" && tokens_.size() == 3;
  if (in_full || (token(0).lower == "полностью" && tokens_.size() == 1)) {
    out_.kind = PlanKind::percent;
    out_.value = Decimal::of(100);
    out_.comparator = Comparator::at_least;
    flag("number_in_words");
    flag("denominator_needed");
    return true;
  }
  const bool who = is_body(token(0)) && (tokens_.size() == 1 || token(1).is_sign(',') ||
                                         token(1).is(Word::and_) || token(1).newline_before);
  const bool school = is_institution(token(0)) && clauses_of(tokens_, quantities_).size() == 1;
  if (who || school) {
    out_.kind = PlanKind::none;
    ask("executor_in_indicator");
    return true;
  }
  const bool yes = token(0).lower == "да" || token(0).lower == "есть" ||
                   token(0).lower == "имеется" || token(0).lower == "имеются";
  if (yes && tokens_.size() <= 3) {  // «да», «да/нет»
    out_.kind = PlanKind::milestone;
    out_.value = Decimal::of(1);
    return true;
  }
  combine(word_items(clauses_of(tokens_, quantities_)));
  const auto at = std::ranges::find(flags_, "multi_value");
  if (out_.kind == PlanKind::multi && at != flags_.end()) flags_.erase(at);
  return true;
}

}  // namespace vekha::roadmap::reading
