#include "cli/console.h"

#include "base/plural.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>

namespace vekha::cli {

namespace {

constexpr std::size_t remarks_shown = 10;

Words stage_name(service::Stage stage) {
  switch (stage) {
    case service::Stage::read_road_maps: return {"чтение дорожных карт", "reading road maps"};
    case service::Stage::read_exports: return {"чтение выгрузок", "reading exports"};
    case service::Stage::evaluate: return {"расчёт", "evaluating"};
    case service::Stage::render: return {"страницы и книги", "pages and workbooks"};
    case service::Stage::publish: return {"публикация", "publishing"};
  }
  return {};
}

const char* mark(Severity severity) {
  switch (severity) {
    case Severity::fatal: return "✕ ";
    case Severity::warning: return "! ";
    case Severity::remark: return "· ";
  }
  return "";
}

std::size_t count_of(const Problems& problems, Severity severity) {
  return static_cast<std::size_t>(
      std::count_if(problems.begin(), problems.end(),
                    [severity](const Problem& problem) { return problem.severity == severity; }));
}

}  // namespace

Console::Console(Language language)
    : language_(language), terminal_(::isatty(STDERR_FILENO) == 1) {}

void Console::out(std::string_view text) {
  std::cout << text;
}

void Console::say(const Words& words) {
  end_progress();
  std::cerr << words.in(language_) << "\n";
}

void Console::tell(const Problems& problems) {
  end_progress();
  const std::size_t remarks = count_of(problems, Severity::remark);
  for (const Severity severity : {Severity::fatal, Severity::warning, Severity::remark}) {
    if (severity == Severity::remark && remarks > remarks_shown) continue;
    for (const Problem& problem : problems) {
      if (problem.severity == severity)
        std::cerr << mark(severity) << to_text(problem, language_) << "\n";
    }
  }
  if (remarks > remarks_shown) {
    const std::string count = std::to_string(remarks);
    say({"· и ещё " + count + " " +
             std::string(plural(static_cast<std::int64_t>(remarks),
                                {"замечание", "замечания", "замечаний"})) +
             ": они на страницах сайта и в книге",
         "· and " + count + " remarks more: they stand on the site and in the workbook"});
  }
}

service::Progress Console::progress() {
  if (!terminal_) return [](service::Stage, std::size_t, std::size_t) {};
  return [this](service::Stage stage, std::size_t done, std::size_t total) {
    show_stage(stage, done, total);
  };
}

void Console::show_stage(service::Stage stage, std::size_t done, std::size_t total) {
  std::cerr << "\r\033[K" << stage_name(stage).in(language_);
  if (total > 1) std::cerr << " " << done + 1 << "/" << total;
  std::cerr << std::flush;
  line_open_ = true;
}

void Console::end_progress() {
  if (line_open_) std::cerr << "\r\033[K" << std::flush;
  line_open_ = false;
}

Exit exit_of(const Problems& problems) {
  return count_of(problems, Severity::remark) == problems.size() ? Exit::done
                                                                 : Exit::done_with_problems;
}

}  // namespace vekha::cli
