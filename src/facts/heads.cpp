#include "facts/heads.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <vector>

namespace vekha::facts {

namespace {

constexpr std::size_t longest_head = 160;

// Words of a head: lower case, without punctuation; «№» and «%» are words of their own.
std::vector<std::string> head_words(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char32_t c : text::decode(text::key(text))) {
    const bool sign = c == U'№' || c == U'%';
    if (!sign && (text::is_letter(c) || text::is_digit(c))) {
      text::append(words.back(), c);
      continue;
    }
    if (!words.back().empty()) words.emplace_back();
    if (!sign) continue;
    text::append(words.back(), c);
    words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

class HeadWords {
 public:
  explicit HeadWords(std::string_view text) : words_(head_words(text)) {}

  /// A stem ending in '$' is a whole word.
  bool has(std::string_view stem) const {
    return std::ranges::any_of(words_, [&](const std::string& w) { return is(w, stem); });
  }
  bool any(std::initializer_list<std::string_view> stems) const {
    return std::ranges::any_of(stems, [this](std::string_view stem) { return has(stem); });
  }
  /// The first word that says anything begins so.
  bool starts(std::initializer_list<std::string_view> stems) const {
    const auto first = std::ranges::find_if(words_, [](const std::string& word) {
      return !is(word, "№") && !is(word, "номер") && !is(word, "наименован") && !is(word, "назван");
    });
    return first != words_.end() &&
           std::ranges::any_of(stems, [&](std::string_view stem) { return is(*first, stem); });
  }
  bool only(std::initializer_list<std::string_view> stems) const {
    return std::ranges::all_of(words_, [&](const std::string& word) {
      return std::ranges::any_of(stems, [&](std::string_view stem) { return is(word, stem); });
    });
  }
  bool numbered() const { return any({"№", "номер", "n$"}); }
  bool counted() const { return any({"количеств", "число$", "числа$", "кол$", "сколько"}); }

 private:
  static bool is(const std::string& word, std::string_view stem) {
    if (stem.back() == '$') return word == stem.substr(0, stem.size() - 1);
    return word.starts_with(stem);
  }

  std::vector<std::string> words_;
};

bool says_done(const HeadWords& w) {
  return w.any({"выполнен", "исполнен", "проведен", "завершен", "окончан", "наступлен", "достижен",
                "реализац", "фактическ", "complet", "done$", "finish", "actual"});
}
bool names_date(const HeadWords& w) {
  return w.any({"дат", "date$"});
}
bool names_document(const HeadWords& w) {
  return w.any({"документ", "подтвержд", "реквизит", "evidence", "document", "proof"}) ||
         w.only({"приказ", "протокол", "справк", "акт$", "письм", "материал"});
}
bool names_school(const HeadWords& w) {
  return w.any({"организац",     "школ",   "оо$",     "оу$",      "оош$",       "учрежден",
                "муниципалитет", "мо$",    "центр",   "территор", "респондент", "отчитывающ",
                "school",        "unit$",  "organi",  "мбоу$",    "мкоу$",      "маоу$",
                "мбдоу$",        "мкдоу$", "мадоу$",  "сош$",     "нош$",       "сш$",
                "доу$",          "лице",   "гимнази", "детск"});
}

// «План/факт»: both in one cell; not «Дата: план/факт».
bool names_plan_and_fact(const HeadWords& w) {
  return w.starts({"план"}) && w.has("факт") && !w.any({"дат", "срок"});
}

// From the particular to the general: the first rule that holds decides. «Дата документа» is met
// before «дата», «количество школ» before «школа».
struct Rule {
  Head head;
  bool (*holds)(const HeadWords&);
};

const std::array rules = {
    Rule{Head::aside,
         [](const HeadWords& w) { return w.any({"единиц", "ед$"}) && w.any({"изм", "измерен"}); }},
    Rule{Head::aside,
         [](const HeadWords& w) {
           return w.any({"отметк", "timestamp"}) && w.any({"времен", "timestamp"});
         }},
    Rule{Head::aside,
         [](const HeadWords& w) {
           return w.any({"ранее", "прежн", "предыдущ", "earlier", "previous"});
         }},
    Rule{Head::aside,
         [](const HeadWords& w) {
           return w.any({"телефон", "почт", "должност", "фио$", "email$"});
         }},
    Rule{Head::note,
         [](const HeadWords& w) {
           return w.any({"примечан", "комментар", "note", "comment", "remark"});
         }},
    Rule{Head::reason, [](const HeadWords& w) { return w.any({"причин", "обоснован", "reason"}); }},
    Rule{Head::evidence,
         [](const HeadWords& w) { return w.has("документ") && w.any({"ссылк", "реквизит"}); }},
    Rule{Head::link,
         [](const HeadWords& w) {
           return w.any({"ссылк", "гиперссылк", "адрес", "url$", "link$"});
         }},
    Rule{Head::evidence,
         [](const HeadWords& w) { return w.has("документ") && w.has("вид") && w.numbered(); }},
    Rule{Head::evidence_number,
         [](const HeadWords& w) {
           return w.any({"документ", "приказ", "протокол", "document"}) && w.numbered() &&
                  !names_date(w);
         }},
    Rule{Head::evidence_date,
         [](const HeadWords& w) {
           return w.any({"документ", "приказ", "протокол", "document"}) && names_date(w) &&
                  !w.numbered();
         }},
    Rule{Head::evidence, names_document},
    Rule{Head::evidence, [](const HeadWords& w) { return w.has("основани") && !says_done(w); }},
    Rule{Head::status,
         [](const HeadWords& w) {
           return w.has("статус") && w.any({"данн", "значен", "наблюден"});
         }},
    Rule{Head::mark, [](const HeadWords& w) { return w.any({"отметк", "статус", "status"}); }},
    Rule{Head::mark,
         [](const HeadWords& w) { return says_done(w) && w.has("да$") && w.has("нет$"); }},
    Rule{Head::value, names_plan_and_fact},
    Rule{Head::period_start,
         [](const HeadWords& w) {
           return w.has("период") && w.any({"с$", "от$", "начал", "from$", "start"});
         }},
    Rule{Head::period_end,
         [](const HeadWords& w) {
           return w.has("период") &&
                  w.any({"по$", "до$", "конец", "конц", "окончан", "to$", "end$"});
         }},
    Rule{Head::period,
         [](const HeadWords& w) {
           return w.any({"отчетн", "report"}) &&
                  w.any({"дат", "период", "год", "квартал", "месяц", "date$", "period"});
         }},
    Rule{
        Head::completed,
        [](const HeadWords& w) { return w.any({"дат", "срок"}) && w.any({"фактическ", "факт$"}); }},
    Rule{Head::completed, [](const HeadWords& w) { return names_date(w) && says_done(w); }},
    Rule{Head::completed,
         [](const HeadWords& w) {
           return w.has("когда") || w.only({"completed$", "done$", "on$"});
         }},
    Rule{Head::plan,
         [](const HeadWords& w) {
           return w.any({"срок", "планов", "базов", "целев", "target", "deadline", "baseline"});
         }},
    Rule{Head::numerator, [](const HeadWords& w) { return w.any({"числител", "numerator"}); }},
    Rule{Head::denominator,
         [](const HeadWords& w) {
           // «Из скольких», «сколько всего»; «сколько сделано» is the value.
           const bool asked = w.has("скольких") || (w.has("скольк") && w.any({"всего", "должн"}));
           return w.any({"знаменател", "denominator"}) || asked;
         }},
    Rule{Head::value,
         [](const HeadWords& w) {
           return w.has("нараста") && w.any({"значен", "факт", "выполнен", "результат"});
         }},
    Rule{Head::cumulative, [](const HeadWords& w) { return w.has("нараста"); }},
    Rule{Head::quantity, [](const HeadWords& w) { return w.has("из$") && w.has("них$"); }},
    Rule{Head::total, [](const HeadWords& w) { return w.any({"всего", "итого", "общ"}); }},
    Rule{
        Head::item,
        [](const HeadWords& w) { return w.any({"часть$", "подпункт", "подпоказател", "позици"}); }},
    Rule{Head::quantity, [](const HeadWords& w) { return w.counted(); }},
    Rule{Head::section,
         [](const HeadWords& w) { return w.starts({"раздел", "направлен", "блок"}); }},
    Rule{Head::section,
         [](const HeadWords& w) { return w.starts({"задач"}) && !w.has("мероприят"); }},
    Rule{Head::value,
         [](const HeadWords& w) {
           return w.starts({"факт", "значен", "результат", "выполнен", "исполнен", "value", "fact$",
                            "actual", "result"});
         }},
    Rule{Head::value,
         [](const HeadWords& w) {
           return w.any({"факт", "фактическ", "выполнено", "исполнено", "достигнут", "сделано",
                         "проведено", "реализовано", "введите"});
         }},
    Rule{Head::value,
         [](const HeadWords& w) {
           return w.any({"сведени", "информаци", "ход$", "данные$", "отчет$", "итог"}) &&
                  (w.any({"выполнени", "исполнени", "реализаци"}) ||
                   w.only({"данные$", "отчет$", "итог"}));
         }},
    Rule{Head::value,
         [](const HeadWords& w) { return w.any({"процент", "доля$", "%"}) && !w.has("план"); }},
    Rule{Head::id,
         [](const HeadWords& w) {
           return w.any({"код", "id$", "идентификатор", "ключ", "key$"}) && !names_school(w) &&
                  !w.any({"участник", "ученик"});
         }},
    Rule{Head::ordinal, [](const HeadWords& w) { return w.has("порядков") && w.numbered(); }},
    Rule{Head::ordinal,
         [](const HeadWords& w) {
           return w.only({"№", "n$", "номер", "п$", "пп$"}) && w.any({"п$", "пп$"});
         }},
    Rule{Head::number,
         [](const HeadWords& w) {
           return w.numbered() && w.any({"меропр", "пункт", "показател", "строк", "план", "дорожн",
                                         "дк$", "measure"});
         }},
    Rule{Head::number, [](const HeadWords& w) { return w.starts({"пункт"}); }},
    Rule{
        Head::number,
        [](const HeadWords& w) { return w.only({"№", "n$", "номер", "пункт", "number$", "no$"}); }},
    Rule{Head::title,
         [](const HeadWords& w) { return w.only({"measure", "title$", "activity", "name$"}); }},
    Rule{Head::programme,
         [](const HeadWords& w) {
           return w.any({"дорожн", "programme", "roadmap", "program$"}) ||
                  (w.has("программ") && !w.has("мероприят"));
         }},
    Rule{Head::title, [](const HeadWords& w) { return w.has("мероприят") && !w.starts({"план"}); }},
    Rule{Head::programme, [](const HeadWords& w) { return w.has("план") && w.has("мероприят"); }},
    Rule{Head::plan, [](const HeadWords& w) { return w.any({"план", "plan$"}); }},
    Rule{Head::indicator,
         [](const HeadWords& w) { return w.any({"показател", "индикатор", "indicator"}); }},
    Rule{Head::period,
         [](const HeadWords& w) {
           return w.any({"период", "period"}) || (w.has("учебн") && w.has("год"));
         }},
    Rule{Head::year,
         [](const HeadWords& w) { return w.only({"год$", "год", "за$", "как", "year$"}); }},
    Rule{Head::quarter,
         [](const HeadWords& w) { return w.only({"квартал", "кв$", "за$", "как", "quarter"}); }},
    Rule{Head::month, [](const HeadWords& w) { return w.only({"месяц", "за$", "как", "month"}); }},
    Rule{Head::unit, names_school},
    Rule{Head::executor,
         [](const HeadWords& w) { return w.any({"исполнител", "ответствен", "executor"}); }},
    Rule{Head::title,
         [](const HeadWords& w) { return w.only({"наименован", "назван", "содержан"}); }},
    Rule{Head::completed, [](const HeadWords& w) { return w.only({"дат", "date$"}); }},
};

}  // namespace

HeadReading read_head(std::string_view text) {
  if (text::trim(text).empty() || text::length(text) > longest_head) return {};
  const HeadWords words(text);
  const auto rule = std::ranges::find_if(rules, [&](const Rule& one) { return one.holds(words); });
  HeadReading reading;
  if (rule != rules.end()) reading.head = rule->head;
  reading.cumulative = words.has("нараста");
  reading.percent = words.any({"%", "процент"});
  reading.plan_before = reading.head == Head::value && names_plan_and_fact(words);
  return reading;
}

bool names_measure(Head head) {
  return head == Head::id || head == Head::number || head == Head::ordinal || head == Head::title ||
         head == Head::indicator;
}

bool reports(Head head) {
  static constexpr std::array reporting = {Head::value,    Head::mark,      Head::numerator,
                                           Head::quantity, Head::completed, Head::evidence};
  return std::ranges::find(reporting, head) != reporting.end();
}

}  // namespace vekha::facts
