#pragma once

#include "http/message.h"
#include "service/published_files.h"

#include <cstdint>
#include <filesystem>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace vekha::web {

/// Answers from the shown release. Its files never change, so small ones are kept in memory, plain
/// and in gzip, under the name of their release; the link `current` is read at each request, so
/// that a new release is shown at once. Safe for several threads.
class ReleasedSite {
 public:
  explicit ReleasedSite(std::filesystem::path site) : site_(std::move(site)) {}

  /// FaultError 404 for what is not there.
  http::Response page(const http::Request& request);

 private:
  struct Entry {
    std::string key;
    http::Response response;  ///< with shared texts
    std::size_t size = 0;
  };
  using Entries = std::list<Entry>;

  std::optional<http::Response> kept(const std::string& key);
  http::Response read(const service::PublishedFile& file, const std::string& key);

  static constexpr std::size_t most_bytes = 64UL << 20U;
  static constexpr std::size_t largest_kept = 1UL << 20U;

  std::filesystem::path site_;
  std::mutex mutex_;
  Entries entries_;  // newest use first
  std::map<std::string, Entries::iterator, std::less<>> by_key_;
  std::size_t bytes_ = 0;
};

}  // namespace vekha::web
