// The readers of tables against what this machine can do at best: see benchmarks/README.md.
//   bench_table [--rows-xlsx N] [--rows-csv N]
#include "bench_data.h"
#include "table/reader.h"

#include <expat.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zip.h>
#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace vekha::bench {
namespace {

namespace fs = std::filesystem;

struct Cost {
  double seconds = 0;  ///< user and system
  double mebibytes = 0;
};

/// In a process of its own, so that one's memory is not another's.
Cost cost_of(const std::function<void()>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    work();
    ::_exit(0);
  }
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  if (status != 0) {
    std::fprintf(stderr, "a measured process failed\n");
    std::exit(1);
  }
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return {seconds(usage.ru_utime) + seconds(usage.ru_stime),
          static_cast<double>(usage.ru_maxrss) / 1024};
}

struct Contender {
  std::string name;
  std::function<void()> work;
  std::vector<Cost> costs;

  double seconds() const {
    std::vector<double> all;
    for (const Cost& cost : costs)
      all.push_back(cost.seconds);
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
  }
};

/// Medians of five, the contenders by turns, each against the first.
void compare(const std::string& title, std::vector<Contender> contenders) {
  constexpr int rounds = 5;
  for (int round = 0; round < rounds; ++round) {
    for (Contender& contender : contenders)
      contender.costs.push_back(cost_of(contender.work));
  }
  std::printf("%s\n", title.c_str());
  for (const Contender& contender : contenders) {
    std::printf("  %-44s %8.3f s CPU %8.2f x %8.1f MiB\n", contender.name.c_str(),
                contender.seconds(), contender.seconds() / contenders.front().seconds(),
                contender.costs.back().mebibytes);
  }
}

/// The largest part of a package, inflated block by block.
template <typename Take>
void inflate_largest(const fs::path& path, Take take) {
  int error = 0;
  zip_t* const archive = zip_open(path.c_str(), ZIP_RDONLY, &error);
  if (archive == nullptr) std::abort();
  zip_stat_t largest;
  zip_stat_init(&largest);
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    zip_stat_t entry;
    zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &entry);
    if (entry.size > largest.size) largest = entry;
  }
  std::string packed(largest.comp_size, '\0');
  zip_file_t* const file = zip_fopen_index(archive, largest.index, ZIP_FL_COMPRESSED);
  if (zip_fread(file, packed.data(), packed.size()) != static_cast<zip_int64_t>(packed.size()))
    std::abort();
  zip_fclose(file);
  zip_discard(archive);
  z_stream stream{};
  inflateInit2(&stream, -MAX_WBITS);
  // NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast): zlib takes unsigned bytes
  stream.next_in = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  std::vector<char> block(256 << 10);
  int result = Z_OK;
  while (result == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    result = ::inflate(&stream, Z_NO_FLUSH);
    take(block.data(), block.size() - stream.avail_out);
  }
  // NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)
  inflateEnd(&stream);
}

std::uint64_t count(const char* data, std::size_t size, char wanted) {
  std::uint64_t found = 0;
  const char* const end = data + size;
  while (const void* at = std::memchr(data, wanted, static_cast<std::size_t>(end - data))) {
    ++found;
    data = static_cast<const char*>(at) + 1;
  }
  return found;
}

/// What a result is good for here: the compiler must not leave the work out.
void keep(std::uint64_t value) {
  [[maybe_unused]] static volatile std::uint64_t kept = 0;
  kept = value;
}

void inflate_and_count(const fs::path& path) {
  std::uint64_t tags = 0;
  inflate_largest(path,
                  [&tags](const char* data, std::size_t size) { tags += count(data, size, '<'); });
  keep(tags);
}

void inflate_only(const fs::path& path) {
  std::uint64_t bytes = 0;
  inflate_largest(path, [&bytes](const char* /*data*/, std::size_t size) { bytes += size; });
  keep(bytes);
}

void inflate_and_expat(const fs::path& path) {
  XML_Parser parser = XML_ParserCreate(nullptr);
  XML_SetElementHandler(
      parser, [](void* /*user*/, const XML_Char* /*name*/, const XML_Char** /*attributes*/) {},
      [](void* /*user*/, const XML_Char* /*name*/) {});
  XML_SetCharacterDataHandler(parser,
                              [](void* /*user*/, const XML_Char* /*text*/, int /*size*/) {});
  inflate_largest(path, [parser](const char* data, std::size_t size) {
    XML_Parse(parser, data, static_cast<int>(size), 0);
  });
  XML_ParserFree(parser);
}

/// Looks at every cell, as any user of the reader does.
class CellCounter final : public table::Sink {
 public:
  void begin_sheet(const table::SheetHead& /*head*/) override {}
  bool row(std::uint32_t /*number*/, std::span<const table::Cell> cells) override {
    for (const table::Cell& cell : cells)
      cells_ += cell.index() == 0 ? 0 : 1;
    return true;
  }
  void end_sheet(std::span<const table::Range> /*merged*/) override {}
  std::uint64_t cells() const { return cells_; }

 private:
  std::uint64_t cells_ = 0;
};

void read_cells(const fs::path& path) {
  CellCounter sink;
  table::Options options;
  options.checksum = false;
  table::read(path, sink, options);
  keep(sink.cells());
}

/// Sums the last column by the first two, as an export is evaluated.
class SumByTwo final : public table::Sink {
 public:
  void begin_sheet(const table::SheetHead& /*head*/) override {}
  bool row(std::uint32_t /*number*/, std::span<const table::Cell> cells) override {
    const auto text = [&cells](std::size_t i) -> std::string_view {
      const auto* const value = i < cells.size() ? std::get_if<std::string>(&cells[i]) : nullptr;
      return value == nullptr ? std::string_view{} : std::string_view(*value);
    };
    key_.assign(text(0));
    key_ += '\x1F';
    key_ += text(1);
    sums_[key_] += number(text(cells.empty() ? 0 : cells.size() - 1));
    return true;
  }
  void end_sheet(std::span<const table::Range> /*merged*/) override {}
  std::uint64_t groups() const { return sums_.size(); }

 private:
  static double number(std::string_view text) {
    double value = 0;
    double scale = 0;
    for (const char c : text) {
      if (c == ',' || c == '.') scale = 1;
      if (c < '0' || c > '9') continue;
      value = value * 10 + (c - '0');
      scale *= 10;
    }
    return scale > 0 ? value / scale : value;
  }

  std::unordered_map<std::string, double> sums_;
  std::string key_;
};

void sum_csv(const fs::path& path) {
  SumByTwo sink;
  table::Options options;
  options.checksum = false;
  table::read(path, sink, options);
  keep(sink.groups());
}

void count_lines(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<char> block(256 << 10);
  std::uint64_t lines = 0;
  while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0)
    lines += count(block.data(), static_cast<std::size_t>(file.gcount()), '\n');
  keep(lines);
}

void compare_xlsx(const fs::path& path) {
  compare(path.filename().string() + ": cells against inflating",
          {{"zlib and memchr of '<'", [path] { inflate_and_count(path); }, {}},
           {"Vekha, every cell", [path] { read_cells(path); }, {}},
           {"zlib and expat with empty handlers", [path] { inflate_and_expat(path); }, {}}});
}

void compare_docx(const fs::path& path) {
  compare(path.filename().string() + ": tables against inflating",
          {{"zlib", [path] { inflate_only(path); }, {}},
           {"Vekha, every cell", [path] { read_cells(path); }, {}},
           {"zlib and expat with empty handlers", [path] { inflate_and_expat(path); }, {}}});
}

void compare_csv(const fs::path& path, const fs::path& other) {
  compare(path.filename().string() + ": a column summed by two keys, against counting lines",
          {{"memchr of line ends", [path] { count_lines(path); }, {}},
           {"Vekha, UTF-8", [path] { sum_csv(path); }, {}},
           {"Vekha, Windows-1251", [other] { sum_csv(other); }, {}}});
}

}  // namespace
}  // namespace vekha::bench

int main(int argc, char** argv) {
  using namespace vekha::bench;
  std::uint64_t xlsx_rows = 1'000'000;
  std::uint64_t csv_rows = 1'000'000;
  for (int i = 1; i + 1 < argc; ++i) {
    if (std::strcmp(argv[i], "--rows-xlsx") == 0)
      xlsx_rows = std::strtoull(argv[i + 1], nullptr, 10);
    if (std::strcmp(argv[i], "--rows-csv") == 0) csv_rows = std::strtoull(argv[i + 1], nullptr, 10);
  }
  const Data data;
  compare_xlsx(data.xlsx(xlsx_rows / 10));
  compare_xlsx(data.xlsx(xlsx_rows));
  compare_csv(data.csv(csv_rows, Data::Letters::utf8),
              data.csv(csv_rows, Data::Letters::windows_1251));
  compare_docx(data.docx(10'000));
}
