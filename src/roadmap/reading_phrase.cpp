#include "roadmap/reading_phrase.h"

#include "base/text.h"
#include "roadmap/reading_morphology.h"

#include <algorithm>
#include <array>

namespace vekha::roadmap::reading {

namespace {

constexpr std::size_t most_adjectives = 4;
constexpr std::size_t most_members = 12;  // of a union of populations

bool is_people(NounKind kind) {
  return kind == NounKind::people;
}
bool is_population(NounKind kind) {
  return kind == NounKind::people || kind == NounKind::organisation;
}

bool can_be_adjective(const Token& token) {
  return token.is_word() && !token.quoted && !is_acronym(token) && is_adjective(token.lower);
}

struct AdjectiveAbbreviation {
  std::string_view letters;
  std::string_view adjective;
};

// «аналит.», «пед.»: an adjective cut short; empty for any other word.
std::string_view full_adjective(const Tokens& tokens, std::size_t at) {
  static constexpr AdjectiveAbbreviation known[] = {{"аналит", "аналитический"},
                                                    {"пед", "педагогический"},
                                                    {"метод", "методический"},
                                                    {"информ", "информационный"},
                                                    {"муниц", "муниципальный"},
                                                    {"муницип", "муниципальный"},
                                                    {"образоват", "образовательный"},
                                                    {"образов", "образовательный"},
                                                    {"общеобр", "общеобразовательный"},
                                                    {"общеобразоват", "общеобразовательный"},
                                                    {"индивид", "индивидуальный"},
                                                    {"инд", "индивидуальный"},
                                                    {"практ", "практический"},
                                                    {"род", "родительский"},
                                                    {"откр", "открытый"},
                                                    {"психол", "психологический"},
                                                    {"диагн", "диагностический"},
                                                    {"консульт", "консультационный"},
                                                    {"монит", "мониторинговый"},
                                                    {"восп", "воспитательный"},
                                                    {"профориент", "профориентационный"},
                                                    {"обл", "областной"},
                                                    {"рег", "региональный"},
                                                    {"район", "районный"}};
  const Token& here = tokens.at(at);
  const bool cut = here.is_word() && !here.quoted && tokens.at(at + 1).is_sign('.') &&
                   tokens.at(at + 2).is_word();
  if (!cut) return {};
  for (const AdjectiveAbbreviation& one : known) {
    if (one.letters == here.lower) return one.adjective;
  }
  return {};
}

// «психолого-педагогических»: the first half does not change.
std::size_t past_adjective(const Tokens& tokens, std::size_t at) {
  const bool compound = tokens.at(at).is_word() && tokens.at(at + 1).is_sign('-') &&
                        !tokens.at(at + 1).blank_before && !tokens.at(at + 2).blank_before &&
                        can_be_adjective(tokens.at(at + 2));
  if (compound) return at + 3;
  if (can_be_adjective(tokens.at(at))) return at + 1;
  if (!full_adjective(tokens, at).empty()) return at + 2;
  const Token& here = tokens.at(at);
  const bool before_noun = here.is_word() && here.is(Word::none) && !here.quoted &&
                           !is_acronym(here) && may_be_adjective(here.lower) &&
                           tokens.noun(at + 1) && !is_acronym(tokens.at(at + 1));
  return before_noun ? at + 1 : at;
}

std::string adjectives(const Tokens& tokens, std::size_t from, std::size_t to, Gender gender,
                       Number number) {
  std::string out;
  for (std::size_t i = from; i < to; ++i) {
    const Token& token = tokens.at(i);
    const bool second_half = i > from && tokens.at(i - 1).is_sign('-');
    if (is_done_participle(token.lower) && !second_half)
      continue;  // «утверждённая программа» is a programme
    const bool first_half = tokens.at(i + 1).is_sign('-') && i + 1 < to;
    if (token.is_sign('.')) continue;
    if (const std::string_view full = full_adjective(tokens, i); !full.empty()) {
      out += adjective_nominative(full, gender, number) + " ";
    } else if (token.is_sign('-') || first_half) {
      out += token.is_sign('-') ? "-" : std::string(token.lower);
    } else {
      out += adjective_nominative(token.lower, gender, number) + " ";
    }
  }
  return out;
}

struct UnitAbbreviation {
  std::string_view letters;
  std::string_view unit;
};

std::string_view abbreviated_unit(std::string_view word) {
  static constexpr UnitAbbreviation units[] = {
      {"чел", "человек"}, {"шт", "штука"},         {"ед", "единица"}, {"экз", "экземпляр"},
      {"шк", "школа"},    {"обуч", "обучающийся"}, {"руб", "рубль"},  {"мин", "минута"},
      {"ч", "час"},       {"уч", "участник"}};
  for (const UnitAbbreviation& one : units) {
    if (one.letters == word) return one.unit;
  }
  return {};
}

struct Head {
  std::string singular;
  std::string plural;
  NounForm form;
  std::size_t end = 0;
};

// «мастер-классов», «школ-участников»: the halves agree or the first does not change.
std::optional<Head> compound_head(const Tokens& tokens, std::size_t at) {
  const bool hyphen = tokens.at(at + 1).is_sign('-') && !tokens.at(at + 1).blank_before &&
                      !tokens.at(at + 2).blank_before && tokens.at(at + 2).is_word();
  if (!hyphen) return std::nullopt;
  const NounForm first = tokens.noun(at);
  const NounForm second = tokens.noun(at + 2);
  if (!second) return std::nullopt;
  const bool agree = first && (first.cases & second.cases) != 0;
  Head head;
  head.form = agree ? first : second;
  if (agree) head.form.cases = first.cases & second.cases;
  const std::string left(tokens.at(at).lower);
  head.singular = (agree ? first.noun->singular : left) + "-" + second.noun->singular;
  head.plural = (agree ? first.noun->plural : left) + "-" + second.noun->plural;
  head.end = at + 3;
  return head;
}

// «3 онлайн», «2 очно»: how, not of what.
bool says_how(std::string_view word) {
  static constexpr auto words =
      std::to_array<std::string_view>({"онлайн", "офлайн", "оффлайн", "очно", "заочно",
                                       "дистанционно", "ежегодно", "всего", "итого"});
  return std::ranges::find(words, word) != words.end();
}

std::optional<Head> head_at(const Tokens& tokens, std::size_t at, Unknown unknown) {
  const Token& token = tokens.at(at);
  if (!token.is_word()) return std::nullopt;
  if (auto compound = compound_head(tokens, at)) return compound;
  if (const std::string_view unit = abbreviated_unit(token.lower); !unit.empty()) {
    const std::size_t end = tokens.at(at + 1).is_sign('.') ? at + 2 : at + 1;
    return Head{std::string(unit), std::string(unit), {}, end};
  }
  if (is_acronym(token))
    return Head{std::string(token.shown), std::string(token.shown), {}, at + 1};
  const NounForm form = tokens.noun(at);
  if (form) return Head{form.noun->singular, form.noun->plural, form, at + 1};
  constexpr std::size_t shortest_unknown = 8;  // bytes
  const bool plain = token.is(Word::none) && token.lower.size() >= shortest_unknown &&
                     !token.quoted && !says_how(token.lower);
  if (unknown == Unknown::refused || !plain) return std::nullopt;
  std::string guess = guessed_nominative(token.lower);
  return Head{guess, std::string(token.lower), {}, at + 1};
}

// A noun that no table knows, by its genitive plural: «инструментов», «компетенций».
bool is_unknown_genitive(const Token& token) {
  static constexpr std::size_t shortest = 12;  // bytes
  const std::string_view word = token.lower;
  const bool plain = token.is_word() && token.is(Word::none) && !token.quoted &&
                     word.size() >= shortest && !find_noun(word);
  static constexpr auto endings =
      std::to_array<std::string_view>({"ов", "ев", "ий", "ства", "ости", "ения", "ания", "ации"});
  return plain && !is_adjective(word) && std::ranges::any_of(endings, [&](std::string_view ending) {
           return word.ends_with(ending);
         });
}

// The genitive that belongs to the name of a thing: «программа мониторинга», «протокол совещания».
void add_genitive(const Tokens& tokens, Phrase& phrase) {
  const Token& next = tokens.at(phrase.end);
  const NounForm form = next.quoted ? NounForm{} : tokens.noun(phrase.end);
  if (phrase.form && !is_population(phrase.kind()) && is_unknown_genitive(next)) {
    phrase.unit += " " + std::string(next.lower);
    ++phrase.end;
    return;
  }
  const bool belongs = form && form.is_genitive() && !is_population(form.noun->kind) &&
                       form.noun->kind != NounKind::share && phrase.form &&
                       !is_population(phrase.kind());
  if (!belongs) return;
  const bool both_plural = phrase.form.is_only_plural() && (form.cases & plural_genitive) != 0;
  phrase.unit += " " + (both_plural ? form.noun->genitive : std::string(next.lower));
  ++phrase.end;
}

// «победителя/призёра»
void add_alternative(const Tokens& tokens, Phrase& phrase) {
  if (!tokens.at(phrase.end).is_sign('/')) return;
  const NounForm form = tokens.noun(phrase.end + 1);
  if (!form) return;
  phrase.unit += " или " + form.noun->singular;
  phrase.plural += " или " + form.noun->plural;
  phrase.end += 2;
}

}  // namespace

bool is_acronym(const Token& token) {
  return token.capitals;
}

bool is_cut_adjective(const Tokens& tokens, std::size_t at) {
  return !full_adjective(tokens, at).empty();
}

std::optional<Phrase> phrase_at(const Tokens& tokens, std::size_t at, Unknown unknown) {
  std::size_t noun = at;
  for (std::size_t i = 0; i < most_adjectives; ++i) {
    const std::size_t next = past_adjective(tokens, noun);
    if (next == noun) break;
    noun = next;
    // «стабильная или положительная динамика»
    if (tokens.at(noun).is(Word::and_) && can_be_adjective(tokens.at(noun + 1))) ++noun;
  }
  const auto head = head_at(tokens, noun, unknown);
  if (!head) return std::nullopt;
  const bool cut = noun > at && tokens.at(noun - 1).is_sign('.');  // its ending is not there
  if (head->form && noun > at && !cut && !can_agree(tokens.at(noun - 1).lower, head->form.cases))
    return std::nullopt;
  Phrase phrase;
  phrase.head = noun;
  phrase.end = head->end;
  phrase.form = head->form;
  const Gender gender = head->form ? head->form.noun->gender
                        : head->singular.ends_with("а") || head->singular.ends_with("я")
                            ? Gender::feminine
                            : Gender::masculine;
  phrase.bare = head->singular;
  const bool plural_only = head->form && head->form.noun->singular == head->form.noun->plural &&
                           head->form.noun->singular != head->form.noun->genitive;
  phrase.unit =
      adjectives(tokens, at, noun, gender, plural_only ? Number::plural : Number::singular) +
      head->singular;
  phrase.named = phrase.unit;
  phrase.plural = adjectives(tokens, at, noun, gender, Number::plural) + head->plural;
  add_alternative(tokens, phrase);
  add_genitive(tokens, phrase);
  return phrase;
}

namespace {

// One member of a union; organisations in general get their customary abbreviation.
struct Member {
  std::string name;
  std::size_t end = 0;
  bool people = false;
  bool acronym = false;
};

std::string genitive_of_place(const Tokens& tokens, std::size_t& at) {
  // «организаций, находящихся в зоне риска» -> «зоны риска»
  const std::size_t verb = tokens.at(at).is_sign(',') ? at + 1 : at;
  if (!tokens.at(verb).lower.starts_with("находящ") || !tokens.at(verb + 1).is(Word::in)) return {};
  const NounForm place = tokens.noun(verb + 2);
  const NounForm of = tokens.noun(verb + 3);
  const std::string noun = place                                 ? place.noun->genitive
                           : tokens.at(verb + 2).lower == "зоне" ? "зоны"
                                                                 : "";
  if (noun.empty()) return {};
  at = verb + 3;
  if (!of || !of.is_genitive()) return " " + noun;
  return " " + noun + " " + std::string(tokens.at(at++).lower);
}

std::optional<Member> member_at(const Tokens& tokens, std::size_t at) {
  const auto phrase = phrase_at(tokens, at, Unknown::refused);
  if (!phrase) return std::nullopt;
  const bool acronym = is_acronym(tokens.at(phrase->head));
  if (!acronym && !is_population(phrase->kind())) return std::nullopt;
  Member member{phrase->plural, phrase->end, is_people(phrase->kind()), acronym};
  if (phrase->plural == "общеобразовательные организации" ||
      phrase->plural == "образовательные организации")
    member.name = "ОО";
  if (!acronym && !member.people && is_acronym(tokens.at(member.end))) {
    member.name += " " + std::string(tokens.at(member.end++).shown);
  }
  while (!acronym && member.people) {  // «заместителей руководителей»: whose deputies is left out
    const NounForm owner = tokens.noun(member.end);
    if (!owner || !owner.is_genitive() || !is_population(owner.noun->kind)) break;
    ++member.end;
  }
  member.name += genitive_of_place(tokens, member.end);
  return member;
}

std::size_t past_lead(const Tokens& tokens, std::size_t at) {
  for (std::size_t i = 0; i < 5; ++i) {
    const Token& token = tokens.at(at);
    const NounForm noun = tokens.noun(at);
    const bool lead =
        token.is(Word::of) || token.is(Word::all) || token.is(Word::whole) || token.is(Word::in) ||
        token.lower == "из" || token.lower == "у" || token.lower == "среди" ||
        token.lower == "общего" || token.lower == "общей" || token.lower == "охваченных" ||
        token.lower == "охвата" || token.lower == "целевых" ||
        (noun && (noun.noun->kind == NounKind::amount || noun.noun->kind == NounKind::share));
    if (!lead) break;
    ++at;
  }
  return at;
}

std::string united(const std::vector<Member>& members) {
  std::string out;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i > 0) out += i + 1 == members.size() ? " и " : ", ";
    out += members[i].name;
  }
  return out;
}

}  // namespace

std::optional<Population> population_at(const Tokens& tokens, std::size_t at) {
  std::vector<Member> members;
  std::size_t next = past_lead(tokens, at);
  while (members.size() < most_members) {
    const auto member = member_at(tokens, next);
    if (!member) break;
    members.push_back(*member);
    next = member->end;
    const Token& link = tokens.at(next);
    if (!link.is_sign(',') && !link.is(Word::and_)) break;
    ++next;
  }
  if (members.empty()) return std::nullopt;
  Population out;
  out.end = members.back().end;
  out.organisations = std::ranges::none_of(members, [](const Member& one) { return one.people; });
  const bool same = out.organisations ||
                    std::ranges::all_of(members, [](const Member& one) { return one.people; });
  out.united = members.size() > 1 && same;
  if (same) {
    out.bases.push_back(united(members));
  } else {
    for (const Member& one : members)
      out.bases.push_back(one.name);
  }
  return out;
}

std::optional<std::string> population_before(const Tokens& tokens, std::size_t from,
                                             std::size_t to) {
  std::optional<std::string> organisations;
  for (std::size_t at = from; at < to; ++at) {
    const auto phrase = phrase_at(tokens, at, Unknown::refused);
    if (!phrase || phrase->end > to || !phrase->form.is_genitive() ||
        !is_population(phrase->kind()))
      continue;
    if (is_people(phrase->kind())) return phrase->plural;
    if (!organisations) organisations = phrase->plural;
    at = phrase->end - 1;
  }
  return organisations;
}

}  // namespace vekha::roadmap::reading
