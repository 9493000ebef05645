// A long CSV of reports against many road maps: reading it into the store of facts, beside reading
// the CSV alone, by turns. bench_facts [--rows N] [--programmes N] [--restated N]
//
// Keys (measure, school, month) come `restated` times each, so the same number of keys can be had
// with more rows and fewer. Prints the medians, their ratio and the memory of each.

#include "facts/read_facts.h"
#include "table/reader.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace vekha;
namespace fs = std::filesystem;

struct Size {
  std::int64_t rows = 10'000'000;
  int programmes = 2'300;
  int measures = 50;
  int restated = 6;
};

roadmap::Programme programme_of(int number, int measures) {
  roadmap::Programme programme{.id = "rm-" + std::to_string(number), .period = year_period(2024)};
  programme.title = "Дорожная карта муниципалитета " + std::to_string(number);
  programme.tables.resize(1);
  programme.tables[0].sections.resize(1);
  for (int i = 1; i <= measures; ++i) {
    roadmap::Measure measure{.id = std::to_string(i), .number = std::to_string(i)};
    measure.title.text = "Мероприятие " + std::to_string(i);
    measure.plan_reading.kind = i % 4 == 0 ? roadmap::PlanKind::percent : roadmap::PlanKind::count;
    measure.plan_reading.value = Decimal::of(12);
    programme.tables[0].sections[0].measures.push_back(std::move(measure));
  }
  return programme;
}

// Programme after programme, as exports are sorted; in each, month after month, restated later.
void write_reports(const fs::path& path, const Size& size) {
  std::ofstream out(path, std::ios::binary);
  out << "Дорожная карта;№ мероприятия;Школа;Период;Значение;Подтверждающий документ\n";
  const std::int64_t per_programme = size.rows / size.programmes;
  const std::int64_t keys = std::max<std::int64_t>(1, per_programme / size.restated);
  std::string line;
  for (int programme = 1; programme <= size.programmes; ++programme) {
    for (std::int64_t row = 0; row < per_programme; ++row) {
      const std::int64_t key = row % keys;
      const std::int64_t measure = key % size.measures + 1;
      const std::int64_t month = key / size.measures % 12 + 1;
      const std::int64_t school = key / (size.measures * 12) + 1;
      line = "rm-" + std::to_string(programme) + ';' + std::to_string(measure) + ";СОШ № " +
             std::to_string(school) + ";" + (month < 10 ? "0" : "") + std::to_string(month) +
             ".2024;" + std::to_string(row * 7919 % 97) + ";";
      if (row % 16 == 0) line += "протокол № 3 от 12.03.2024";
      line += '\n';
      out << line;
    }
  }
}

class CellCount final : public table::Sink, private table::RecordSink {
 public:
  void begin_sheet(const table::SheetHead&) override {}
  bool row(std::uint32_t, std::span<const table::Cell> cells) override {
    count += cells.size();
    return true;
  }
  void end_sheet(std::span<const table::Range>) override {}
  table::RecordSink* records() override { return as_records ? this : nullptr; }

  std::uint64_t count = 0;
  bool as_records = false;

 private:
  bool record(std::uint32_t, std::span<const std::string_view> fields,
              const table::FieldText&) override {
    count += fields.size();
    return true;
  }
};

struct Cost {
  double seconds = 0;  ///< by the clock
  double cpu = 0;
  double megabytes = 0;  ///< at its most, over what the process held before
};

// In a process of its own, so that neither the memory nor the caches of one work count for another.
template <typename Work>
Cost cost_of(Work work) {
  int ends[2];
  if (::pipe(ends) != 0) return {};
  const pid_t child = ::fork();
  if (child == 0) {
    struct rusage before{};
    ::getrusage(RUSAGE_SELF, &before);
    const auto start = std::chrono::steady_clock::now();
    work();
    Cost cost;
    cost.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    struct rusage after{};
    ::getrusage(RUSAGE_SELF, &after);
    const auto seconds = [](const timeval& time) {
      return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    cost.cpu = seconds(after.ru_utime) + seconds(after.ru_stime) - seconds(before.ru_utime) -
               seconds(before.ru_stime);
    cost.megabytes = static_cast<double>(after.ru_maxrss - before.ru_maxrss) / 1024;
    const bool told = ::write(ends[1], &cost, sizeof cost) == static_cast<ssize_t>(sizeof cost);
    ::_exit(told ? 0 : 1);
  }
  Cost cost;
  const ssize_t got = ::read(ends[0], &cost, sizeof cost);
  ::close(ends[0]);
  ::close(ends[1]);
  ::waitpid(child, nullptr, 0);
  return got == static_cast<ssize_t>(sizeof cost) ? cost : Cost{};
}

Cost median(std::vector<Cost> costs) {
  std::sort(costs.begin(), costs.end(),
            [](const Cost& a, const Cost& b) { return a.seconds < b.seconds; });
  return costs[costs.size() / 2];
}

void print(const char* name, const Cost& cost, const Cost& base) {
  std::printf("%-28s %6.2f s  (%4.2f)  CPU %6.2f s  (%4.2f)  memory +%.0f MB\n", name, cost.seconds,
              cost.seconds / base.seconds, cost.cpu, cost.cpu / base.cpu, cost.megabytes);
}

std::int64_t number_after(std::vector<std::string>& words, const std::string& name,
                          std::int64_t otherwise) {
  const auto found = std::find(words.begin(), words.end(), name);
  return found == words.end() || found + 1 == words.end() ? otherwise : std::stoll(*(found + 1));
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  Size size;
  size.rows = number_after(words, "--rows", size.rows);
  size.programmes = static_cast<int>(number_after(words, "--programmes", size.programmes));
  size.restated = static_cast<int>(number_after(words, "--restated", size.restated));
  const auto rounds = static_cast<std::size_t>(number_after(words, "--rounds", 5));

  std::vector<roadmap::Programme> programmes;
  for (int i = 1; i <= size.programmes; ++i)
    programmes.push_back(programme_of(i, size.measures));
  const fs::path folder = VEKHA_BENCH_FOLDER;
  fs::create_directories(folder);
  const fs::path file = folder / "reports.csv";
  write_reports(file, size);
  std::printf("%lld rows, %.0f MB, %d road maps of %d measures, each key %d times\n",
              static_cast<long long>(size.rows), static_cast<double>(fs::file_size(file)) / 1e6,
              size.programmes, size.measures, size.restated);

  const auto read = [&](bool as_records) {
    CellCount cells;
    cells.as_records = as_records;
    table::read(file, cells);
    if (cells.count == 0) std::abort();
  };
  const auto load = [&] {
    const std::vector<facts::SourceFile> sources = {{.path = file, .name = "reports.csv"}};
    const facts::StoredFacts stored = facts::read_stored_facts(sources, programmes);
    if (stored.facts.sources[0].rows_taken + static_cast<std::uint64_t>(size.programmes) <
        static_cast<std::uint64_t>(size.rows))
      std::printf("rows lost: %llu taken\n",
                  static_cast<unsigned long long>(stored.facts.sources[0].rows_taken));
  };
  std::vector<Cost> records;
  std::vector<Cost> cells;
  std::vector<Cost> loaded;
  for (std::size_t round = 0; round < rounds; ++round) {
    records.push_back(cost_of([&] { read(true); }));
    cells.push_back(cost_of([&] { read(false); }));
    loaded.push_back(cost_of(load));
  }
  const Cost base = median(records);
  print("the CSV alone, as records", base, base);
  print("the CSV alone, as cells", median(cells), base);
  print("into the store of facts", median(loaded), base);
  return 0;
}
