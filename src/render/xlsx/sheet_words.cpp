#include "render/xlsx/sheets.h"

namespace vekha::render::xlsx {

std::string status_label(const report::Phrases& phrases, evaluation::Status status) {
  return phrases.text("status." + std::string(evaluation::code(status)));
}

std::string executors_text(const roadmap::Measure& measure) {
  std::string text;
  for (const roadmap::Executor& executor : measure.executors) {
    if (!text.empty()) text += ", ";
    text += executor.name;
  }
  return text;
}

std::string period_text(const report::Phrases& phrases, const Period& period) {
  return phrases.fill("workbook.period", {{"first", period.first}, {"last", period.last}});
}

}  // namespace vekha::render::xlsx
