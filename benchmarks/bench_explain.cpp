// Lines a second of `vekha explain --jsonl` on one core, by CPU time: bench_explain [LINES]
// The texts are the rows of tests/roadmap/data, over and over.
#include "base/file_io.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/explain_line.h"

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <vector>

namespace {

std::vector<std::string> calls_of(const std::filesystem::path& folder) {
  std::vector<std::string> calls;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() != ".tsv") continue;
    const auto lines = vekha::text::split(vekha::read_file(file.path()), '\n');
    for (std::size_t i = 1; i < lines.size(); ++i) {
      const auto cells = vekha::text::split(lines[i], '\t');
      if (cells.size() != 3) continue;
      const auto expected = vekha::Json::parse(cells[2]);
      vekha::Json call{{"text", cells[0]}, {"kind", cells[1]}};
      call["ctx"] = expected.contains("ctx") ? expected["ctx"] : vekha::Json::object();
      calls.push_back(call.dump());
    }
  }
  return calls;
}

double cpu_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t wanted = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 200'000;
  const auto calls =
      calls_of(std::filesystem::path(VEKHA_SOURCE_DIR) / "tests" / "roadmap" / "data");
  std::string out;
  std::size_t bytes = 0;
  for (int round = 0; round < 3; ++round) {
    bytes = 0;
    const double start = cpu_seconds();
    for (std::size_t i = 0; i < wanted; ++i) {
      vekha::cli::append_explained(out, calls[i % calls.size()], vekha::Language::russian);
      out += '\n';
      if (out.size() < (1U << 16U)) continue;
      bytes += out.size();
      out.clear();
    }
    const double seconds = cpu_seconds() - start;
    std::cout << "explain: " << static_cast<long>(static_cast<double>(wanted) / seconds)
              << " lines/s of CPU time, " << bytes / wanted << " bytes a line\n";
  }
  return 0;
}
