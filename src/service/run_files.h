#pragma once

#include "service/run_record.h"

#include <filesystem>
#include <mutex>

namespace vekha::service {

/// Runs as files of a folder: `<id>.json` (replaced as a whole), `<id>.problems.json`, `<id>.log`
/// (appended to). The newest two hundred are kept.
class RunFiles : public RunStore {
 public:
  explicit RunFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}

  void put(const RunRecord& record) override;
  std::optional<RunRecord> find(const std::string& id) const override;
  std::vector<RunRecord> list(std::size_t most) const override;
  void put_problems(const std::string& id, const Problems& problems) override;
  Problems problems(const std::string& id) const override;
  void append_log(const std::string& id, const std::string& line) override;
  std::string log(const std::string& id) const override;

 private:
  std::vector<std::string> ids() const;
  void prune() const;

  std::filesystem::path folder_;
  mutable std::mutex mutex_;
};

/// Small letters, digits and hyphens: an id that somebody sends leads out of no folder.
bool is_run_id(std::string_view id);

}  // namespace vekha::service
