// The readers of tables against what this machine can do at best: see benchmarks/README.md.
//   bench_table [--rows-xlsx N] [--rows-csv N]   0: leave it out
//   bench_table --sum FILE.csv                   as the sums below, once
#include "bench_data.h"
#include "table/reader.h"

#include <expat.h>
#include <fcntl.h>
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
#include <functional>
#include <span>
#include <string>
#include <string_view>
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

/// Sums the sixth column by the third and the fifth, as an export is evaluated: exactly, in
/// hundredths.
class SumByTwo final : public table::Sink, private table::RecordSink {
 public:
  void begin_sheet(const table::SheetHead& /*head*/) override {}
  bool row(std::uint32_t /*number*/, std::span<const table::Cell> /*cells*/) override {
    return true;
  }
  void end_sheet(std::span<const table::Range> /*merged*/) override {}
  table::RecordSink* records() override { return this; }

  std::uint64_t groups() const { return groups_.size(); }
  std::int64_t total() const {
    std::int64_t sum = 0;
    for (const Group& group : groups_)
      sum += group.sum;
    return sum;
  }

 private:
  struct Group {
    std::string key;  ///< both texts as they stand in the file, one behind the other
    std::size_t first_size = 0;
    std::int64_t sum = 0;
  };
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t group = 0;  ///< from 1
  };

  bool record(std::uint32_t number, std::span<const std::string_view> fields,
              const table::FieldText& text) override {
    if (number > 1 && fields.size() >= 6)
      group_of(fields[2], fields[4], text).sum += hundredths(fields[5]);
    return true;
  }

  static std::uint64_t mixed(std::uint64_t hash, std::string_view text) {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
    std::uint64_t word = 0;
    for (; text.size() > 8; text.remove_prefix(8)) {
      std::memcpy(&word, text.data(), 8);
      hash = (hash ^ word) * odd;
      hash ^= hash >> 32U;
    }
    // Two halves that may overlap: no loop whose length nobody foresees.
    std::uint32_t front = 0;
    std::uint32_t back = 0;
    if (text.size() >= 4) {
      std::memcpy(&front, text.data(), 4);
      std::memcpy(&back, text.data() + text.size() - 4, 4);
    } else if (!text.empty()) {
      front = static_cast<unsigned char>(text.front());
      back = static_cast<std::uint32_t>(static_cast<unsigned char>(text[text.size() / 2])) << 8U |
             static_cast<unsigned char>(text.back());
    }
    word = (static_cast<std::uint64_t>(front) << 32U | back) + text.size();
    hash = (hash ^ word) * odd;
    return hash ^ hash >> 32U;
  }

  Group& group_of(std::string_view first, std::string_view second, const table::FieldText& text) {
    const std::uint64_t hash = mixed(mixed(0, first), second);
    for (std::size_t at = hash;; ++at) {
      Slot& slot = slots_[at & (slot_count - 1)];
      const auto short_hash = static_cast<std::uint32_t>(hash >> 32U);
      if (slot.group == 0) return add(slot, short_hash, first, second, text);
      Group& group = groups_[slot.group - 1];
      if (slot.hash == short_hash && is_of(group, first, second)) return group;
    }
  }

  static bool same(const char* a, const char* b, std::size_t size) {
    const auto differ = [](const char* x, const char* y) {
      std::uint64_t one = 0;
      std::uint64_t other = 0;
      std::memcpy(&one, x, 8);
      std::memcpy(&other, y, 8);
      return one != other;
    };
    if (size < 8) {
      while (size > 0 && a[size - 1] == b[size - 1])
        --size;
      return size == 0;
    }
    for (std::size_t i = 0; i + 8 <= size; i += 8) {
      if (differ(a + i, b + i)) return false;
    }
    return !differ(a + size - 8, b + size - 8);
  }

  static bool is_of(const Group& group, std::string_view first, std::string_view second) {
    return group.first_size == first.size() && group.key.size() == first.size() + second.size() &&
           same(group.key.data(), first.data(), first.size()) &&
           same(group.key.data() + first.size(), second.data(), second.size());
  }

  Group& add(Slot& slot, std::uint32_t hash, std::string_view first, std::string_view second,
             const table::FieldText& text) {
    // Only a text met for the first time is recoded.
    std::string storage;
    names_.emplace_back(text.utf8(first, storage));
    names_.back() += '\x1F';
    names_.back() += text.utf8(second, storage);
    groups_.push_back({.key = std::string(first).append(second), .first_size = first.size()});
    slot = {hash, static_cast<std::uint32_t>(groups_.size())};
    if (groups_.size() * 2 > slot_count) std::abort();
    return groups_.back();
  }

  static std::int64_t hundredths(std::string_view text) {
    std::int64_t value = 0;
    int decimals = -1;
    for (const char c : text) {
      if (c == ',' || c == '.') decimals = 0;
      if (c < '0' || c > '9') continue;
      if (decimals == 2) break;
      value = value * 10 + (c - '0');
      if (decimals >= 0) ++decimals;
    }
    for (decimals = std::max(decimals, 0); decimals < 2; ++decimals)
      value *= 10;
    return text.starts_with('-') ? -value : value;
  }

  static constexpr std::size_t slot_count = 1U << 14U;
  std::vector<Slot> slots_ = std::vector<Slot>(slot_count);
  std::vector<Group> groups_;
  std::vector<std::string> names_;  ///< of groups_, in UTF-8
};

enum class Tell : std::uint8_t { nothing, sums };

void sum_csv(const fs::path& path, Tell tell = Tell::nothing) {
  SumByTwo sink;
  table::Options options;
  options.checksum = false;
  table::read(path, sink, options);
  keep(sink.groups() + static_cast<std::uint64_t>(sink.total()));
  if (tell == Tell::sums) {
    std::printf("%llu groups, sum %lld.%02lld\n", static_cast<unsigned long long>(sink.groups()),
                static_cast<long long>(sink.total() / 100),
                static_cast<long long>(sink.total() % 100));
  }
}

/// The same through cells of text, as a sink that knows nothing of records gets them.
void cells_of_csv(const fs::path& path) {
  read_cells(path);
}

void count_lines(const fs::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  std::vector<char> block(256 << 10);
  std::uint64_t lines = 0;
  for (ssize_t size = 1; size > 0;) {
    size = ::read(file, block.data(), block.size());
    if (size > 0) lines += count(block.data(), static_cast<std::size_t>(size), '\n');
  }
  ::close(file);
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
           {"Vekha, UTF-8, every field a cell", [path] { cells_of_csv(path); }, {}},
           {"Vekha, Windows-1251", [other] { sum_csv(other); }, {}}});
}

}  // namespace
}  // namespace vekha::bench

int main(int argc, char** argv) {
  using namespace vekha::bench;
  std::uint64_t xlsx_rows = 1'000'000;
  std::uint64_t csv_rows = 1'000'000;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view option = argv[i];
    const char* const value = argv[i + 1];
    if (option == "--rows-xlsx") xlsx_rows = std::strtoull(value, nullptr, 10);
    if (option == "--rows-csv") csv_rows = std::strtoull(value, nullptr, 10);
    if (option == "--sum") {
      // One file once, for a profile or against another program.
      sum_csv(value, Tell::sums);
      return 0;
    }
  }
  const Data data;
  if (xlsx_rows > 0) {
    compare_xlsx(data.xlsx(xlsx_rows / 10));
    compare_xlsx(data.xlsx(xlsx_rows));
  }
  if (csv_rows > 0) {
    compare_csv(data.csv(csv_rows, Data::Letters::utf8),
                data.csv(csv_rows, Data::Letters::windows_1251));
  }
  compare_docx(data.docx(10'000));
}
