#include "service/passports.h"

#include "base/text.h"
#include "roadmap/apply_decisions.h"
#include "roadmap/measure_match.h"
#include "table/saved_on.h"

#include <algorithm>
#include <vector>

namespace vekha::service {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view plain_name = "паспорт";
constexpr std::string_view ending = ".xlsx";

bool has_ending(const fs::path& file) {
  return text::to_lower(file.extension().string()) == ending;
}

/// Files of a folder by name, so that every run sees the same order.
std::vector<fs::path> workbooks_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder.empty() ? "." : folder, error)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("~$") && !name.starts_with('.') && has_ending(entry.path()))
      files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

bool is_plain(const fs::path& file) {
  return text::key(file.stem().string()) == plain_name;
}

bool is_of(const fs::path& file, const fs::path& road_map) {
  const std::string wanted = road_map.stem().string() + "." + std::string(plain_name);
  return text::key(file.stem().string()) == text::key(wanted);
}

/// Documents of the folder that may be road maps; the one asked about counts even when it isn't
/// there.
std::size_t road_maps_in(const fs::path& folder) {
  std::size_t count = 0;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder.empty() ? "." : folder, error)) {
    const std::string kind = text::to_lower(entry.path().extension().string());
    const bool document = kind == ".docx" || kind == ".xlsx" || kind == ".xlsm" || kind == ".csv";
    if (document && !is_passport_name(entry.path()) && !is_former_passport(entry.path())) ++count;
  }
  return count;
}

/// «паспорт.xlsx» of several road maps is that one's whose file or title it names.
bool file_was_made_of(const fs::path& file, const roadmap::Programme& programme) {
  return was_made_of(load_passport(file), programme);
}

}  // namespace

bool was_made_of(const roadmap::Passport& passport, const roadmap::Programme& programme) {
  if (passport.document == programme.file || passport.document_sha256 == programme.sha256)
    return true;
  return !passport.title.empty() && roadmap::same_words(passport.title, programme.title);
}

bool is_passport_name(const fs::path& file) {
  const std::string stem = text::key(file.stem().string());
  return has_ending(file) && (stem == plain_name || stem.ends_with("." + std::string(plain_name)));
}

bool is_former_passport(const fs::path& file) {
  return text::key(file.stem().string()).find("паспорт.прежний-") != std::string::npos;
}

std::optional<fs::path> find_passport(const fs::path& road_map, const roadmap::Programme& programme,
                                      std::size_t same_folder) {
  const std::vector<fs::path> files = workbooks_in(road_map.parent_path());
  const auto own =
      std::ranges::find_if(files, [&](const fs::path& file) { return is_of(file, road_map); });
  if (own != files.end()) return *own;
  const auto plain = std::ranges::find_if(files, is_plain);
  if (plain == files.end()) return std::nullopt;
  if (same_folder <= 1 || file_was_made_of(*plain, programme)) return *plain;
  return std::nullopt;
}

fs::path passport_path(const fs::path& road_map, const roadmap::Programme& programme) {
  const std::size_t beside = road_maps_in(road_map.parent_path());
  if (const auto found = find_passport(road_map, programme, beside)) return *found;
  fs::path plain = road_map.parent_path() / (std::string(plain_name) + std::string(ending));
  const std::vector<fs::path> files = workbooks_in(road_map.parent_path());
  if (std::ranges::none_of(files, is_plain)) return plain;
  return road_map.parent_path() /
         (road_map.stem().string() + "." + std::string(plain_name) + std::string(ending));
}

roadmap::Passport load_passport(const fs::path& path) {
  return roadmap::read_passport(table::load(path), table::saved_on(path));
}

roadmap::PassportDecisions take_decisions(const roadmap::Passport& passport,
                                          const roadmap::Programme& programme,
                                          std::span<roadmap::Programme> redactions) {
  for (roadmap::Programme& redaction : redactions) {
    // What does not fit a former redaction is told of the one in force alone.
    roadmap::apply_decisions(roadmap::decisions_in(passport, redaction).decisions,
                             std::span(&redaction, 1));
  }
  return roadmap::decisions_in(passport, programme);
}

}  // namespace vekha::service
