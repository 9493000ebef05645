#include "table/zip_archive.h"

#include "base/text.h"
#include "table/fault.h"
#include "table/inflater.h"
#include "table/zip_directory.h"

#include <zip.h>

#include <algorithm>

namespace vekha::table {

namespace {

constexpr std::uint64_t ratio_judged_from = 10ULL << 20;

std::string key_of(std::string_view name) {
  std::string key(name);
  std::ranges::transform(key, key.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return key;
}

std::string normalised(std::string_view stored) {
  std::string name(stored);
  std::ranges::replace(name, '\\', '/');
  name.erase(0, std::min(name.find_first_not_of('/'), name.size()));
  return name;
}

[[noreturn]] void refuse_encrypted(const std::string& file) {
  refuse({.file = file}, "file_encrypted",
         {"файл защищён паролем", "the file is protected by a password"},
         {"откройте файл, снимите пароль и сохраните заново",
          "open the file, remove the password and save it again"});
}

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

struct ZipArchive::Handle {
  zip_t* archive = nullptr;

  explicit Handle(zip_t* opened) : archive(opened) {}
  ~Handle() { zip_discard(archive); }
  Handle(const Handle&) = delete;
  Handle(Handle&&) = delete;
  Handle& operator=(const Handle&) = delete;
  Handle& operator=(Handle&&) = delete;
};

/// Inflates one entry from its raw bytes.
class ZipArchive::Part final : public ByteSource {
 public:
  Part(ZipArchive& archive, const Entry& entry)
      : archive_(&archive),
        entry_(&entry),
        inflater_([this](char* to, std::size_t room, Inflater::From from) {
          if (from == Inflater::From::start) open_raw();
          return read_raw(to, room);
        }) {
    open_raw();
  }
  ~Part() override = default;
  Part(const Part&) = delete;
  Part(Part&&) = delete;
  Part& operator=(const Part&) = delete;
  Part& operator=(Part&&) = delete;

  std::size_t read(char* to, std::size_t room) override {
    if (ended_) return 0;
    const std::size_t count =
        entry_->method == ZIP_CM_DEFLATE ? inflate_some(to, room) : read_raw(to, room);
    crc_ = crc32_of(crc_, to, count);
    given_ += count;
    check(count);
    return count;
  }

 private:
  [[noreturn]] void fail(const Words& what) const {
    refuse_damaged({.file = archive_->name_},
                   {entry_->name + ": " + what.ru, entry_->name + ": " + what.en});
  }

  void check(std::size_t count) {
    archive_->count_inflated(*entry_, given_);
    if (given_ > entry_->size) fail({"данных больше, чем объявлено", "more data than declared"});
    if (given_ > ratio_judged_from && given_ / archive_->limits_.ratio > entry_->packed) {
      refuse_limit(
          {.file = archive_->name_},
          {entry_->name + ": сжато более чем в " + std::to_string(archive_->limits_.ratio) + " раз",
           entry_->name + ": packed more than " + std::to_string(archive_->limits_.ratio) +
               " times"});
    }
    if (count > 0) return;
    ended_ = true;
    if (given_ != entry_->size) fail({"данных меньше, чем объявлено", "less data than declared"});
    if (crc_ != entry_->crc) fail({"не сходится контрольная сумма", "the checksum is wrong"});
  }

  std::size_t read_raw(char* to, std::size_t room) {
    const zip_int64_t count = zip_fread(file_.get(), to, room);
    if (count < 0) fail({"ошибка чтения", "read error"});
    return static_cast<std::size_t>(count);
  }

  void open_raw() {
    file_.reset(zip_fopen_index(archive_->handle_->archive, entry_->index, ZIP_FL_COMPRESSED));
    if (!file_) fail({"запись не открывается", "an entry cannot be opened"});
  }

  std::size_t inflate_some(char* to, std::size_t room) {
    const std::size_t count = inflater_.read(to, room);
    if (inflater_.fault() == Inflater::Fault::cut_off)
      fail({"сжатые данные обрываются", "the packed data end too early"});
    if (inflater_.fault() == Inflater::Fault::wrong)
      fail({"сжатые данные неверны", "the packed data are wrong"});
    return count;
  }

  ZipArchive* archive_;
  const Entry* entry_;
  std::unique_ptr<zip_file_t, CloseFile> file_;
  Inflater inflater_;
  std::uint64_t given_ = 0;
  std::uint32_t crc_ = 0;
  bool ended_ = false;
};

ZipArchive::ZipArchive(const std::filesystem::path& path, std::string name, const Limits& limits)
    : name_(std::move(name)), limits_(limits) {
  const ZipDirectory directory = find_zip_directory(path, name_);
  const std::uint64_t claimed = directory.entries;
  if (claimed > limits_.parts) {
    refuse_limit(
        {.file = name_},
        {"частей в архиве " + std::to_string(claimed) + ", предел " + std::to_string(limits_.parts),
         std::to_string(claimed) + " parts in the archive, the limit is " +
             std::to_string(limits_.parts)});
  }
  refuse_overlapping_entries(path, name_, directory);
  int error = 0;
  zip_t* const opened = zip_open(path.c_str(), ZIP_RDONLY, &error);
  if (opened == nullptr) {
    refuse_damaged({.file = name_},
                   {"оглавление архива не читается (файл мог быть получен не целиком)",
                    "the archive's directory cannot be read (the file may be cut off)"});
  }
  handle_ = std::make_unique<Handle>(opened);
  list_entries();
}

ZipArchive::~ZipArchive() = default;

void ZipArchive::list_entries() {
  const auto count = static_cast<std::uint64_t>(
      std::max<zip_int64_t>(0, zip_get_num_entries(handle_->archive, 0)));
  for (std::uint64_t index = 0; index < count; ++index)
    add_entry(index);
}

void ZipArchive::add_entry(std::uint64_t index) {
  zip_stat_t status;
  zip_stat_init(&status);
  if (zip_stat_index(handle_->archive, index, ZIP_FL_ENC_RAW, &status) != 0) {
    refuse_damaged({.file = name_},
                   {"оглавление архива неверно", "the archive's directory is wrong"});
  }
  Entry entry{.name = normalised(status.name),
              .index = index,
              .size = status.size,
              .packed = status.comp_size,
              .crc = status.crc,
              .method = status.comp_method};
  if (entry.name.empty() || entry.name.ends_with('/')) return;
  check_name(entry.name);
  if (status.encryption_method != ZIP_EM_NONE) refuse_encrypted(name_);
  if (!by_name_.try_emplace(key_of(entry.name), entries_.size()).second) {
    refuse_damaged({.file = name_},
                   {"две записи с одним именем " + entry.name, "two entries named " + entry.name});
  }
  entries_.push_back(std::move(entry));
}

void ZipArchive::check_name(const std::string& name) const {
  const std::vector<std::string> parts = text::split(name, '/');
  if (std::ranges::find(parts, "..") != parts.end() || name.find('\0') != std::string::npos) {
    refuse({.file = name_}, "file_hostile",
           {"имя внутри архива выводит за его пределы: " + name,
            "a name in the archive leaves its folder: " + name},
           {"не открывайте этот файл; получите его у отправителя заново",
            "do not open this file; ask its sender for another"});
  }
}

void ZipArchive::count_inflated(const Entry& entry, std::uint64_t bytes) {
  std::uint64_t& counted = counted_[entry.index];
  if (bytes <= counted) return;
  inflated_ += bytes - counted;
  counted = bytes;
  if (inflated_ > limits_.total_bytes) {
    const std::string mebibytes = std::to_string(limits_.total_bytes >> 20);
    refuse_limit({.file = name_}, {"в распакованном виде больше " + mebibytes + " МиБ",
                                   "more than " + mebibytes + " MiB when unpacked"});
  }
}

const ZipArchive::Entry* ZipArchive::find(std::string_view name) const {
  const auto found = by_name_.find(key_of(name));
  return found == by_name_.end() ? nullptr : &entries_[found->second];
}

std::unique_ptr<ByteSource> ZipArchive::open(const Entry& entry) {
  if (entry.method != ZIP_CM_STORE && entry.method != ZIP_CM_DEFLATE) {
    refuse({.file = name_}, "zip_method",
           {entry.name + ": неизвестный способ сжатия " + std::to_string(entry.method),
            entry.name + ": unknown compression method " + std::to_string(entry.method)},
           {"сохраните файл заново в Excel, Word или LibreOffice",
            "save the file again in Excel, Word or LibreOffice"});
  }
  if (entry.size > limits_.part_bytes) {
    const std::string mebibytes = std::to_string(limits_.part_bytes >> 20);
    refuse_limit({.file = name_}, {entry.name + ": больше " + mebibytes + " МиБ",
                                   entry.name + ": more than " + mebibytes + " MiB"});
  }
  return std::make_unique<Part>(*this, entry);
}

}  // namespace vekha::table
