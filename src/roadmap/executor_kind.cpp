#include "base/text.h"
#include "roadmap/executors.h"
#include "roadmap/phrases.h"

#include <algorithm>
#include <array>

namespace vekha::roadmap {
namespace {

struct KindStem {
  std::string_view stem;
  ExecutorKind kind;
  bool whole = false;  ///< the whole word, for abbreviations
};

/// The first word that says something decides, but groups are told by any of their words.
constexpr std::array<KindStem, 66> stems = {{
    {"управление", ExecutorKind::body},
    {"управления", ExecutorKind::body},
    {"комитет", ExecutorKind::body},
    {"комитат", ExecutorKind::body},
    {"министерств", ExecutorKind::body},
    {"департамент", ExecutorKind::body},
    {"администраци", ExecutorKind::body},
    {"отдел", ExecutorKind::body},
    {"уо", ExecutorKind::body, true},
    {"оо", ExecutorKind::school_class, true},
    {"шнор", ExecutorKind::school_class, true},
    {"шнсу", ExecutorKind::school_class, true},
    {"шссу", ExecutorKind::school_class, true},
    {"доо", ExecutorKind::school_class, true},
    {"оу", ExecutorKind::school_class, true},
    {"школы", ExecutorKind::school_class},
    {"школ", ExecutorKind::school_class, true},
    {"общеобразовательные", ExecutorKind::school_class},
    {"образовательные", ExecutorKind::school_class},
    {"мбу", ExecutorKind::institution, true},
    {"мку", ExecutorKind::institution, true},
    {"мау", ExecutorKind::institution, true},
    {"гау", ExecutorKind::institution, true},
    {"гбу", ExecutorKind::institution, true},
    {"мбоу", ExecutorKind::institution, true},
    {"мкоу", ExecutorKind::institution, true},
    {"маоу", ExecutorKind::institution, true},
    {"мбудо", ExecutorKind::institution, true},
    {"фгбоу", ExecutorKind::institution, true},
    {"гбоу", ExecutorKind::institution, true},
    {"гаоу", ExecutorKind::institution, true},
    {"дпо", ExecutorKind::institution, true},
    {"рмк", ExecutorKind::institution, true},
    {"имц", ExecutorKind::institution, true},
    {"ммц", ExecutorKind::institution, true},
    {"иро", ExecutorKind::institution, true},
    {"центр", ExecutorKind::institution},
    {"институт", ExecutorKind::institution},
    {"школа", ExecutorKind::institution, true},
    {"координатор", ExecutorKind::role},
    {"куратор", ExecutorKind::role},
    {"тьютор", ExecutorKind::role},
    {"директор", ExecutorKind::role},
    {"заместител", ExecutorKind::role},
    {"специалист", ExecutorKind::role},
    {"методист", ExecutorKind::role},
    {"руководител", ExecutorKind::role},
    {"педагог", ExecutorKind::role},
    {"учител", ExecutorKind::role},
    {"психолог", ExecutorKind::role},
    {"минобр", ExecutorKind::body},
    {"минпросвещени", ExecutorKind::body},
    {"рособрнадзор", ExecutorKind::body},
    {"правительств", ExecutorKind::body},
    {"мэри", ExecutorKind::body},
    {"учреждени", ExecutorKind::institution},
    {"академи", ExecutorKind::institution},
    {"университет", ExecutorKind::institution},
    {"колледж", ExecutorKind::institution},
    {"лицей", ExecutorKind::institution},
    {"гимназия", ExecutorKind::institution},
    {"дом", ExecutorKind::institution, true},
    {"библиотек", ExecutorKind::institution},
    {"служб", ExecutorKind::institution},
    {"заведующ", ExecutorKind::role},
    {"начальник", ExecutorKind::role},
}};

constexpr std::array<std::string_view, 9> group_stems = {"команд",     "групп",     "член",
                                                         "объединени", "совет",     "комисси",
                                                         "коллектив",  "ассоциаци", "сообществ"};

bool is_group(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (std::ranges::any_of(group_stems,
                            [&](std::string_view stem) { return word.starts_with(stem); }))
      return true;
  }
  // «руководители ГМО»: heads of many groups act as one
  const bool heads = words.front().starts_with("руководители");
  return heads && std::ranges::any_of(words, [](const std::string& word) {
           return word == "гмо" || word == "рмо" || word == "шмо" || word == "мо";
         });
}

/// «РИПК», «МОЦ», «ЦДТ», «РУО»: what the last letters of an abbreviation stand for.
ExecutorKind kind_of_abbreviation(std::string_view printed) {
  const std::u32string points = text::decode(printed);
  const bool capitals =
      points.size() >= 2 && points.size() <= 7 && std::ranges::all_of(points, [](char32_t c) {
        return text::is_letter(c) && text::lower(c) != c;
      });
  if (!capitals) return ExecutorKind::unknown;
  const std::string name = text::key(printed);
  for (const std::string_view school : {"сош", "оош", "нош", "доу", "гимназии"}) {
    if (name == school) return ExecutorKind::school_class;
  }
  for (const std::string_view body : {"уо", "ко", "моин", "дон"}) {
    if (name.ends_with(body)) return ExecutorKind::body;
  }
  for (const std::string_view institution :
       {"ц", "ипк", "ипкро", "иро", "ирпо", "ипкипро", "дт", "дтдм", "дюсш", "сюн", "сют", "ку",
        "бу", "ау", "мк", "мс"}) {
    if (name.ends_with(institution)) return ExecutorKind::institution;
  }
  const bool centre = name.starts_with("ц");
  return centre ? ExecutorKind::institution : ExecutorKind::unknown;
}

}  // namespace

ExecutorKind executor_kind(std::string_view name) {
  if (has_person(name)) return ExecutorKind::person;
  const std::vector<std::string> words = words_of(name);
  if (words.empty()) return ExecutorKind::unknown;
  if (is_group(words)) return ExecutorKind::group;
  for (const std::string& word : words) {
    const auto found = std::ranges::find_if(stems, [&](const KindStem& stem) {
      return stem.whole ? word == stem.stem : word.starts_with(stem.stem);
    });
    if (found != stems.end()) return found->kind;
  }
  for (const std::string& part : text::split(text::fold_space(name), ' ')) {
    const ExecutorKind kind = kind_of_abbreviation(part);
    if (kind != ExecutorKind::unknown) return kind;
  }
  return ExecutorKind::unknown;
}

}  // namespace vekha::roadmap
