#include "web/live_report.h"

#include "publish/publish_snapshot.h"

#include <utility>

namespace vekha::web {

namespace {

constexpr std::size_t most_notes = 500;
constexpr std::size_t most_periods = 4;

}  // namespace

Published LiveReport::get() const {
  const std::lock_guard lock(mutex_);
  return published_;
}

void LiveReport::set(Published published) {
  const std::lock_guard lock(mutex_);
  published_ = std::move(published);
  notes_.clear();
  periods_.clear();
}

LiveReport::Figures LiveReport::of_period(const Period& period,
                                          const std::function<Figures()>& make) {
  const std::pair key(period.first, period.last);
  const std::lock_guard making(making_);
  std::shared_ptr<const report::Snapshot> base;
  {
    const std::lock_guard lock(mutex_);
    const auto found = periods_.find(key);
    if (found != periods_.end()) return found->second;
    base = published_.snapshot;
  }
  Figures figures = make();
  const std::lock_guard lock(mutex_);
  if (published_.snapshot != base) return figures;  // a run has published meanwhile
  if (periods_.size() >= most_periods) periods_.clear();
  periods_[key] = figures;
  return figures;
}

http::SharedText LiveReport::note(const std::string& key,
                                  const std::function<std::string()>& make) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = notes_.find(key);
    if (found != notes_.end()) return found->second;
  }
  auto text = std::make_shared<const std::string>(make());
  const std::lock_guard lock(mutex_);
  if (notes_.size() >= most_notes) notes_.clear();
  notes_[key] = text;
  return text;
}

bool is_of_release(const report::Snapshot& snapshot, const std::string& release) {
  const std::string id = publish::release_id(snapshot);
  // «-2» is added to a release of the same name and other bytes.
  return release == id || release.starts_with(id + "-");
}

std::optional<Date> day_of_release(const std::string& release) {
  return parse_iso_date(std::string_view(release).substr(0, 10));
}

}  // namespace vekha::web
