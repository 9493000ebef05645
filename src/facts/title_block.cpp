#include "facts/title_block.h"

#include "base/text.h"
#include "facts/school_name.h"

namespace vekha::facts {

namespace {

void take_label(TitleBlock& block, std::string_view label, const std::string& value,
                const ProgrammeIndex& programmes) {
  if (text::trim(value).empty()) return;
  switch (read_head(label).head) {
    case Head::programme: {
      const auto found = programmes.find(value);
      if (found.size() == 1) block.programme = found.front();
      break;
    }
    case Head::unit:
    case Head::executor: block.unit = text::fold_space(value); break;
    case Head::period:
    case Head::year:
    case Head::quarter:
    case Head::month: block.period = read_period(value, OtherWords::passed_over); break;
    default: break;
  }
}

// «… за I квартал 2024 года»: what follows the last «за».
void take_sentence(TitleBlock& block, const std::string& line, const ProgrammeIndex& programmes) {
  const std::string key = text::key(line);
  if (!block.programme) block.programme = programmes.named_in(line);
  if (key.find("нарастающим итогом") != std::string::npos) block.cumulative = true;
  const std::size_t at = (" " + key).rfind(" за ");
  if (block.period || at == std::string::npos) return;
  auto period = read_period(key.substr(at + 3), OtherWords::passed_over);
  if (period && period->year && period->grain != Grain::day) block.period = period;
}

}  // namespace

TitleBlock read_title_block(std::span<const SheetRow> rows, const ProgrammeIndex& programmes) {
  TitleBlock block;
  for (const SheetRow& row : rows) {
    std::string label;
    for (const table::Cell& cell : row.cells) {
      const std::string text = table::to_text(cell);
      if (text::trim(text).empty()) continue;
      const std::size_t colon = text.find(':');
      take_sentence(block, text, programmes);
      if (block.unit.empty())
        block.unit = is_school_name(text) ? text::fold_space(text) : school_in(text);
      if (!label.empty()) {
        take_label(block, label, text, programmes);
        label.clear();
      } else if (colon != std::string::npos && !text::trim(text.substr(colon + 1)).empty()) {
        take_label(block, text.substr(0, colon), text.substr(colon + 1), programmes);
      } else {
        label = text;
      }
    }
  }
  if (block.period) block.year = block.period->year;
  return block;
}

}  // namespace vekha::facts
