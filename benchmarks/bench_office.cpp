// Time and memory of the workbook and the note. The workbook's floor is the library itself, writing
// the same cells of the data sheet without us; both sides are measured by turns, in user and system
// time, since the machine may be shared.
#include "render/address.h"
#include "render/example_snapshot.h"
#include "render/note/note.h"
#include "render/xlsx/workbook.h"
#include "report/phrases.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace vekha;

constexpr std::size_t rows = 100'000;
constexpr int turns = 5;

report::Snapshot large_snapshot() {
  report::Snapshot snapshot = render::example_snapshot();
  auto& measures = snapshot.programmes.front().measures;
  for (std::size_t i = 0; i < rows; ++i) {
    auto& observations = measures[i % measures.size()].observations;
    facts::Observation observation;
    observation.unit = "МБОУ СОШ № " + std::to_string(i % 2'000);
    observation.period = month_period(2024, static_cast<unsigned>(i % 12) + 1);
    observation.value = Decimal::of(static_cast<std::int64_t>(i % 97));
    observation.raw = std::to_string(i % 97);
    observation.place = {.file = "exports/отчёт школ.xlsx",
                         .sheet = "Лист1",
                         .row = static_cast<std::uint32_t>(i + 2),
                         .column = 6,
                         .cell_address = true};
    observations.push_back(std::move(observation));
  }
  return snapshot;
}

// The cells of «Исходные данные», by the library alone.
void write_plain(const report::Snapshot& snapshot, const fs::path& path) {
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  lxw_workbook* book = workbook_new_opt(path.c_str(), &options);
  lxw_worksheet* sheet = workbook_add_worksheet(book, "Data");
  lxw_format* date = workbook_add_format(book);
  format_set_num_format(date, "dd.mm.yyyy");
  std::uint32_t row = 1;
  for (const auto& measure : snapshot.programmes.front().measures) {
    for (const auto& observation : measure.observations) {
      worksheet_write_string(sheet, row, 0, measure.measure.id.c_str(), nullptr);
      worksheet_write_string(sheet, row, 1, measure.measure.title.text.c_str(), nullptr);
      if (!observation.unit.empty())
        worksheet_write_string(sheet, row, 2, observation.unit.c_str(), nullptr);
      worksheet_write_number(sheet, row, 3, serial_of_date(observation.period->first), date);
      worksheet_write_number(sheet, row, 4, serial_of_date(observation.period->last), date);
      worksheet_write_number(sheet, row, 5, observation.value->to_double(), nullptr);
      worksheet_write_string(sheet, row, 6, observation.raw.c_str(), nullptr);
      worksheet_write_string(sheet, row, 8, observation.place.file.c_str(), nullptr);
      const std::string cell = observation.place.sheet + "!" +
                               cell_name(observation.place.row, observation.place.column);
      worksheet_write_string(sheet, row, 9, cell.c_str(), nullptr);
      ++row;
    }
  }
  workbook_close(book);
}

struct Cost {
  double seconds = 0;
  long kilobytes = 0;  // peak over what the process had before
};

// In a process of its own, so that its peak is its own.
Cost measure(const std::function<void()>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    work();
    ::_exit(0);
  }
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return {seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss};
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void bench_workbook(const report::Phrases& phrases, const fs::path& folder) {
  const report::Snapshot snapshot = large_snapshot();
  const render::Addresses addresses(snapshot);
  std::vector<double> ours;
  std::vector<double> plain;
  long ours_memory = 0;
  long plain_memory = 0;
  for (int turn = 0; turn < turns; ++turn) {
    const Cost floor = measure([&] { write_plain(snapshot, folder / "plain.xlsx"); });
    const Cost book = measure([&] {
      render::xlsx::write_workbook(snapshot, snapshot.programmes.front(), addresses, phrases,
                                   folder / "ours.xlsx");
    });
    plain.push_back(floor.seconds);
    ours.push_back(book.seconds);
    plain_memory = std::max(plain_memory, floor.kilobytes);
    ours_memory = std::max(ours_memory, book.kilobytes);
  }
  std::printf(
      "workbook, %zu observations: %.2f s; plain libxlsxwriter %.2f s; ratio %.2f; peak %ld MB "
      "against %ld MB\n",
      rows, median(ours), median(plain), median(ours) / median(plain), ours_memory / 1024,
      plain_memory / 1024);
}

void bench_note(const report::Templates& templates, const report::Phrases& phrases) {
  const report::Snapshot snapshot = render::example_snapshot();
  const render::note::NoteInput input{snapshot, snapshot.programmes.front(), "", templates,
                                      phrases};
  const auto cpu = [](const std::function<void()>& work) {
    constexpr int times = 50;
    const std::clock_t begin = std::clock();
    for (int i = 0; i < times; ++i)
      work();
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC / times * 1000;
  };
  std::printf("note as HTML: %.1f ms\n", cpu([&] { render::note::render_html(input); }));
  std::printf("note as DOCX: %.1f ms\n", cpu([&] { render::note::render_docx(input); }));
}

}  // namespace

int main() {
  const report::Templates templates({fs::path(VEKHA_SOURCE_DIR) / "report_templates"});
  const report::Phrases phrases(templates, Language::russian);
  const fs::path folder = fs::temp_directory_path() / ("vekha-bench-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  bench_workbook(phrases, folder);
  bench_note(templates, phrases);
  fs::remove_all(folder);
  return 0;
}
