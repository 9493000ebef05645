#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

// write_floor RELEASE NEW_FOLDER [THREADS]: the floor of publishing. Reads all files of a release
// into memory, then writes the same bytes under the same names into a new folder, with nothing but
// mkdir(2), open(2), write(2), close(2); prints the seconds of the second part, by the clock and of
// the processors.
namespace {

namespace fs = std::filesystem;

struct File {
  std::string name;
  std::string bytes;
};

std::vector<File> read_all(const fs::path& folder) {
  std::vector<File> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files.push_back({entry.path().lexically_relative(folder).string(),
                     {std::istreambuf_iterator<char>(in), {}}});
  }
  return files;
}

bool write_one(const fs::path& folder, const File& file) {
  const int descriptor = ::open((folder / file.name).c_str(), O_WRONLY | O_CREAT | O_EXCL, 0644);
  if (descriptor < 0) return false;
  const bool whole = ::write(descriptor, file.bytes.data(), file.bytes.size()) ==
                     static_cast<ssize_t>(file.bytes.size());
  ::close(descriptor);
  return whole;
}

double cpu_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::vector<File> files = read_all(argv[1]);
  const std::size_t threads = argc > 3 ? std::stoul(argv[3]) : 2;
  const fs::path folder = argv[2];
  const auto begin = std::chrono::steady_clock::now();
  const double cpu = cpu_seconds();
  std::size_t bytes = 0;
  for (const File& file : files) {
    fs::create_directories((folder / file.name).parent_path());
    bytes += file.bytes.size();
  }
  std::vector<std::thread> writers;
  for (std::size_t t = 0; t < threads; ++t) {
    writers.emplace_back([&, t] {
      for (std::size_t i = t; i < files.size(); i += threads) {
        if (!write_one(folder, files[i])) std::perror(files[i].name.c_str());
      }
    });
  }
  for (std::thread& writer : writers)
    writer.join();
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  std::printf("%zu %zu %.4f %.4f\n", files.size(), bytes, wall.count(), cpu_seconds() - cpu);
}
