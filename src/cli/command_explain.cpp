#include "cli/command.h"
#include "cli/explain_line.h"
#include "cli/explain_person.h"

#include <iostream>

namespace vekha::cli {

namespace {

using roadmap::PlanKind;
using roadmap::TermKind;

constexpr std::size_t most_texts = 1'000;
constexpr std::size_t enough = 1U << 16U;  // bytes before the output is handed on

[[noreturn]] void refuse(const std::string& option, const std::string& expected_ru,
                         const std::string& expected_en) {
  throw UsageError({option + ": ждали " + expected_ru, option + ": expected " + expected_en});
}

std::optional<Date> date_option(const Arguments& arguments, const std::string& option) {
  const auto text = arguments.value(option);
  if (!text) return std::nullopt;
  const auto date = parse_iso_date(*text);
  if (!date) refuse(option, "дату, например 2024-04-17", "a date such as 2024-04-17");
  return date;
}

// «2024-01-01..2024-12-31»
std::optional<Period> programme_option(const Arguments& arguments) {
  const auto text = arguments.value("--programme");
  if (!text) return std::nullopt;
  const std::size_t dots = text->find("..");
  const auto first = parse_iso_date(text->substr(0, dots));
  const auto last =
      dots == std::string::npos ? std::nullopt : parse_iso_date(text->substr(dots + 2));
  if (!first || !last || *last < *first)
    refuse("--programme", "две даты: 2024-01-01..2024-12-31", "two dates: 2024-01-01..2024-12-31");
  return Period{*first, *last};
}

std::optional<int> year_option(const Arguments& arguments) {
  const auto text = arguments.value("--year");
  if (!text) return std::nullopt;
  const auto january = parse_iso_date(*text + "-01-01");
  if (!january) refuse("--year", "год столбца, например 2024", "the column's year such as 2024");
  return year_of(*january);
}

roadmap::ReadingContext context_of(const Arguments& arguments) {
  roadmap::ReadingContext context;
  context.programme = programme_option(arguments);
  context.approved = date_option(arguments, "--approved");
  context.column_year = year_option(arguments);
  context.school_year = arguments.value("--school-year");
  context.indicator = arguments.value("--indicator").value_or("");
  return context;
}

// Tells texts to a person; a line of JSON among them is answered in JSON.
class Explainer {
 public:
  Explainer(const Arguments& arguments, Console& console)
      : arguments_(arguments),
        console_(console),
        context_(context_of(arguments)),
        templates_({templates_folder(arguments)}),
        phrases_(templates_, console.language()) {}

  bool explain(const std::string& text) {
    std::string out;
    bool good = true;
    if (text.starts_with('{')) {
      good = append_explained(out, text, console_.language());
      out += '\n';
    } else {
      out = told(text) + "\n";
    }
    console_.out(out);
    return good;
  }

 private:
  std::string told(const std::string& text) const {
    const auto term = roadmap::read_term(text, context_);
    const auto plan = roadmap::read_plan(text, context_);
    const bool no_plan = plan.kind == PlanKind::term_misplaced ||
                         plan.kind == PlanKind::frequency || plan.kind == PlanKind::continuous;
    const bool no_term = term.kind == TermKind::invalid;
    const bool both = arguments_.has("--term") == arguments_.has("--plan");
    std::string out;
    if (both ? no_plan || !no_term : arguments_.has("--term"))
      out += explanation_of(text, term, phrases_);
    if (both ? no_term || !no_plan : arguments_.has("--plan"))
      out += (out.empty() ? "" : "\n") + explanation_of(text, plan, phrases_);
    return out;
  }

  const Arguments& arguments_;
  Console& console_;
  roadmap::ReadingContext context_;
  report::Templates templates_;
  report::Phrases phrases_;
};

Exit explain_lines(Console& console) {
  Exit exit = Exit::done;
  std::string line;
  std::string out;
  while (std::getline(std::cin, line)) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    if (!append_explained(out, line, console.language())) exit = Exit::done_with_problems;
    out += '\n';
    if (out.size() < enough && std::cin.rdbuf()->in_avail() > 0) continue;
    console.out(out);
    out.clear();
  }
  console.out(out);
  return exit;
}

Exit explain(const Arguments& arguments, Console& console) {
  if (arguments.has("--jsonl")) {
    std::ios::sync_with_stdio(false);
    return explain_lines(console);
  }
  Explainer explainer(arguments, console);
  bool good = true;
  for (const std::string& text : arguments.positional())
    good = explainer.explain(text) && good;
  if (arguments.positional().empty()) {
    std::string line;
    while (std::getline(std::cin, line))
      good = explainer.explain(line) && good;
  }
  return good ? Exit::done : Exit::done_with_problems;
}

}  // namespace

Command explain_command() {
  return {.name = "explain",
          .rule = {.options = {{"--jsonl", Takes::nothing},
                               {"--plan", Takes::nothing},
                               {"--term", Takes::nothing},
                               {"--programme", Takes::value},
                               {"--approved", Takes::value},
                               {"--year", Takes::value},
                               {"--school-year", Takes::value},
                               {"--indicator", Takes::value}},
                   .most = most_texts},
          .summary = {"как прочитаны план или срок, и почему", "how a plan or term reads, and why"},
          .help = {R"(Вызов: vekha explain [ТЕКСТ…] [--plan | --term] [обстановка]
       vekha explain --jsonl < СТРОКИ

Объясняет, как прочитан текст плана или срока: вид, даты, числа, правило, допущения, варианты.
Без ТЕКСТА читает строки стандартного ввода.

Обстановка, которая решает, чего не сказано в тексте:
  --programme 2024-01-01..2024-12-31   срок программы
  --approved 2024-04-17                когда утверждена
  --year 2024                          столбец этого года
  --school-year 2024/2025              учебный год
  --indicator ТЕКСТ                    наименование показателя
Если не указано ни --plan, ни --term, показывается то, чем текст может быть.

  vekha explain "ежеквартально до 10 числа" --programme 2024-01-01..2024-12-31

С --jsonl читает строки JSON {"text":"март-апрель","kind":"term","ctx":{…}} и печатает их же с ключом
"reading". Ключи: docs/plans-and-terms.md.
)",
                   R"(Usage: vekha explain [TEXT…] [--plan | --term] [context]
       vekha explain --jsonl < LINES

Tells how the text of a plan or a term reads: kind, dates, numbers, rule, assumptions, candidates.
Without TEXT it reads lines from stdin.

The context, which decides what the text leaves open:
  --programme 2024-01-01..2024-12-31   the programme's term
  --approved 2024-04-17                when it was approved
  --year 2024                          the column of that year
  --school-year 2024/2025              the school year
  --indicator TEXT                     the indicator's name
With neither --plan nor --term it shows what the text may be.

  vekha explain "ежеквартально до 10 числа" --programme 2024-01-01..2024-12-31

With --jsonl it reads lines of JSON {"text":"март-апрель","kind":"term","ctx":{…}} and prints them
with the key "reading". Keys: docs/plans-and-terms.md.
)"},
          .run = explain};
}

}  // namespace vekha::cli
