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
  reading.plan_before = words.starts({"план"}) && words.has("факт");
  if (reading.plan_before) reading.head = Head::value;
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

namespace {

bool is_kind_of_school(std::string_view word) {
  static constexpr std::array<std::string_view, 8> whole = {"сош", "оош", "нош",  "сш",
                                                            "доу", "ддт", "дюсш", "школа"};
  static constexpr std::array<std::string_view, 5> stems = {"школ", "гимнази", "лице", "детск",
                                                            "интернат"};
  return std::ranges::find(whole, word) != whole.end() ||
         std::ranges::any_of(stems, [&](std::string_view one) { return word.starts_with(one); });
}

// «МБОУ», «МКДОУ», «ГБОУ»: forms of an organisation end so.
bool is_form_of_organisation(std::string_view word) {
  return word.size() >= 6 && word.size() <= 12 && word.ends_with("оу") &&
         (word.starts_with("м") || word.starts_with("г") || word.starts_with("ч"));
}

struct Word {
  std::string_view shown;  // as it stands
  std::string key;         // without quotes and stops
};

std::vector<Word> words_of(std::string_view line) {
  std::vector<Word> words;
  while (!line.empty()) {
    const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
    line.remove_prefix(begin);
    const std::size_t end = std::min(line.find(' '), line.size());
    if (end == 0) break;
    std::string key;
    for (const std::string& part : head_words(line.substr(0, end)))
      key += part;
    words.push_back({line.substr(0, end), std::move(key)});
    line.remove_prefix(end);
  }
  return words;
}

// «№ 4», «№4»: how many words it takes; 0: it is none.
std::size_t number_at(const std::vector<Word>& words, std::size_t at) {
  constexpr std::string_view sign = "№";
  if (at >= words.size() || !words[at].key.starts_with(sign)) return 0;
  if (words[at].key.size() > sign.size()) return 1;
  const bool digits = at + 1 < words.size() && !words[at + 1].key.empty() &&
                      words[at + 1].key.front() >= '0' && words[at + 1].key.front() <= '9';
  return digits ? 2 : 0;
}

}  // namespace

std::string school_in(std::string_view line) {
  const std::string folded = text::fold_space(line);
  const std::vector<Word> words = words_of(folded);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_kind_of_school(words[i].key)) continue;
    std::size_t last = i + 1;
    while (last < words.size() && is_kind_of_school(words[last].key))
      ++last;  // «детский сад», «школа-интернат»
    if (last < words.size() && words[last].key == "сад") ++last;
    const std::size_t number = number_at(words, last);
    if (number == 0) continue;
    std::size_t first = i;
    while (first > 0 && is_form_of_organisation(words[first - 1].key))
      --first;
    const auto* const begin = words[first].shown.data();
    const std::string_view end = words[last + number - 1].shown;
    std::string found(begin, end.data() + end.size());
    while (found.ends_with('.') || found.ends_with(',') || found.ends_with(';'))
      found.pop_back();
    return found;
  }
  return "";
}

bool is_school_name(std::string_view text) {
  constexpr std::size_t longest = 120;
  const std::string folded = text::fold_space(text);
  if (folded.empty() || text::length(folded) > longest) return false;
  if (school_in(folded) == folded) return true;
  const std::vector<Word> words = words_of(folded);
  const bool named = folded.ends_with("»") || folded.ends_with("\"");
  const auto says_school = [](const Word& word) { return is_kind_of_school(word.key); };
  return named &&
         (is_kind_of_school(words.front().key) || is_form_of_organisation(words.front().key)) &&
         std::ranges::any_of(words, says_school);
}

bool is_one_unit(std::string_view text) {
  static constexpr std::array<std::string_view, 3> marks = {"№", "«", "\""};
  static constexpr std::array<std::string_view, 3> kinds = {"гимнази", "лице", "детский сад"};
  const std::string key = text::key(text);
  return std::ranges::any_of(key, [](char c) { return c >= '0' && c <= '9'; }) ||
         std::ranges::any_of(
             marks, [&](std::string_view mark) { return key.find(mark) != std::string::npos; }) ||
         std::ranges::any_of(kinds, [&](std::string_view kind) { return key.starts_with(kind); });
}

}  // namespace vekha::facts
