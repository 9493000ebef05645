#include "render/docx/package.h"

#include "base/error.h"

#include <zip.h>

#include <algorithm>
#include <ctime>
#include <memory>

namespace vekha::render::docx {

namespace {

constexpr std::size_t most_bytes = 64U << 20U;
constexpr zip_int64_t most_parts = 2'000;
// 01.01.1980 00:00, the earliest day that a ZIP can hold, as the words of its header.
constexpr zip_uint16_t fixed_time = 0;
constexpr zip_uint16_t fixed_date = 0x21;

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
using File = std::unique_ptr<zip_file_t, Discard>;
using Source = std::unique_ptr<zip_source_t, Discard>;

InputError damaged(const std::string& file, const std::string& ru, const std::string& en) {
  return InputError({.place = {.file = file},
                     .code = "template_unreadable",
                     .text = {"шаблон не читается: " + ru, "the template can't be read: " + en},
                     .advice = {"сохраните его в Word или LibreOffice как .docx без пароля",
                                "save it in Word or LibreOffice as .docx without a password"}});
}

std::string read_entry(zip_t* archive, zip_uint64_t index, std::size_t room,
                       const std::string& file) {
  const File entry(zip_fopen_index(archive, index, 0));
  if (!entry)
    throw damaged(file, "часть повреждена или закрыта паролем", "a part is damaged or encrypted");
  std::string bytes;
  std::string block(1U << 16U, '\0');
  for (;;) {
    const zip_int64_t got = zip_fread(entry.get(), block.data(), block.size());
    if (got < 0) throw damaged(file, "часть повреждена", "a part is damaged");
    if (got == 0) return bytes;
    bytes.append(block, 0, static_cast<std::size_t>(got));
    if (bytes.size() > room) throw damaged(file, "он слишком велик", "it is too large");
  }
}

ServiceError not_written() {
  return ServiceError({.code = "document_not_written",
                       .text = {"документ Word не собран: не хватает памяти",
                                "the Word document was not made: out of memory"},
                       .advice = {"повторите позже", "try again later"}});
}

void add_entry(zip_t* archive, const Part& part) {
  zip_source_t* source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
  if (source == nullptr) throw not_written();
  const zip_int64_t index = zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    throw not_written();
  }
  const auto position = static_cast<zip_uint64_t>(index);
  zip_file_set_dostime(archive, position, fixed_time, fixed_date, 0);
  zip_set_file_compression(archive, position, ZIP_CM_DEFLATE, 6);
}

std::string bytes_of(zip_source_t* source) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) throw not_written();
  std::string bytes(stat.size, '\0');
  const zip_int64_t got = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (got < 0 || static_cast<std::size_t>(got) != bytes.size()) throw not_written();
  return bytes;
}

}  // namespace

Package Package::read(std::string_view bytes, const std::string& file) {
  zip_error_t error;
  zip_error_init(&error);
  Source source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error));
  if (!source) throw not_written();
  const Archive archive(zip_open_from_source(source.get(), ZIP_RDONLY, &error));
  zip_error_fini(&error);
  if (!archive) throw damaged(file, "это не документ Word", "it is no Word document");
  static_cast<void>(source.release());  // the archive owns it now
  const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
  if (count > most_parts)
    throw damaged(file, "в нём слишком много частей", "it has too many parts");
  Package package;
  std::size_t room = most_bytes;
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    const char* name = zip_get_name(archive.get(), i, ZIP_FL_ENC_GUESS);
    if (name == nullptr || *name == '\0' || std::string_view(name).back() == '/') continue;
    package.parts_.push_back({name, read_entry(archive.get(), i, room, file)});
    room -= package.parts_.back().bytes.size();
  }
  return package;
}

const Part* Package::find(std::string_view name) const {
  const auto found =
      std::ranges::find_if(parts_, [name](const Part& part) { return part.name == name; });
  return found == parts_.end() ? nullptr : &*found;
}

void Package::set(std::string_view name, std::string bytes) {
  const auto found =
      std::ranges::find_if(parts_, [name](const Part& part) { return part.name == name; });
  if (found == parts_.end()) {
    parts_.push_back({std::string(name), std::move(bytes)});
  } else {
    found->bytes = std::move(bytes);
  }
}

std::string Package::write() const {
  zip_error_t error;
  zip_error_init(&error);
  const Source source(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!source) throw not_written();
  Archive archive(zip_open_from_source(source.get(), ZIP_TRUNCATE, &error));
  zip_error_fini(&error);
  if (!archive) throw not_written();
  zip_source_keep(source.get());  // closing the archive must leave us its bytes
  for (const Part& part : parts_)
    add_entry(archive.get(), part);
  if (zip_close(archive.get()) != 0) throw not_written();
  static_cast<void>(archive.release());
  return bytes_of(source.get());
}

}  // namespace vekha::render::docx
