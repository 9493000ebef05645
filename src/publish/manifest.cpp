#include "publish/manifest.h"

#include "base/file_io.h"
#include "base/parallel.h"
#include "base/sha256.h"
#include "publish/file_walk.h"
#include "publish/signature.h"

#include <sys/stat.h>

#include <algorithm>
#include <tuple>

namespace vekha::publish {

namespace fs = std::filesystem;

Manifest manifest_of(const fs::path& folder) {
  const std::vector<FoundFile> files = files_below(folder);
  std::vector<std::string> hashes(files.size());
  in_parallel(files.size(), worker_count(), [&](std::size_t, std::size_t i) {
    hashes[i] = sha256_hex(read_file(folder / files[i].name));
  });
  Manifest manifest;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i].name != manifest_name && files[i].name != signature_name)
      manifest[files[i].name] = std::move(hashes[i]);
  }
  return manifest;
}

std::string to_text(const Manifest& manifest) {
  std::string text;
  for (const auto& [name, hash] : manifest)
    text += hash + "  " + name + "\n";
  return text;
}

void for_each_line(std::string_view text,
                   const std::function<void(std::string_view, std::string_view)>& take) {
  constexpr std::size_t hash_length = 64;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > hash_length + 2)
      take(text.substr(hash_length + 2, end - hash_length - 2), text.substr(0, hash_length));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

Manifest parse_manifest(std::string_view text) {
  Manifest manifest;
  for_each_line(
      text, [&](std::string_view name, std::string_view hash) { manifest.emplace(name, hash); });
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
  const auto expected = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  const std::vector<FoundFile> files = files_below(release);
  const bool written_to = std::ranges::any_of(files, [&](const FoundFile& file) {
    return std::tie(file.modified.tv_sec, file.modified.tv_nsec) >
           std::tie(manifest.st_mtim.tv_sec, manifest.st_mtim.tv_nsec);
  });
  // The manifest itself and its signature are not in it.
  const std::size_t unlisted = fs::exists(release / signature_name) ? 2 : 1;
  return !written_to && files.size() == expected + unlisted;
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

Problems verify(const fs::path& release, const PublicKey& key) {
  Problems problems = verify(release);
  const fs::path signature = release / signature_name;
  const fs::path manifest = release / manifest_name;
  if (!fs::is_regular_file(manifest)) return problems;
  const auto tell = [&](const Words& what, const Words& advice) {
    problems.push_back({.place = {.file = std::string(signature_name)},
                        .code = "signature_wrong",
                        .text = what,
                        .advice = advice});
  };
  if (!fs::is_regular_file(signature)) {
    tell({"опись не подписана", "the manifest is not signed"},
         {"выпуск сделан до того, как завели ключ, или подпись удалили: опубликуйте заново",
          "the release is older than the key, or the signature was removed: publish again"});
  } else if (!is_signed(read_file(manifest), read_file(signature), key.pem, key.file)) {
    tell({"подпись описи не сходится с ключом", "the signature does not fit the key"},
         {"опись подменили или ключ не тот: сверьте открытый ключ, опубликуйте заново",
          "the manifest was replaced or the key is another: compare the key, publish again"});
  }
  return problems;
}

}  // namespace vekha::publish
