#include "facts/read_ahead.h"

#include <array>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace vekha::facts {

namespace {

constexpr std::uintmax_t worth_a_thread = 1U << 20;
constexpr std::size_t batch_bytes = 1U << 20;
constexpr std::size_t batch_count = 4;

/// Some records with their text in UTF-8, for the views of a reader live no longer than its call.
struct Batch {
  struct Record {
    std::uint32_t number = 0;
    std::uint32_t fields = 0;
  };
  std::string bytes;
  std::vector<std::uint32_t> ends;  ///< of the fields, in `bytes`
  std::vector<Record> records;

  void clear() {
    bytes.clear();
    ends.clear();
    records.clear();
  }
};

/// Batches on their way from the thread that fills them to the one that takes them.
class Belt {
 public:
  /// nullptr: nobody takes any more.
  Batch* free_one() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return filled_ - taken_ < batch_count || stopped_; });
    return stopped_ ? nullptr : &batches_[filled_ % batch_count];
  }
  void put() {
    const std::lock_guard lock(mutex_);
    ++filled_;
    changed_.notify_all();
  }
  /// nullptr: all were taken and there will be no more.
  Batch* next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return taken_ < filled_ || ended_; });
    return taken_ < filled_ ? &batches_[taken_ % batch_count] : nullptr;
  }
  void done() {
    const std::lock_guard lock(mutex_);
    ++taken_;
    changed_.notify_all();
  }
  void end() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }
  /// Until everything put was taken; false: it was stopped.
  bool wait_until_taken() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return taken_ == filled_ || stopped_; });
    return !stopped_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::array<Batch, batch_count> batches_;
  std::size_t filled_ = 0;
  std::size_t taken_ = 0;
  bool ended_ = false;
  bool stopped_ = false;
};

/// On the reading thread. Whatever is no record of a CSV is rare, and waits until the sink is free.
class Loader final : public table::Sink, private table::RecordSink {
 public:
  Loader(table::Sink& sink, Belt& belt) : sink_(sink), belt_(belt) {}

  void begin_sheet(const table::SheetHead& head) override { sink_.begin_sheet(head); }
  bool row(std::uint32_t number, std::span<const table::Cell> cells) override {
    return sink_.row(number, cells);
  }
  void end_sheet(std::span<const table::Range> merged) override {
    flush();
    if (belt_.wait_until_taken()) sink_.end_sheet(merged);
  }
  table::RecordSink* records() override { return this; }

 private:
  bool record(std::uint32_t number, std::span<const std::string_view> fields,
              const table::FieldText& text) override {
    if (batch_ == nullptr) batch_ = belt_.free_one();
    if (batch_ == nullptr) return false;
    for (const std::string_view field : fields) {
      batch_->bytes.append(text.utf8(field, recoded_));
      batch_->ends.push_back(static_cast<std::uint32_t>(batch_->bytes.size()));
    }
    batch_->records.push_back({number, static_cast<std::uint32_t>(fields.size())});
    if (batch_->bytes.size() >= batch_bytes) flush();
    return true;
  }

  void flush() {
    if (std::exchange(batch_, nullptr) != nullptr) belt_.put();
  }

  table::Sink& sink_;
  Belt& belt_;
  Batch* batch_ = nullptr;
  std::string recoded_;
};

/// On the calling thread.
class Unloader {
 public:
  explicit Unloader(table::Sink& sink) : sink_(sink) {}

  /// false: the sink wants no more of this sheet.
  bool take(const Batch& batch) {
    std::size_t field = 0;
    std::uint32_t begin = 0;
    for (const Batch::Record& record : batch.records) {
      fields_.clear();
      for (std::uint32_t i = 0; i < record.fields; ++i) {
        const std::uint32_t end = batch.ends[field++];
        fields_.emplace_back(batch.bytes.data() + begin, end - begin);
        begin = end;
      }
      if (!give(record.number)) return false;
    }
    return true;
  }

 private:
  bool give(std::uint32_t number) {
    if (table::RecordSink* const records = sink_.records())
      return records->record(number, fields_, text_);
    cells_.clear();
    for (const std::string_view field : fields_) {
      cells_.emplace_back();
      if (!field.empty()) cells_.back().emplace<std::string>(field);
    }
    return sink_.row(number, cells_);
  }

  table::Sink& sink_;
  const table::FieldText text_{nullptr};  // recoded already
  std::vector<std::string_view> fields_;
  std::vector<table::Cell> cells_;
};

}  // namespace

table::Summary read_ahead(const std::filesystem::path& path, table::Sink& sink,
                          const table::Options& options) {
  std::error_code unknown;
  const std::uintmax_t bytes = std::filesystem::file_size(path, unknown);
  if (unknown || bytes < worth_a_thread) return table::read(path, sink, options);
  Belt belt;
  std::optional<table::Summary> summary;
  std::exception_ptr failure;
  std::thread reading([&] {
    try {
      Loader loader(sink, belt);
      summary = table::read(path, loader, options);
    } catch (const std::exception&) {
      failure = std::current_exception();
    }
    belt.end();
  });
  Unloader unloader(sink);
  bool wanted = true;
  try {
    while (Batch* const batch = belt.next()) {
      wanted = wanted && unloader.take(*batch);
      batch->clear();
      belt.done();
    }
  } catch (const std::exception&) {
    belt.stop();
    reading.join();
    throw;
  }
  reading.join();
  if (failure) std::rethrow_exception(failure);
  return std::move(*summary);
}

}  // namespace vekha::facts
