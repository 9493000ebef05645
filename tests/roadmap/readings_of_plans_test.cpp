// Every kind of plan, printed in many surface forms and read back to the same.
#include "roadmap/reading.h"
#include "roadmap/surface.h"

#include <gtest/gtest.h>

namespace vekha::roadmap {

namespace {

using test::Surface;

constexpr int rounds = 1'500;

struct Said {
  std::string text;
  PlanReading reading;
};

struct Noun {
  std::string_view one;
  std::string_view few;
  std::string_view many;
  PlanKind kind;
};

constexpr std::array<Noun, 8> nouns = {{
    {"семинар", "семинара", "семинаров", PlanKind::count},
    {"встреча", "встречи", "встреч", PlanKind::count},
    {"консультация", "консультации", "консультаций", PlanKind::count},
    {"мероприятие", "мероприятия", "мероприятий", PlanKind::count},
    {"педагог", "педагога", "педагогов", PlanKind::count},
    {"школа", "школы", "школ", PlanKind::count},
    {"программа", "программы", "программ", PlanKind::deliverable},
    {"справка", "справки", "справок", PlanKind::deliverable},
}};

struct Crowd {
  std::string_view of;
  std::string_view base;
};

constexpr std::array<Crowd, 7> crowds = {
    {{"педагогов", "педагоги"},
     {"учителей", "учителя"},
     {"обучающихся", "обучающиеся"},
     {"школ", "школы"},
     {"ШНОР", "ШНОР"},
     {"родителей", "родители"},
     {"педагогических работников", "педагогические работники"}}};

// The noun after the number that people read aloud: 1 семинар, 2 семинара, 5 семинаров.
std::string_view counted(const Noun& noun, int number) {
  const int tens = number % 100;
  if (tens >= 11 && tens <= 14) return noun.many;
  if (number % 10 == 1) return noun.one;
  return number % 10 >= 2 && number % 10 <= 4 ? noun.few : noun.many;
}

// … and after «не менее»: 1 семинара, 2 семинаров.
std::string_view governed(const Noun& noun, int number) {
  return number % 10 == 1 && number % 100 != 11 ? noun.few : noun.many;
}

struct Bound {
  std::string text;
  Comparator comparator;
};

Bound bound(Surface& surface) {
  switch (surface.pick(4)) {
    case 0:
      return {surface.one_of({"не менее ", "не менее чем ", "не менее, чем ", "минимум ", "≥ ",
                              ">= ", "не ниже "}),
              Comparator::at_least};
    case 1:
      return {surface.one_of({"не более ", "не более чем ", "максимум ", "≤ ", "<= ", "не свыше "}),
              Comparator::at_most};
    case 2: return {surface.one_of({"более ", "свыше ", "> ", "больше "}), Comparator::more_than};
    default: return {surface.one_of({"менее ", "< ", "меньше "}), Comparator::less_than};
  }
}

PlanReading wanting(PlanKind kind, int value, Comparator comparator) {
  PlanReading reading;
  reading.kind = kind;
  reading.value = Decimal::of(value);
  reading.comparator = comparator;
  return reading;
}

const Noun& some_noun(Surface& surface) {
  return nouns.at(surface.pick(nouns.size()));
}

Said bare_count(Surface& surface) {
  const int value = surface.number(1, 500);
  const Noun& noun = some_noun(surface);
  PlanReading reading = wanting(noun.kind, value, Comparator::at_least);
  reading.unit = noun.one;
  const std::string number = std::to_string(value);
  switch (surface.pick(3)) {
    case 0: {
      reading.kind = noun.kind;
      const std::string name(value == 1 ? noun.one : noun.few);
      // «справки – 3»: the nominative plural, which for these nouns is the genitive singular
      if (noun.one == "семинар" || noun.one == "мероприятие" || noun.one == "педагог")
        return {std::string(noun.one) + surface.dash() + number, reading};
      return {name + " – " + number, reading};
    }
    default:
      return {number + surface.one_of({" ", "\u00A0"}) + std::string(counted(noun, value)),
              reading};
  }
}

Said bounded_count(Surface& surface) {
  const int value = surface.number(1, 500);
  const Noun& noun = some_noun(surface);
  const Bound limit = bound(surface);
  PlanReading reading = wanting(noun.kind, value, limit.comparator);
  reading.unit = noun.one;
  return {limit.text + std::to_string(value) + " " + std::string(governed(noun, value)), reading};
}

Said count_in_words(Surface& surface) {
  static constexpr std::array<std::string_view, 13> genitive = {
      "",     "",       "двух",   "трёх",   "четырёх",     "пяти",      "шести",
      "семи", "восьми", "девяти", "десяти", "одиннадцати", "двенадцати"};
  static constexpr std::array<std::string_view, 5> tens = {"", "", "двадцати", "тридцати",
                                                           "сорока"};
  const auto unit = static_cast<std::size_t>(surface.number(2, 9));
  const auto ten = static_cast<std::size_t>(surface.number(1, 4));
  const bool compound = ten > 1 && surface.pick(2) == 0;
  const auto small = static_cast<std::size_t>(surface.number(2, 12));
  const Noun& noun = some_noun(surface);
  const int value = static_cast<int>(compound ? ten * 10 + unit : small);
  const std::string number = compound
                                 ? std::string(tens.at(ten)) + " " + std::string(genitive.at(unit))
                                 : std::string(genitive.at(small));
  PlanReading reading = wanting(noun.kind, value, Comparator::at_least);
  reading.unit = noun.one;
  return {"не менее " + number + " " + std::string(noun.many), reading};
}

Said percent(Surface& surface) {
  const int value = surface.number(1, 100);
  const Crowd& crowd = crowds.at(surface.pick(crowds.size()));
  const bool plain = surface.pick(2) == 0;
  const Bound limit = plain ? Bound{"", Comparator::at_least} : bound(surface);
  PlanReading reading = wanting(PlanKind::percent, value, limit.comparator);
  reading.base = crowd.base;
  const std::string share =
      limit.text + std::to_string(value) + surface.one_of({"%", " %", "\u00A0%", " процентов"});
  switch (surface.pick(3)) {
    case 0: return {"доля " + std::string(crowd.of) + " – " + share, reading};
    case 1: return {"охват " + std::string(crowd.of) + ": " + share, reading};
    default: return {share + " " + std::string(crowd.of), reading};
  }
}

Said range(Surface& surface) {
  const int low = surface.number(1, 40);
  const int high = surface.number(low + 1, 60);
  PlanReading reading = wanting(PlanKind::range, low, Comparator::between);
  reading.value_max = Decimal::of(high);
  const std::string from = std::to_string(low);
  const std::string to = std::to_string(high);
  const std::string noun(some_noun(surface).many);
  switch (surface.pick(4)) {
    case 0: return {"от " + from + " до " + to + " " + noun, reading};
    case 1: return {"не менее " + from + ", но не более " + to + " " + noun, reading};
    case 2: return {from + surface.one_of({"-", "–", "—"}) + to + " " + noun, reading};
    default: return {from + surface.one_of({"–", "-"}) + to + " %", reading};
  }
}

Said ratio(Surface& surface) {
  const int part = surface.number(1, 20);
  const int whole = surface.number(part, 30);
  PlanReading reading = wanting(PlanKind::ratio, part, Comparator::at_least);
  reading.numerator = Decimal::of(part);
  reading.denominator = Decimal::of(whole);
  return {surface.one_of({"", "не менее "}) + std::to_string(part) + " из " +
              std::to_string(whole) + surface.one_of({"", " школ", " ШНОР"}),
          reading};
}

Said frequency(Surface& surface) {
  static constexpr std::array<std::pair<std::string_view, Frequency>, 5> units = {
      {{"год", Frequency::yearly},
       {"полугодие", Frequency::half_yearly},
       {"квартал", Frequency::quarterly},
       {"месяц", Frequency::monthly},
       {"неделю", Frequency::weekly}}};
  const auto& [unit, every] = units.at(surface.pick(units.size()));
  const int times = surface.number(1, 4);
  PlanReading reading = wanting(PlanKind::frequency, times, Comparator::at_least);
  reading.frequency = every;
  const std::string number = std::to_string(times);
  const std::string text = surface.pick(2) == 0 ? surface.one_of({"не реже ", "не менее "}) +
                                                      number + (times == 1 ? " раза в " : " раз в ")
                                                : number + (times == 1 ? " раз в " : " раза в ");
  return {text + std::string(unit), reading};
}

Said change(Surface& surface) {
  const bool up = surface.pick(2) == 0;
  const int by = surface.number(1, 50);
  PlanReading reading;
  reading.kind = PlanKind::change;
  reading.direction = up ? Direction::up : Direction::down;
  if (surface.pick(2) == 0) {
    reading.comparator = Comparator::at_least;
    reading.delta = Decimal::of(by);
    return {
        (up ? surface.one_of({"рост", "увеличение"}) : surface.one_of({"снижение", "сокращение"})) +
            " на " + std::to_string(by) +
            surface.one_of({" %", "%", " п.п.", " процентных пунктов"}),
        reading};
  }
  const int low = surface.number(1, 40);
  const int high = low + by;
  reading.comparator = up ? Comparator::at_least : Comparator::at_most;
  reading.baseline = Decimal::of(up ? low : high);
  reading.value = Decimal::of(up ? high : low);
  reading.delta = Decimal::of(by);
  return {
      (up ? surface.one_of({"рост", "увеличение"}) : surface.one_of({"снижение", "сокращение"})) +
          " с " + std::to_string(up ? low : high) + " % до " + std::to_string(up ? high : low) +
          " %",
      reading};
}

Said several(Surface& surface) {
  PlanReading reading;
  reading.kind = PlanKind::multi;
  std::string text;
  const std::size_t first = surface.pick(nouns.size());
  for (std::size_t i = 0; i < 2; ++i) {
    const Noun& noun = nouns.at((first + i * 3) % nouns.size());
    const int value = surface.number(1, 90);
    if (i > 0) text += surface.one_of({", ", "; ", " и ", ",\n"});
    text += std::to_string(value) + " " + std::string(counted(noun, value));
    PlanReading item = wanting(noun.kind, value, Comparator::at_least);
    item.unit = noun.one;
    reading.items.push_back(std::move(item));
  }
  return {text, reading};
}

Said per_school(Surface& surface) {
  const int value = surface.number(1, 9);
  PlanReading reading = wanting(PlanKind::count, value, Comparator::at_least);
  reading.scope = Scope::per_unit;
  const Noun& noun = nouns.at(surface.pick(5));
  reading.unit = noun.one;
  return {
      std::to_string(value) + " " + std::string(counted(noun, value)) +
          surface.one_of({" на каждую школу", " в каждой школе", " на школу", " от каждой школы"}),
      reading};
}

Said no_figure(Surface& surface) {
  PlanReading reading;
  switch (surface.pick(4)) {
    case 0:
      reading.kind = PlanKind::deliverable;
      reading.value = Decimal::of(1);
      reading.comparator = Comparator::at_least;
      return {surface.one_of({"приказ", "аналитическая справка", "протокол", "отчёт", "план работы",
                              "приказ об утверждении плана", "наличие приказа"}),
              reading};
    case 1:
      reading.kind = PlanKind::milestone;
      reading.value = Decimal::of(1);
      return {
          surface.one_of({"утверждена программа", "назначены кураторы", "определён состав группы",
                          "приказ издан", "проведение диагностики", "создана рабочая группа"}),
          reading};
    case 2:
      reading.kind = PlanKind::qualitative;
      return {surface.one_of({"повышение качества образования", "развитие кадрового потенциала",
                              "совершенствование системы управления"}),
              reading};
    default:
      reading.kind = PlanKind::not_planned;
      return {surface.one_of({"-", "–", "—", "не предусмотрено", "не планируется"}), reading};
  }
}

struct Kind {
  std::string_view name;
  Said (*say)(Surface& surface);
};

void PrintTo(const Kind& kind, std::ostream* out) {
  *out << kind.name;
}

// What the words said; a reading may add what they left open.
bool holds(const PlanReading& read, const PlanReading& said) {
  const bool items = said.items.size() == read.items.size() || said.items.empty();
  for (std::size_t i = 0; items && i < said.items.size(); ++i) {
    if (!holds(read.items[i], said.items[i])) return false;
  }
  return items && read.kind == said.kind && read.value == said.value &&
         read.value_max == said.value_max && read.numerator == said.numerator &&
         read.denominator == said.denominator && read.baseline == said.baseline &&
         read.delta == said.delta && (!said.comparator || read.comparator == said.comparator) &&
         (!said.unit || read.unit == said.unit) && (!said.base || read.base == said.base) &&
         (!said.scope || read.scope == said.scope) &&
         (!said.frequency || read.frequency == said.frequency) &&
         (!said.direction || read.direction == said.direction);
}

class Plans : public testing::TestWithParam<Kind> {};

TEST_P(Plans, ReadBackAsTheyWereMeant) {
  Surface surface(20240417);
  for (int round = 0; round < rounds; ++round) {
    const Said said = GetParam().say(surface);
    const std::string text = surface.worn(said.text);
    const PlanReading read = read_plan(text, {});
    ASSERT_TRUE(holds(read, said.reading))
        << "«" << text << "», said «" << said.text << "»\n read   " << to_text(read) << "\n wanted "
        << to_text(said.reading);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Said, Plans,
    testing::Values(Kind{"BareCount", bare_count}, Kind{"BoundedCount", bounded_count},
                    Kind{"CountInWords", count_in_words}, Kind{"Percent", percent},
                    Kind{"Range", range}, Kind{"Ratio", ratio}, Kind{"Frequency", frequency},
                    Kind{"Change", change}, Kind{"Several", several}, Kind{"PerSchool", per_school},
                    Kind{"NoFigure", no_figure}),
    [](const testing::TestParamInfo<Kind>& one) { return std::string(one.param.name); });

}  // namespace

}  // namespace vekha::roadmap
