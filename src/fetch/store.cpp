#include "fetch/store.h"

#include "base/error.h"
#include "base/file_io.h"
#include "base/json.h"
#include "base/sha256.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace vekha::fetch {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const fs::path& path, const std::string& why) {
  throw ServiceError({.place = {.file = path.string()},
                      .code = "store_unwritable",
                      .text = {"не удалось сохранить копию выгрузки: " + why,
                               "the copy of an export could not be kept: " + why},
                      .advice = {"проверьте место на диске и права на папку",
                                 "check the room on the disk and the rights of the folder"}});
}

void make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) fail(folder, error.message());
}

// Hash and copy in one reading. The copy becomes visible under its name only when it is whole.
struct Copied {
  std::string sha256;
  std::uint64_t bytes = 0;
};

Copied copy_hashed(const fs::path& from, const fs::path& to) {
  std::ifstream in(from, std::ios::binary);
  std::ofstream out(to, std::ios::binary | std::ios::trunc);
  Sha256 sha;
  Copied copied;
  std::array<char, 1 << 16> buffer{};
  while (in) {
    in.read(buffer.data(), buffer.size());
    const auto count = static_cast<std::size_t>(in.gcount());
    sha.update({buffer.data(), count});
    out.write(buffer.data(), static_cast<std::streamsize>(count));
    copied.bytes += count;
  }
  out.close();
  if (!in.eof() || !out) {
    std::error_code ignored;
    fs::remove(to, ignored);
    fail(to, std::strerror(errno));
  }
  copied.sha256 = sha.hex();
  return copied;
}

void flush_to_disk(const fs::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return;
  ::fsync(fd);
  ::close(fd);
}

// One write(2) with O_APPEND: two runs' lines never mix.
void append_line(const fs::path& path, const std::string& line) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0) fail(path, std::strerror(errno));
  const ssize_t written = ::write(fd, line.data(), line.size());
  const int error = errno;
  ::fsync(fd);
  ::close(fd);
  if (written != static_cast<ssize_t>(line.size())) fail(path, std::strerror(error));
}

std::string text_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

Store::Store(fs::path folder) : folder_(std::move(folder)) {
  make_folder(folder_ / "files");
  make_folder(folder_ / "urls");
  make_folder(folder_ / "last");
}

fs::path Store::path_of(std::string_view sha256) const {
  return folder_ / "files" / sha256.substr(0, 2) / sha256;
}

fs::path Store::note_of(const std::string& whence, const char* kind) const {
  return folder_ / kind / (sha256_hex(whence).substr(0, 40) + ".json");
}

fs::path Store::scratch(const std::string& url) const {
  return folder_ / ("." + sha256_hex(url).substr(0, 16) + "-" + std::to_string(::getpid()));
}

Taken Store::keep(const fs::path& file, const std::string& whence, const std::string& when) {
  const fs::path beside = scratch(whence + "\n");
  const Copied copied = copy_hashed(file, beside);
  Taken taken{copied.sha256, copied.bytes, whence, when};
  const fs::path place = path_of(taken.sha256);
  std::error_code error;
  if (fs::exists(place, error) && fs::file_size(place, error) == copied.bytes) {
    fs::remove(beside, error);
  } else {
    make_folder(place.parent_path());
    flush_to_disk(beside);
    fs::rename(beside, place, error);
    if (error) fail(place, error.message());
  }
  const fs::path last = note_of(whence, "last");
  const bool same = fs::exists(last, error) && read_file(last) == taken.sha256;
  if (same) return taken;
  const Json line = {
      {"when", when}, {"whence", whence}, {"sha256", taken.sha256}, {"bytes", taken.bytes}};
  append_line(folder_ / "journal.jsonl",
              line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
  write_file_atomically(last, taken.sha256);
  return taken;
}

std::optional<Remembered> Store::remembered(const std::string& url) const {
  const fs::path path = note_of(url, "urls");
  std::error_code error;
  if (!fs::exists(path, error)) return std::nullopt;
  const Json json = Json::parse(read_file(path), nullptr, false);
  if (!json.is_object()) return std::nullopt;
  Remembered what{text_of(json, "sha256"), text_of(json, "etag"), text_of(json, "last_modified"),
                  text_of(json, "when")};
  const bool kept = what.sha256.size() == 64 && fs::exists(path_of(what.sha256), error);
  return kept ? std::optional(what) : std::nullopt;
}

void Store::remember(const std::string& url, const Remembered& what) {
  const Json json = {{"url", url},
                     {"sha256", what.sha256},
                     {"etag", what.etag},
                     {"last_modified", what.last_modified},
                     {"when", what.when}};
  write_file_atomically(note_of(url, "urls"),
                        json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace vekha::fetch
