#include "table/zip_archive.h"

#include <zip.h>

#include "base/text.h"
#include "table/fault.h"

namespace vekha::table {

struct ZipArchive::State {
  struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
  };
  std::unique_ptr<zip_t, Discard> archive;
};

namespace {

std::string part_key(std::string_view name) {
  return text::to_lower(name.substr(!name.empty() && name.front() == '/' ? 1 : 0));
}

bool escapes(const std::string& name) {
  return name.find("../") != std::string::npos || name.find('\\') != std::string::npos || name.find(':') != std::string::npos;
}

zip_t* opened(std::string_view bytes, const Place& place) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  zip_error_fini(&error);
  if (archive != nullptr) return archive;
  if (source != nullptr) zip_source_free(source);
  refuse_damaged(place, {"архив обрывается или испорчен", "the archive is cut off or broken"});
}

}  // namespace

ZipArchive::ZipArchive(std::string_view bytes, Place place, const Limits& limits)
    : state_(std::make_unique<State>()), place_(std::move(place)), limits_(limits) {
  state_->archive.reset(opened(bytes, place_));
  const zip_int64_t count = zip_get_num_entries(state_->archive.get(), 0);
  if (static_cast<std::uint64_t>(count) > limits_.parts) {
    refuse_limit(place_, {"частей больше " + std::to_string(limits_.parts), "more than " + std::to_string(limits_.parts) + " parts"});
  }
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* raw = zip_get_name(state_->archive.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS);
    const std::string name = part_key(raw == nullptr ? "" : raw);
    if (escapes(name) || !indices_.emplace(name, static_cast<std::uint64_t>(i)).second) {
      refuse_damaged(place_, {"недопустимое или двойное имя части «" + name + "»", "a forbidden or double part name «" + name + "»"});
    }
  }
}

ZipArchive::~ZipArchive() = default;

bool ZipArchive::has(std::string_view name) const { return indices_.count(part_key(name)) > 0; }

std::string ZipArchive::read(std::string_view name) {
  const auto found = indices_.find(part_key(name));
  const std::string shown(name);
  if (found == indices_.end()) refuse_damaged(place_, {"нет части «" + shown + "»", "part «" + shown + "» is missing"});
  zip_stat_t status;
  zip_stat_init(&status);
  zip_stat_index(state_->archive.get(), found->second, 0, &status);
  total_ += status.size;
  const bool bomb = status.size > (10U << 20U) && status.comp_size > 0 && status.size / status.comp_size > limits_.ratio;
  if (status.size > limits_.part_bytes || total_ > limits_.total_bytes || bomb) {
    refuse_limit(place_, {"часть «" + shown + "» слишком велика", "part «" + shown + "» is too large"});
  }
  if (status.encryption_method != ZIP_EM_NONE) {
    refuse(place_, "password_protected", {"файл защищён паролем", "the file is protected by a password"},
           {"снимите пароль и сохраните заново", "remove the password and save it again"});
  }
  std::string bytes(status.size, '\0');
  zip_file_t* file = zip_fopen_index(state_->archive.get(), found->second, 0);
  const zip_int64_t filled = file == nullptr ? -1 : zip_fread(file, bytes.data(), bytes.size());
  char beyond = 0;
  const zip_int64_t rest = file == nullptr ? -1 : zip_fread(file, &beyond, 1);
  if (file != nullptr) zip_fclose(file);
  if (filled < 0 || static_cast<std::uint64_t>(filled) != status.size || rest != 0) {
    refuse_damaged(place_, {"часть «" + shown + "» не распаковывается", "part «" + shown + "» can't be inflated"});
  }
  return bytes;
}

}  // namespace vekha::table
