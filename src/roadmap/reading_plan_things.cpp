// What a number counts, and numbers that ask for nothing of their own.
#include "roadmap/reading_plan_reader.h"

#include <algorithm>
#include <array>

namespace vekha::roadmap::reading {

namespace {

struct Abbreviation {
  std::string_view letters;
  std::string_view unit;
};

constexpr auto abbreviations =
    std::to_array<Abbreviation>({{"МЗ", "муниципальное задание"},
                                 {"ДК", "дорожная карта"},
                                 {"НПА", "нормативный правовой акт"},
                                 {"ЛНА", "локальный нормативный акт"},
                                 {"ИОМ", "индивидуальный образовательный маршрут"},
                                 {"ИУП", "индивидуальный учебный план"},
                                 {"ИПР", "индивидуальный план развития"},
                                 {"АООП", "адаптированная основная образовательная программа"},
                                 {"АОП", "адаптированная образовательная программа"},
                                 {"ООП", "основная образовательная программа"},
                                 {"ППР", "программа повышения результатов"},
                                 {"РПШ", "рисковый профиль школы"}});

// «15 чел. (100 %)», «100 % (7 из 7)», «4 совещания (1 раз в квартал)»: the same once more.
bool is_restated(const Tokens& tokens, const Quantity& first, const Quantity& second) {
  constexpr std::size_t reach = 4;  // words between the number and its bracket
  // «7 программ (по 1 на школу)»
  const bool each = second.begin > 1 && tokens.at(second.begin - 1).is(Word::to);
  const std::size_t begin = each ? second.begin - 1 : second.begin;
  const bool bracket = tokens.at(second.number).depth > 0 && begin > 0 &&
                       tokens.at(begin - 1).is_sign('(') && begin - first.end <= reach;
  if (bracket && each && !first.percent && !second.percent) {
    const Word next = tokens.at(second.end).lexeme.word;
    return next != Word::every_adverb && next != Word::in;  // «(по 4 ежегодно)» is a step
  }
  constexpr std::size_t unit_and_sign = 3;  // «15 чел. – 100 %»
  const Token& link = tokens.at(second.begin > 0 ? second.begin - 1 : 0);
  const bool linked = (link.is_sign('-') || link.is_sign('/')) &&
                      second.begin - first.end <= unit_and_sign && second.begin > first.end;
  const Quantity& share = first.percent ? first : second;
  if (linked && first.percent != second.percent && share.value == Decimal::of(100)) return true;
  return bracket && (first.percent != second.percent || tokens.at(second.end).is(Word::times));
}

// «6 (2 в год)», «3 (по 1 ежегодно)»: what the bracket asks of each year of the whole.
bool is_yearly_step(const Tokens& tokens, const Quantity& quantity) {
  const Token& next = tokens.at(quantity.end);
  return next.is(Word::every_adverb) ||
         ((next.is(Word::in) || next.is(Word::on)) && tokens.at(quantity.end + 1).lower == "год");
}

}  // namespace

std::string_view paper_of(const Token& token) {
  const auto found = std::ranges::find_if(
      abbreviations, [&](const Abbreviation& one) { return one.letters == token.shown; });
  return found == abbreviations.end() ? std::string_view{} : found->unit;
}

// «количество школ», «проведение семинаров», «снижение числа правонарушений»: the thing itself.
std::optional<std::string> PlanReader::thing_of(std::optional<Phrase> phrase) const {
  constexpr int most_leads = 4;
  for (int i = 0; i < most_leads && phrase && phrase->form; ++i) {
    switch (phrase->kind()) {
      case NounKind::amount:
      case NounKind::growth:
      case NounKind::decline:
      case NounKind::action:
      case NounKind::taking_part:
      case NounKind::quality:
      case NounKind::presence: break;
      default: return phrase->unit;
    }
    const bool in = token(phrase->head + 1).is(Word::in);  // «участие в вебинарах»
    phrase = phrase_at(tokens_, phrase->head + (in ? 2U : 1U), Unknown::accepted);
  }
  return phrase ? std::optional(phrase->unit) : std::nullopt;
}

// «семинары – 2, консультации – 5»: what stands before the dash, the colon or the bracket.
std::optional<std::string> PlanReader::thing_before(const Clause& clause,
                                                    const Quantity& quantity) const {
  constexpr std::size_t reach = 8;
  if (quantity.begin <= clause.begin) return std::nullopt;
  std::size_t start = quantity.begin;
  while (start > clause.begin && quantity.begin - start < reach &&
         !tokens_.at(start - 1).is_sign(',') && !tokens_.at(start - 1).is_sign(';') &&
         !tokens_.at(start - 1).is(Word::and_) && !tokens_.at(start - 1).is_number())
    --start;
  const Token& mark = tokens_.at(quantity.begin - 1);
  if (start > clause.begin && (mark.is_sign('-') || mark.is_sign(':'))) {
    const auto phrase = phrase_at(tokens_, start, Unknown::refused);
    if (phrase && phrase->form && phrase->form.is_nominative()) return thing_of(phrase);
    // «Количество участников – 120, призёров – 12»
    const bool counted_too = phrase && phrase->form.is_genitive() && clause.phrase &&
                             clause.phrase->kind() == NounKind::amount;
    if (counted_too) return thing_of(phrase);
  }
  if (const std::string_view paper = paper_of(token(clause.begin)); !paper.empty())
    return std::string(paper);
  return clause.phrase && clause.phrase->form ? thing_of(clause.phrase) : std::nullopt;
}

// «высокобалльников (81–100 баллов) – 10 человек»: the bracket belongs to the name before the dash.
bool PlanReader::labels_another(const Quantity& quantity) const {
  if (token(quantity.number).depth == 0) return false;
  const std::string_view unit = token(quantity.end).lower;
  const bool length = unit == "ч" || unit.starts_with("час");  // «по программе (36 ч.)»
  const bool another = std::ranges::any_of(quantities_, [&](const Quantity& one) {
    return token(one.number).depth == 0 && one.begin > quantity.end;
  });
  if (length && another) return true;
  constexpr std::size_t reach = 8;
  std::size_t at = quantity.end;
  while (at < quantity.end + reach && !token(at).is_sign(')'))
    ++at;
  if (!token(at).is_sign(')') || !(token(at + 1).is_sign('-') || token(at + 1).is_sign(':')))
    return false;
  return std::ranges::any_of(quantities_,
                             [at](const Quantity& one) { return one.begin == at + 2; });
}

// «выпускников, набравших 80 баллов и более»: the number tells whom is meant, not how many.
bool PlanReader::is_qualifier(const Quantity& quantity) const {
  constexpr std::size_t reach = 4;
  if (labels_another(quantity) || describes_thing(quantity) || is_of_each(quantity)) return true;
  if (quantity.percent) return false;
  for (std::size_t back = 1; back <= reach && back < quantity.begin; ++back) {
    const std::string_view word = token(quantity.begin - back).lower;
    const bool participle = word.ends_with("вших") || word.ends_with("ющих") ||
                            word.ends_with("ящих") || word.ends_with("ащих") ||
                            word.ends_with("ущих") || word.ends_with("нных") ||
                            word.ends_with("вшие") || word.ends_with("ющие");
    if (participle && token(quantity.begin - back - 1).is_sign(',')) return true;
  }
  return false;
}

// «16 часов на 1 педагога», «2 плана от 1 школы»: for each of them.
bool PlanReader::is_on_one(const Quantity& quantity) const {
  if (quantity.number == 0 || quantity.value != Decimal::of(1) || quantity.percent) return false;
  const std::string_view lead = token(quantity.number - 1).lower;
  const NounForm whom = tokens_.noun(quantity.end);
  return (lead == "на" || lead == "от") && whom &&
         (whom.noun->kind == NounKind::people || whom.noun->kind == NounKind::organisation);
}

// «3 команды по 5 человек», «семинар по двум предметам», «2 семинара для 10 школ», «1 семинар для
// учителей 3 школ»: of what size, on what, for whom is the thing before it.
bool PlanReader::describes_thing(const Quantity& quantity) const {
  if (quantity.percent || quantity.total || quantity.begin < 2) return false;
  const Token& lead = token(quantity.begin - 1);
  const bool of_those =  // «для учителей 3 школ»
      lead.is_word() && token(quantity.begin - 2).lower == "для" && !quantity.comparator;
  const bool leads = (lead.is(Word::to) && !quantity.comparator) || lead.lower == "для" || of_those;
  const bool on_one = is_on_one(quantity);
  if (!on_one && (!leads || !token(quantity.begin - 2).is_word())) return false;
  const auto of_thing = [&](const Quantity& one) {
    return one.end < quantity.begin && token(one.number).depth == token(quantity.number).depth;
  };
  return std::ranges::any_of(quantities_, of_thing);
}

// «5 семинаров (не менее 20 участников каждый)»
bool PlanReader::is_of_each(const Quantity& quantity) const {
  if (token(quantity.number).depth == 0 || &quantity == &quantities_.front()) return false;
  for (std::size_t at = quantity.end; at < quantity.end + 4; ++at) {
    if (token(at).is(Word::each)) return token(at + 1).is_sign(')');
  }
  return false;
}

void PlanReader::drop_qualifiers() {
  const auto own = [&](const Quantity& one) { return !is_qualifier(one); };
  if (std::ranges::none_of(quantities_, own)) return;
  std::erase_if(quantities_, [&](const Quantity& one) { return is_qualifier(one); });
}

// «3 (2 очно, 1 онлайн)»: what only splits the number before the brackets is no target of its own.
void PlanReader::drop_breakdown() {
  if (quantities_.size() < 2 || token(quantities_.front().number).depth > 0) return;
  if (quantities_.size() == 2 && is_restated(tokens_, quantities_.front(), quantities_.back())) {
    const bool each =
        quantities_.back().begin > 0 && token(quantities_.back().begin - 1).is(Word::to);
    if (each) out_.scope = Scope::total;  // «7 программ (по 1 на школу)»: seven in all
    quantities_.resize(1);
    return;
  }
  Decimal sum;
  for (std::size_t i = 1; i < quantities_.size(); ++i) {
    if (token(quantities_[i].number).depth == 0 || quantities_[i].percent) return;
    sum = sum + quantities_[i].value;
    if (sum > quantities_.front().value) break;  // it splits nothing; and the sum stays in bounds
  }
  const bool yearly = quantities_.size() == 2 && is_yearly_step(tokens_, quantities_.back());
  if (sum != quantities_.front().value && !yearly) return;
  quantities_.resize(1);
  if (yearly) out_.scope = Scope::total;
}

}  // namespace vekha::roadmap::reading
