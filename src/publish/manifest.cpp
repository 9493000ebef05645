#include "publish/manifest.h"

#include "base/file_io.h"
#include "base/sha256.h"
#include "base/text.h"

#include <sys/stat.h>

#include <algorithm>
#include <tuple>

namespace vekha::publish {

namespace fs = std::filesystem;

Manifest manifest_of(const fs::path& folder) {
  Manifest manifest;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const std::string name = entry.path().lexically_relative(folder).generic_string();
    if (name != manifest_name) manifest[name] = sha256_hex(read_file(entry.path()));
  }
  return manifest;
}

std::string to_text(const Manifest& manifest) {
  std::string text;
  for (const auto& [name, hash] : manifest)
    text += hash + "  " + name + "\n";
  return text;
}

Manifest parse_manifest(std::string_view text) {
  constexpr std::size_t hash_length = 64;
  Manifest manifest;
  for (const std::string& line : text::split(text, '\n')) {
    if (line.size() > hash_length + 2)
      manifest[line.substr(hash_length + 2)] = line.substr(0, hash_length);
  }
  return manifest;
}

namespace {

Problem difference(const std::string& name, const Words& what) {
  return {.place = {.file = name},
          .code = "release_altered",
          .text = what,
          .advice = {"опубликуйте заново или верните прежний выпуск командой rollback",
                     "publish again or return to an earlier release with rollback"}};
}

}  // namespace

bool looks_untouched(const fs::path& release) {
  struct stat manifest{};
  if (::stat((release / manifest_name).c_str(), &manifest) != 0) return false;
  const std::string text = read_file(release / manifest_name);
  auto left = std::count(text.begin(), text.end(), '\n');
  for (const auto& entry : fs::recursive_directory_iterator(release)) {
    struct stat status{};
    if (::lstat(entry.path().c_str(), &status) != 0) return false;
    if (!S_ISREG(status.st_mode)) continue;
    const auto time = std::tie(status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
    if (time > std::tie(manifest.st_mtim.tv_sec, manifest.st_mtim.tv_nsec)) return false;
    --left;
  }
  return left == -1;  // the manifest itself is not in it
}

Problems verify(const fs::path& release) {
  Problems problems;
  if (!fs::is_regular_file(release / manifest_name)) {
    problems.push_back(difference((release / manifest_name).string(),
                                  {"нет описи файлов выпуска", "the release has no manifest"}));
    return problems;
  }
  const Manifest expected = parse_manifest(read_file(release / manifest_name));
  const Manifest found = manifest_of(release);
  for (const auto& [name, hash] : expected) {
    const auto file = found.find(name);
    if (file == found.end()) {
      problems.push_back(difference(name, {"файл пропал", "the file is missing"}));
    } else if (file->second != hash) {
      problems.push_back(difference(name, {"файл изменён", "the file was changed"}));
    }
  }
  for (const auto& [name, hash] : found) {
    if (expected.count(name) == 0)
      problems.push_back(difference(name, {"лишний файл", "a file was added"}));
  }
  return problems;
}

}  // namespace vekha::publish
