#include "render/forms/fix_list.h"

#include "base/text.h"
#include "render/forms/plain_book.h"

#include <vector>

namespace vekha::render::forms {

namespace {

constexpr std::size_t longest_raw = 300;

std::string cell_of(const Place& place, const report::Phrases& phrases) {
  if (place.row == 0) return {};
  if (place.column > 0) return cell_name(place.row, place.column);
  return phrases.fill("returns.row", {{"row", std::to_string(place.row)}});
}

}  // namespace

std::string remark_of(const Problem& problem, const report::Phrases& phrases) {
  std::string text = text::capitalised(problem.text.in(phrases.language()));
  const std::string& advice = problem.advice.in(phrases.language());
  if (!advice.empty()) text += ".\n" + phrases.fill("returns.advice", {{"advice", advice}});
  return text;
}

std::string fix_sheet(std::span<const facts::Reject> rejects, const report::Phrases& phrases) {
  std::vector<std::vector<std::string>> rows(1);
  for (const char* column : {"sheet", "cell", "fault", "advice", "raw"})
    rows.front().push_back(phrases.text(std::string("returns.column.") + column));
  for (const facts::Reject& one : rejects) {
    const Problem& problem = one.problem;
    rows.push_back({problem.place.sheet, cell_of(problem.place, phrases),
                    text::capitalised(problem.text.in(phrases.language())),
                    problem.advice.in(phrases.language()), text::shortened(one.raw, longest_raw)});
  }
  return sheet_of_texts(rows, {22, 12, 60, 50, 60});
}

}  // namespace vekha::render::forms
