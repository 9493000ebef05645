#include "service/published_files.h"

#include "http/message.h"

#include <algorithm>
#include <system_error>

namespace vekha::service {

namespace fs = std::filesystem;

namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

struct Asked {
  std::string release;  // folder within the site
  std::string path;     // within that
};

// «/releases/<id>/…» is a release of its own; all else is of the one that is shown. The archive of
// a release leads to others as «/releases/<id>/releases/<other>/…»: the last one is meant.
Asked asked_of(const std::string& decoded) {
  constexpr std::string_view releases = "/releases/";
  Asked asked{"current", decoded.substr(1)};
  for (std::size_t at = 0; decoded.compare(at, releases.size(), releases) == 0;) {
    const std::size_t begin = at + releases.size();
    const std::size_t end = decoded.find('/', begin);
    if (end == std::string::npos || end == begin || decoded[begin] == '.') break;
    asked = {decoded.substr(at + 1, end - at - 1), decoded.substr(end + 1)};
    at = end;
  }
  return asked;
}

// No link of the site goes up; what does is somebody trying.
bool goes_up(const std::string& decoded) {
  return std::ranges::any_of(fs::path(decoded), [](const fs::path& part) { return part == ".."; });
}

bool is_inside(const fs::path& path, const fs::path& folder) {
  const auto [end, rest] = std::ranges::mismatch(folder, path);
  return end == folder.end();
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded.push_back(text[i]);
      continue;
    }
    const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
    if (high < 0 || low < 0) return std::nullopt;
    decoded.push_back(static_cast<char>(high * 16 + low));
    i += 2;
  }
  return decoded.find('\0') == std::string::npos ? std::optional(decoded) : std::nullopt;
}

std::optional<PublishedFile> file_within(const fs::path& folder, std::string_view path) {
  if (goes_up(std::string(path)) || path.starts_with('/')) return std::nullopt;
  std::error_code error;
  const fs::path release = fs::canonical(folder, error);
  if (error) return std::nullopt;
  fs::path file = fs::weakly_canonical(release / path, error);
  if (error || !is_inside(file, release)) return std::nullopt;
  if (fs::is_directory(file, error)) file /= "index.html";
  if (!fs::is_regular_file(file, error)) return std::nullopt;
  return PublishedFile{file, http::media_type_of(file)};
}

std::optional<PublishedFile> published_file(const fs::path& site, std::string_view request_path) {
  const auto decoded = percent_decoded(request_path.substr(0, request_path.find_first_of("?#")));
  if (!decoded || decoded->empty() || decoded->front() != '/' || goes_up(*decoded))
    return std::nullopt;
  const Asked asked = asked_of(*decoded);
  return file_within(site / asked.release, asked.path);
}

}  // namespace vekha::service
