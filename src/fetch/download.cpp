#include "fetch/download.h"

#include <system_error>

namespace vekha::fetch {

namespace fs = std::filesystem;

namespace {

// Removes the download, whatever became of it.
class Scratch {
 public:
  explicit Scratch(fs::path path) : path_(std::move(path)) {}
  ~Scratch() {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

HttpFailure refused(const HttpRequest& request, int status) {
  const std::string number = std::to_string(status);
  return {
      "http_status",
      {request.url + ": ответ сервера " + number, request.url + ": the server answers " + number}};
}

Taken earlier(const Store& store, const Remembered& known, const std::string& url) {
  std::error_code error;
  const auto bytes = fs::file_size(store.path_of(known.sha256), error);
  return {known.sha256, error ? 0 : bytes, url, known.when};
}

}  // namespace

Download download(Store& store, HttpRequest request, const std::string& when,
                  const std::string& known_etag) {
  const auto known = store.remembered(request.url);
  if (known && !known_etag.empty() && known->etag == known_etag)
    return {earlier(store, *known, request.url), std::nullopt, true};
  if (known) {
    request.etag = known->etag;
    request.last_modified = known->last_modified;
  }
  const Scratch scratch(store.scratch(request.url));
  const HttpResult answer = http(request, scratch.path());
  const auto stand_in = [&](const HttpFailure& failure) {
    return Download{known ? std::optional(earlier(store, *known, request.url)) : std::nullopt,
                    failure, false};
  };
  if (answer.failure) return stand_in(*answer.failure);
  const HttpResponse& response = *answer.response;
  if (response.status == 304 && known)
    return {earlier(store, *known, request.url), std::nullopt, true};
  if (response.status != 200) return stand_in(refused(request, response.status));
  Taken taken = store.keep(scratch.path(), request.url, when);
  store.remember(request.url, {taken.sha256, response.etag, response.last_modified, when});
  return {std::move(taken), std::nullopt, false};
}

}  // namespace vekha::fetch
