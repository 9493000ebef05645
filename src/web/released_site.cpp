#include "web/released_site.h"

#include "base/file_io.h"
#include "http/conditions.h"
#include "http/problem_document.h"

#include <algorithm>
#include <system_error>

namespace vekha::web {

namespace fs = std::filesystem;

namespace {

// Pages bring a policy of their own in a meta tag; here stands what a meta tag can't say.
void add_site_headers(http::Response& response) {
  response.headers.add("X-Content-Type-Options", "nosniff");
  response.headers.add("Content-Security-Policy", "frame-ancestors 'self'");
  response.headers.add("Referrer-Policy", "same-origin");
  response.headers.add("Cache-Control", "no-cache");
}

}  // namespace

std::optional<http::Response> ReleasedSite::kept(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return std::nullopt;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->response;
}

http::Response ReleasedSite::read(const service::PublishedFile& file, const std::string& key) {
  http::Response response{.media_type = file.media_type};
  add_site_headers(response);
  std::error_code error;
  const auto size = fs::file_size(file.path, error);
  if (error || size > largest_kept) {
    response.etag = "\"" + std::to_string(size) + "-" + http::etag_of(key).substr(1);
    response.body = http::FileBody{file.path};
    return response;
  }
  const auto text = std::make_shared<const std::string>(read_file(file.path));
  response.etag = http::etag_of(*text);
  response.body = text;
  if (http::is_compressible(file.media_type) && text->size() > 860)
    response.compressed = std::make_shared<const std::string>(http::gzipped(*text));
  const std::size_t bytes = text->size() + (response.compressed ? response.compressed->size() : 0);
  const std::lock_guard lock(mutex_);
  if (by_key_.find(key) != by_key_.end()) return response;
  entries_.push_front({key, response, bytes});
  by_key_[key] = entries_.begin();
  bytes_ += bytes;
  while (bytes_ > most_bytes) {
    bytes_ -= entries_.back().size;
    by_key_.erase(entries_.back().key);
    entries_.pop_back();
  }
  return response;
}

http::Response ReleasedSite::page(const http::Request& request) {
  std::error_code error;
  const fs::path release = fs::read_symlink(site_ / "current", error);
  const std::string key = release.string() + " " + request.path;
  if (auto response = kept(key)) return std::move(*response);
  const auto file = service::published_file(site_, request.path);
  if (!file) throw http::FaultError(http::not_found());
  // A folder without its slash would break every relative link of the page.
  if (file->path.filename() == "index.html" && request.path.back() != '/' &&
      !request.path.ends_with("index.html")) {
    http::Response moved{.status = 308};
    const std::size_t name = request.path.find_last_of('/');
    moved.headers.add("Location", request.path.substr(name + 1) + "/");
    return moved;
  }
  return read(*file, key);
}

}  // namespace vekha::web
