#include "roadmap/question_words.h"

#include <algorithm>
#include <array>

namespace vekha::roadmap {
namespace {

struct Ask {
  std::string_view code;
  std::string_view ru;
  std::string_view en;
};

constexpr std::array<Ask, 31> asks = {{
    {"no_year",
     "Срок назван без года, а программа идёт несколько лет. Какой это год, или это каждый год?",
     "The term names no year and the programme runs for several. Which year is it, or is it every "
     "year?"},
    {"school_year_ambiguous", "Не сказано, какой это учебный год. Какой?",
     "Which school year is meant?"},
    {"reversed_range", "Конец срока раньше его начала. Какой год верен?",
     "The term ends before it begins. Which year is right?"},
    {"outside_programme", "Срок лежит вне периода программы. Опечатка в годе?",
     "The term lies outside of the programme. Is the year misprinted?"},
    {"order_suggests_school_year",
     "Месяцы идут в порядке учебного года. Второй месяц этого года или следующего?",
     "The months stand in the order of a school year. Is the second one of this year or of the "
     "next?"},
    {"schedule_ref", "Срок отослан к другому плану или графику. Какие в нём даты?",
     "The term refers to another plan or schedule. Which dates are there?"},
    {"open_ended", "У срока нет конца. Когда он кончается?",
     "The term has no end. When does it end?"},
    {"invalid_date", "Такой даты нет. Какая верна?", "There is no such date. Which one is right?"},
    {"excel_autodate", "Excel, похоже, превратил текст в дату. Что было написано?",
     "Excel seems to have made a date of a text. What did it say?"},
    {"school_quarter", "Даты учебных четвертей задаёт календарный график. Какие они?",
     "School quarters depend on the local calendar. Which dates are they?"},
    {"blank_term", "Срок не указан. Каков он?", "The term is blank. What is it?"},
    {"blank_plan_and_term", "Не указаны ни плановое значение, ни срок. Каковы они?",
     "Neither a planned value nor a term is given. What are they?"},
    {"blank_plan", "Плановое значение не указано. Каково оно?",
     "The planned value is blank. What is it?"},
    {"executor_in_indicator", "В столбце показателя назван исполнитель. Каков показатель?",
     "The indicator's column names an executor. What is the indicator?"},
    {"value_deliverable_mismatch",
     "Число значений не равно числу результатов. Какое значение к чему относится?",
     "There are not as many values as results. Which value belongs to which?"},
    {"growth_or_level", "Непонятно, процент — это достигаемый уровень или прирост. Что именно?",
     "Is the percent a level to reach or a growth?"},
    {"do_ambiguous", "«До» — это не больше или столько нужно достичь?",
     "Does «до» set a limit or a level to reach?"},
    {"baseline_missing", "Сравнивать не с чем: базовое значение не указано. Каково оно?",
     "There is nothing to compare with: the baseline is missing. What is it?"},
    {"no_metric", "Показатель качественный, числа нет. Кто и как оценивает его исполнение?",
     "The indicator has no number. Who judges it, and how?"},
    {"plural_count_unknown", "Сколько документов нужно, не сказано. Сколько?",
     "The number of documents is not stated. How many?"},
    {"on_request", "Исполняется по запросам. Сколько запросов считать и где они учтены?",
     "It is done on request. Which requests count, and where are they recorded?"},
    {"per_year_or_total", "Значение — на весь период или на каждый год?",
     "Is the value for the whole period or for each year?"},
    {"per_period_or_total",
     "Значения по кварталам или месяцам — это уровни, которых надо достичь, или части общего "
     "числа?",
     "Are the values of quarters or months levels to be reached, or parts of one number?"},
    {"decision_outdated",
     "Решение из паспорта принято по прежнему тексту, а в новой редакции текст другой. Что верно "
     "теперь?",
     "The passport's decision was made on the former text; this redaction says something else. "
     "What "
     "holds now?"},
    {"orphan_row",
     "Это вторая половина строки, первая половина которой потеряна. К какому мероприятию она "
     "относится?",
     "This is the second half of a row whose first half is lost. Which measure does it belong to?"},
    {"section_heading_missing",
     "Номера мероприятий говорят о разделе, заголовка которого в документе нет. Как он называется?",
     "The numbers tell of a section whose heading is missing. What is its title?"},
    {"cell_truncated", "Текст обрывается. Как он кончается?",
     "The text breaks off. How does it end?"},
    {"cell_bleed",
     "Конец ячейки, похоже, попал в следующую строку. Верно ли предложенное исправление?",
     "The end of a cell seems to have slipped into the next row. Is the proposed repair right?"},
    {"extra_value_differs",
     "В строке значением больше, чем столбцов, и оно отличается от соседних. Какое из них лишнее?",
     "The row has a value more than columns, and it differs from its neighbours. Which one is "
     "surplus?"},
    {"extra_cells", "В строке больше ячеек, чем столбцов в шапке. К чему относятся лишние?",
     "The row has more cells than the head has columns. What do they belong to?"},
    {"number_unreadable", "Номер не читается. Каков он?", "The number can't be read. What is it?"},
}};

}  // namespace

Words ask_words(std::string_view code) {
  const auto found = std::ranges::find(asks, code, &Ask::code);
  if (found != asks.end()) return {std::string(found->ru), std::string(found->en)};
  return {"Текст читается неоднозначно. Как его понимать?",
          "The text can be read in several ways. How is it meant?"};
}

}  // namespace vekha::roadmap
