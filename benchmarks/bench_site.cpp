#include "base/file_io.h"
#include "base/parallel.h"
#include "publish/page_reuse.h"
#include "publish/publish_snapshot.h"
#include "publish/site_folder.h"
#include "publish/staging.h"
#include "render/example_snapshot.h"
#include "render/html/site.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <functional>
#include <thread>

// bench_site [PROGRAMMES] [FOLDER]: what the pages cost beside the floor of writing their bytes
// with open(2), write(2), close(2) into a new folder on as many threads; both by turns, the least
// of ROUNDS. Then one measure changed.
namespace {

using namespace vekha;
namespace fs = std::filesystem;

constexpr int rounds = 3;
constexpr std::size_t measures = 50;

struct Cost {
  double wall = 1e9;
  double cpu = 1e9;
};

double cpu_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void take_least(Cost& least, const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  const double cpu = cpu_seconds();
  work();
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  least.cpu = std::min(least.cpu, cpu_seconds() - cpu);
  least.wall = std::min(least.wall, wall.count());
}

// The example's first programme, its measures over and over until there are fifty.
report::ProgrammeReport programme_like(const report::ProgrammeReport& pattern, std::size_t number) {
  report::ProgrammeReport programme = pattern;
  programme.id = "programme-" + std::to_string(number);
  programme.title += " № " + std::to_string(number);
  programme.measures.clear();
  for (auto& section : programme.sections)
    section.measures.clear();
  for (std::size_t i = 0; i < measures; ++i) {
    report::MeasureReport measure = pattern.measures[i % pattern.measures.size()];
    measure.measure.id = std::to_string(i + 1);
    measure.measure.number = measure.measure.id + ".";
    measure.measure.title.text += ", направление " + std::to_string(i + 1);
    measure.result.measure_id = measure.measure.id;
    programme.sections[measure.section].measures.push_back(i);
    programme.measures.push_back(std::move(measure));
  }
  return programme;
}

report::Snapshot office_of(std::size_t programmes) {
  report::Snapshot snapshot = render::example_snapshot();
  const report::ProgrammeReport pattern = snapshot.programmes.front();
  snapshot.programmes.clear();
  for (std::size_t i = 0; i < programmes; ++i)
    snapshot.programmes.push_back(programme_like(pattern, i + 1));
  return snapshot;
}

struct File {
  std::string name;
  std::string bytes;
};

std::vector<File> files_of(const fs::path& folder) {
  std::vector<File> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file())
      files.push_back({entry.path().lexically_relative(folder).string(), read_file(entry.path())});
  }
  std::sort(files.begin(), files.end(),
            [](const File& a, const File& b) { return a.name < b.name; });
  return files;
}

void write_bare(const fs::path& folder, const File& file) {
  const int descriptor = ::open((folder / file.name).c_str(), O_WRONLY | O_CREAT | O_EXCL, 0644);
  if (::write(descriptor, file.bytes.data(), file.bytes.size()) < 0) std::perror("write");
  ::close(descriptor);
}

void write_floor(const fs::path& folder, const std::vector<File>& files) {
  fs::path last;
  for (const File& file : files) {
    const fs::path parent = (folder / file.name).parent_path();
    if (parent != last) fs::create_directories(parent);
    last = parent;
  }
  // Neighbours go to the same thread: two writers in one folder wait for each other.
  std::vector<std::thread> writers;
  const std::size_t threads = worker_count();
  for (std::size_t t = 0; t < threads; ++t) {
    writers.emplace_back([&, t] {
      for (std::size_t i = files.size() * t / threads; i < files.size() * (t + 1) / threads; ++i)
        write_bare(folder, files[i]);
    });
  }
  for (std::thread& writer : writers)
    writer.join();
}

std::string publish_pages(const report::Snapshot& snapshot, const report::Templates& templates,
                          const report::Phrases& phrases, const fs::path& folder) {
  const publish::SiteFolder site(folder);
  const publish::SiteLock lock(folder, 0);
  publish::Staging staging(site);
  publish::PageReuse reuse({snapshot, templates, phrases}, {}, staging);
  staging.write(publish::pages_name, reuse.text(false));
  render::html::render_site(
      snapshot, templates, phrases,
      [&](std::string_view name, std::string_view bytes) { staging.write(name, bytes); },
      [&](const report::ProgrammeReport& programme) { return reuse.take_over(programme); });
  const std::string release = staging.commit(publish::release_id(snapshot));
  site.show(release);
  return release;
}

void show(const char* name, const Cost& cost, const Cost& floor) {
  std::printf("%-56s %7.3f s %7.3f s CPU   ratio %5.2f clock %5.2f CPU\n", name, cost.wall,
              cost.cpu, cost.wall / floor.wall, cost.cpu / floor.cpu);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t programmes = argc > 1 ? std::stoul(argv[1]) : 1000;
  const fs::path folder = fs::path(argc > 2 ? argv[2] : VEKHA_BENCH_FOLDER) /
                          ("bench_site-" + std::to_string(::getpid()));
  report::Snapshot snapshot = office_of(programmes);
  const report::Templates templates({std::string(VEKHA_SOURCE_DIR) + "/report_templates"});
  const report::Phrases phrases(templates, Language::russian);
  Cost floor;
  Cost memory;
  Cost pages;
  std::size_t bytes = 0;
  std::size_t count = 0;
  fs::path site;
  for (int round = 0; round < rounds; ++round) {
    std::atomic<std::size_t> size{0};
    take_least(memory, [&] {
      render::html::render_site(
          snapshot, templates, phrases,
          [&](std::string_view, std::string_view page) { size += page.size(); });
    });
    // Nothing is removed between the rounds: ext4 is slow in places where files were just deleted.
    site = folder / ("site-" + std::to_string(round));
    take_least(pages, [&] { publish_pages(snapshot, templates, phrases, site); });
    const std::vector<File> files = files_of(site / "releases");
    count = files.size();
    bytes = size;
    take_least(floor, [&] { write_floor(folder / ("floor-" + std::to_string(round)), files); });
  }
  std::printf("%zu programmes, %zu files, %.0f MB\n", programmes, count,
              static_cast<double>(bytes) / 1e6);
  show("write(2) of the same bytes into a new folder", floor, floor);
  show("pages rendered, nothing written", memory, floor);
  show("pages rendered, hashed, written, flushed, shown", pages, floor);
  Cost changed;
  for (int round = 0; round < rounds; ++round) {
    snapshot.id = "changed" + std::to_string(round);
    snapshot.programmes.front().measures.front().result.actual = Decimal::of(round + 2);
    take_least(changed, [&] { publish_pages(snapshot, templates, phrases, site); });
  }
  show("one measure changed", changed, floor);
  fs::remove_all(folder);
}
