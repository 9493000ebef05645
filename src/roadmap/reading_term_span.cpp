// Spans: single refs, parts of them, ranges, lists; and the words that make them deadlines or
// starts.
#include "roadmap/reading_term_parser.h"

namespace vekha::roadmap::reading {

namespace {

Part part_of_word(Word word) {
  if (word == Word::beginning) return Part::beginning;
  return word == Word::middle ? Part::middle : Part::ending;
}

bool is_years(const Span& span) {
  return span.from.unit == Unit::year || span.from.unit == Unit::school_year;
}

// «2024 г.», after which the months of that year may stand.
bool is_heading_year(const Span& span) {
  return span.from.unit == Unit::year && span.from.year && !span.is_range() &&
         span.from.part == Part::whole;
}

bool is_finer(const Span& span) {
  switch (span.from.unit) {
    case Unit::day:
    case Unit::month:
    case Unit::season:
    case Unit::quarter:
    case Unit::half_year: return true;
    default: return false;
  }
}

bool is_part_word(const Token& token) {
  return token.is(Word::beginning) || token.is(Word::middle) || token.is(Word::ending);
}

}  // namespace

void TermParser::keep(const Spans& spans, Role role) {
  for (const Span& span : spans)
    parts_.spans.push_back({span, role});
}

// «программы», «реализации плана», «дорожной карты»: what the whole text is about.
Position TermParser::programme_noun(Position at) const {
  if (token(at).is(Word::realisation)) return at + 1;
  const Position noun = token(at).is_word() && token(at).is(Word::none) ? at + 1 : at;
  const std::string_view word = token(noun).lower;
  const bool named = token(noun).is(Word::schedule) &&
                     (word.starts_with("программ") || word.starts_with("карт") || word == "плана");
  return named ? noun + 1 : at;
}

// The unit of which a part is meant, after «начало», «в конце».
Position TermParser::part_of_unit(Position at, Spans& out) {
  Position next = at;
  if (token(next).is(Word::each)) {  // «в начале каждого учебного года»
    Recurrence found{.each_of_span = true};
    const Position end = unit_of_frequency(next + 1, found);
    if (end == next + 1 || found.frequency != Frequency::yearly) return at;
    keep(found);
    ++next;
  }
  if (const Position end = whole(next, out, false); end > next) return end;
  if (const Position quarter = past_school(next); token(quarter).is(Word::school_quarter)) {
    const Ref ref{.unit = Unit::school_quarter};
    out.push_back({ref, ref});
    return quarter + 1;
  }
  const Position programme = programme_noun(next);
  if (programme == next) return at;
  const Ref ref{.unit = Unit::programme};
  out.push_back({ref, ref});
  return programme;
}

// «в конце I квартала», «начало учебного года», «начало и конец года».
Position TermParser::part(Position at, Spans& out) {
  constexpr std::size_t most_parts = 3;
  std::vector<Part> parts;
  Position next = at;
  while (is_part_word(token(next)) && parts.size() < most_parts) {
    parts.push_back(part_of_word(token(next).lexeme.word));
    next = token(next).lexeme.abbreviated ? past_dot(next + 1) : next + 1;
    const bool link = token(next).is_sign(',') || token(next).is(Word::and_);
    const Position second = next + (token(next + 1).is(Word::in) ? 2U : 1U);
    if (link && is_part_word(token(second))) next = second;
  }
  // «конец мая – начало июня» is a range of its own
  if (parts.empty() || token(next).is_sign('-') || token(next).is(Word::and_)) return at;
  Spans inner;
  const Position end = part_of_unit(next, inner);
  if (end == next || inner.empty()) return at;
  for (const Part one : parts) {
    for (Span span : inner) {
      span.from.part = span.to.part = one;
      span.from.approximate = span.to.approximate = true;
      out.push_back(span);
    }
  }
  add_flag(parts_.flags, "approx");
  return end;
}

// «2024–2025 гг.», «2024/25»: a year and the next.
Position TermParser::two_years(Position at, int& first) const {
  if (!is_year_number(token(at))) return at;
  first = static_cast<int>(token(at).number);
  const bool linked = token(at + 1).is_sign('-') || token(at + 1).is_sign('/');
  const Token& second = token(at + 2);
  const bool next_year =
      second.number == first + 1 || (second.digits == 2 && second.number == (first + 1) % 100);
  return linked && second.is_number() && next_year ? year_noun(at + 3) : at;
}

// «июнь – август 2025 (летний период)»: a season in brackets says again what stands before them.
Position TermParser::echoed_season(Position at) {
  if (!token(at).is_sign('(') || parts_.spans.empty()) return at;
  Ref ignored;
  const Position end = season_ref(at + 1, ignored);
  return end > at + 1 && token(end).is_sign(')') ? end + 1 : at;
}

// «зима 2024–2025» is one winter; «осенне-зимний период» is two seasons.
Position TermParser::seasons(Position at, Spans& out) {
  constexpr int winter = 1;
  constexpr unsigned december = 12;
  constexpr unsigned february = 2;
  Ref ref;
  const Position noun = season_ref(at, ref);
  int first = 0;
  if (noun > at && ref.index == winter) {
    const Position years = two_years(noun, first);
    if (years == noun) return at;
    out.push_back({Ref{.unit = Unit::month, .index = december, .year = first},
                   Ref{.unit = Unit::month, .index = february, .year = first + 1}});
    add_flag(parts_.flags, "approx");
    return years;
  }
  if (!token(at).is(Word::season_before) || !token(at + 1).is_sign('-')) return at;
  const Position end = season_ref(at + 2, ref);
  if (end == at + 2) return at;
  Ref before = ref;
  before.index = token(at).lexeme.value;
  out.push_back({before, ref});
  add_flag(parts_.flags, "approx");
  return end;
}

Position TermParser::atom(Position at, Spans& out, bool after_from) {
  if (const Position end = part(at, out); end > at) return end;
  return whole(at, out, after_from);
}

// No part of anything: parts of parts would go as deep as the text is long.
Position TermParser::whole(Position at, Spans& out, bool after_from) {
  if (const Position end = seasons(at, out); end > at) return end;
  if (const Position end = days_to_date(at, out); end > at) return end;
  Ref ref;
  if (const Position end = named_ref(at, ref); end > at) {
    out.push_back({ref, ref});
    if (ref.approximate) add_flag(parts_.flags, "approx");
    return end;
  }
  return ranked(at, out, after_from);
}

// «2024 г. – март», «2025 год: апрель – май»: of that year.
Position TermParser::of_heading_year(Position at, Spans& out) {
  if (!is_heading_year(out.back()) || is_year_number(token(at))) return at;
  Spans months;
  const Position end = spans(at, months, false);
  if (months.empty() || !is_finer(months.front()) || months.front().to.year) return at;
  months.front().from.year = out.back().from.year;
  out.pop_back();
  out.insert(out.end(), months.begin(), months.end());
  return end;
}

// «май 2023, 2024, 2025 гг.»: the same in each of those years.
Position TermParser::more_years(Position at, Spans& out) const {
  while (!out.empty() && is_finer(out.back()) && out.back().to.year) {
    const bool year = (token(at).is_sign(',') || token(at).is(Word::and_)) &&
                      is_year_number(token(at + 1)) && !token(at + 2).is_sign('-') &&
                      !token(at + 2).is_sign('/') && school_noun(at + 2) == at + 2;
    if (!year) break;
    Span same = out.back();
    const int shift = static_cast<int>(token(at + 1).number) - *same.to.year;
    *same.to.year += shift;
    if (same.from.year) *same.from.year += shift;
    out.push_back(same);
    at = year_noun(at + 2);
  }
  return at;
}

// An atom and, after a dash or «по», the atom that it runs to.
Position TermParser::spans(Position at, Spans& out, bool after_from) {
  const std::size_t size = out.size();
  Position end = atom(at, out, after_from);
  if (end == at) return at;
  end = part_of_month(end, out);
  const Token& link = token(end);
  const bool heads = link.is_sign(':') && out.size() > size && is_heading_year(out.back());
  const bool linked = heads || link.is_sign('-') || link.is_sign('E') || link.lower == "→" ||
                      link.is(Word::to) || (after_from && link.is(Word::until)) ||
                      (link.is_sign(',') && token(end + 1).is(Word::to));
  if (!linked) return end;
  Position second = end + (link.is_sign(',') ? 2U : 1U);
  if (token(second).is(Word::in)) ++second;
  if (const Position dated = of_heading_year(second, out); dated > second) return dated;
  Spans rest;
  Position last = atom(second, rest);
  const Token& short_year = token(second);
  const bool from_year = out.back().to.unit == Unit::year && out.back().to.year;
  const bool two_digits = last == second && from_year && short_year.is_number() &&
                          short_year.digits == 2 && !token(second + 1).is_sign('%');
  const int year =
      two_digits ? *out.back().to.year / 100 * 100 + static_cast<int>(short_year.number) : 0;
  if (two_digits && year > *out.back().to.year) {  // «2024–26», not «к 2025 году – 20 школ»
    const Ref ref{.unit = Unit::year, .year = year};
    rest.push_back({ref, ref});
    add_flag(parts_.flags, "two_digit_year");
    last = year_noun(second + 1);
  }
  if (rest.empty()) return end;
  out.back().to = rest.front().to;
  out.insert(out.end(), rest.begin() + 1, rest.end());
  return last;
}

// More spans after commas and «и», each without a word of its own before it.
Position TermParser::list(Position at, Spans& out) {
  Position end = more_years(spans(at, out, false), out);
  while (end > at) {
    const Token& link = token(end);
    if (!link.is_sign(',') && !link.is(Word::and_) && !link.is_sign(';')) break;
    const std::size_t size = out.size();
    const Position next = spans(end + 1, out, false);
    if (next == end + 1) break;
    // «до 1 сентября, 2023–2025 гг.»: in which years, not one more deadline
    if (out.size() > size && is_years(out[size]) && !is_years(out.front())) {
      out.resize(size);
      break;
    }
    end = next;
  }
  return end;
}

Position TermParser::span_rule(Position at) {
  Spans found;
  const Position end = more_years(spans(at, found, false), found);
  if (end == at) return at;
  const Token& mark = at > 0 ? token(at - 1) : token(tokens_.size());
  parts_.event_apart =
      parts_.event_apart || (parts_.event && (mark.is_sign('(') || mark.is_sign(',') ||
                                              mark.is_sign('-') || mark.is_sign(':')));
  keep(found, Role::plain);
  return end;
}

// «до», «не позднее», «к», «по», «срок до»; after it a date must stand.
Position TermParser::deadline_lead(Position at, bool& inclusive_known) const {
  const Token& here = token(at);
  inclusive_known = true;
  if (here.is(Word::not_) && token(at + 1).is(Word::later)) {
    Position next = at + 2;
    while (token(next).is(Word::than) || token(next).is_sign(',') || token(next).is(Word::until))
      ++next;
    return next;
  }
  if (here.is(Word::until)) {
    inclusive_known = false;
    return token(at + 1).is_sign('-') ? at + 2 : at + 1;
  }
  return here.is(Word::by) || here.is(Word::to) ? at + 1 : at;
}

// «к новому учебному году» is to its beginning, «до Нового года» to the end of the old one.
Position TermParser::new_year(Position at, Spans& out) {
  const Position end = list(at + 1, out);
  if (end == at + 1 || out.empty() || !is_years(out.front())) return at;
  if (out.front().from.unit == Unit::school_year)
    out.front().from.part = out.front().to.part = Part::beginning;
  return end;
}

Position TermParser::deadline(Position at) {
  bool inclusive_known = true;
  const Position lead = deadline_lead(at, inclusive_known);
  if (lead == at) return at;
  Spans found;
  const bool fresh = token(lead).lower == "нового" || token(lead).lower == "новому";
  const bool beginning = token(lead).is(Word::beginning) || fresh;
  const Position end = fresh ? new_year(lead, found) : list(lead, found);
  if (end == lead) return at;
  if (token(at).is(Word::to) && found.front().from.unit == Unit::year && !found.front().from.year)
    return at;
  Role role = Role::deadline;
  const bool calendar = fresh && found.front().from.unit == Unit::year;
  if (beginning && token(at).is(Word::until) && !calendar) role = Role::before;
  if (beginning && !found.front().is_range()) {
    for (Span& span : found)
      span.from.approximate = false;
  }
  if (is_part_word(token(lead)) && !token(lead).is(Word::middle))
    std::erase(parts_.flags, "approx");
  keep(found, role);
  if (!inclusive_known && !token(end).is(Word::inclusive))
    add_flag(parts_.flags, "inclusive_assumed");
  return end;
}

// «с сентября по май», «с 5 по 25 марта»; alone it is an open start.
Position TermParser::from_rule(Position at) {
  if (token(at).lower == "между") {  // «между 1 и 10 сентября»
    Spans ends;
    const Position end = list(at + 1, ends);
    if (ends.size() != 2) return at;
    keep({{ends.front().from, ends.back().to}}, Role::plain);
    return end;
  }
  Position next = at;
  if (token(next).is(Word::starting)) ++next;
  if (!token(next).is(Word::from) && !token(next).is(Word::of)) return at;
  ++next;
  Spans found;
  const Position end = spans(next, found, true);
  if (end == next) return at;
  const bool open =
      found.size() == 1 && !found.front().is_range() && found.front().from.unit != Unit::programme;
  keep(found, open ? Role::open_start : Role::plain);
  return end;
}

// «после 1 сентября», «позднее 1 сентября»; «не ранее 1 сентября» begins on it, «ранее» ends before
// it.
Position TermParser::after_rule(Position at) {
  const bool not_earlier = token(at).is(Word::not_) && token(at + 1).is(Word::earlier);
  const Token& word = token(at);
  if (!not_earlier && !word.is(Word::after) && !word.is(Word::later) && !word.is(Word::earlier))
    return at;
  Position first = at + (not_earlier ? 2U : 1U);
  while (token(first).is(Word::than) || token(first).is_sign(',') || token(first).is(Word::from))
    ++first;
  Spans found;
  const Position end = spans(first, found, false);
  if (end == first) return at;
  keep(found, not_earlier ? Role::open_start : word.is(Word::earlier) ? Role::before : Role::after);
  return end;
}

Position TermParser::except_rule(Position at) {
  if (!token(at).is(Word::except)) return at;
  Spans found;
  const Position end = list(past_dot(at + 1), found);  // «за искл. июля»
  if (token(at + 1).is(Word::vacation) || token(at + 2).is(Word::vacation)) {
    const Ref summer{.unit = Unit::season, .index = 3};
    found.push_back({summer, summer});
  }
  keep(found, Role::exception);
  return end;
}

// «март 2021 года – по настоящее время»: the span before it has no end.
Position TermParser::until_now(Position at) {
  const Position to = token(at).is_sign('-') ? at + 1 : at;
  if (!token(to).is(Word::to) || !token(to + 1).lower.starts_with("настоящ")) return at;
  if (!parts_.spans.empty() && parts_.spans.back().role == Role::plain)
    parts_.spans.back().role = Role::open_start;
  return token(to + 2).lower == "время" ? to + 3 : to + 2;
}

// «ноябрь (перенесено на декабрь)», «перенос с марта на май»: the new days hold, not the old ones.
Position TermParser::put_off(Position at) {
  if (token(at).lower == "вместо") {  // «июнь (вместо мая)»
    Spans dropped;
    const Position end = list(at + 1, dropped);
    if (end > at + 1) add_flag(parts_.flags, "put_off");
    return end > at + 1 ? end : at;
  }
  if (!token(at).lower.starts_with("перенес") && !token(at).lower.starts_with("перенос")) return at;
  Spans old;
  Position next = at + 1;
  if (token(next).is(Word::from)) next = spans(next + 1, old, false);
  if (!token(next).is(Word::on)) return at;
  Spans found;
  const Position end = list(next + 1, found);
  if (end == next + 1) return at;
  parts_.spans.clear();
  keep(found, Role::plain);
  add_flag(parts_.flags, "put_off");
  return end;
}

// «приказ от 17.04.2024 № 191»: the date and number of a document are no term.
Position TermParser::document_date(Position at) {
  if (token(at).is_sign('#')) {
    Position next = at + 1;
    while (token(next).is_number() ||
           (next > at + 1 && !token(next).blank_before && next - at < 12))
      ++next;
    return next;
  }
  Position name = at;  // «постановление № 1234-п от …»: back over its number
  while (name > 0 && at - name < 8 && !token(name - 1).is(Word::schedule) &&
         (!token(name - 1).is_word() || token(name - 1).lower.size() <= 4))
    --name;
  const bool of_document =
      token(at).is(Word::of) && name > 0 && (token(name - 1).is(Word::schedule) || parts_.schedule);
  if (!of_document) return at;
  Ref ref;
  Spans found;
  const Position end = atom(at + 1, found);
  return end == at + 1 ? at : end;
}

}  // namespace vekha::roadmap::reading
