#pragma once

#include "roadmap/passport.h"

#include <filesystem>
#include <optional>
#include <span>

/// Passports beside road maps: «паспорт.xlsx» for the only road map of a folder or the one that it
/// was made of, «<road map>.паспорт.xlsx» for one of several.
namespace vekha::service {

/// A file of that name is a passport, whatever the case of its letters.
bool is_passport_name(const std::filesystem::path& file);

/// «паспорт.прежний-1a2b3c4d.xlsx», kept by `vekha plan`.
bool is_former_passport(const std::filesystem::path& file);

/// Whether the passport names that road map: its file, its bytes or its title.
bool was_made_of(const roadmap::Passport& passport, const roadmap::Programme& programme);

/// Where the passport of a road map lies; nullopt: there is none yet. `same_folder`: how many road
/// maps lie in the folder. InputError when a file of that name can't be read.
std::optional<std::filesystem::path> find_passport(const std::filesystem::path& road_map,
                                                   const roadmap::Programme& programme,
                                                   std::size_t same_folder);

/// Where `vekha plan` writes when it isn't told: «паспорт.xlsx», or the longer name where that one
/// belongs to another road map.
std::filesystem::path passport_path(const std::filesystem::path& road_map,
                                    const roadmap::Programme& programme);

/// Reads a passport's file. InputError when it is none.
roadmap::Passport load_passport(const std::filesystem::path& path);

/// What a passport decides on `programme`, the redaction in force; its own readings stay as they
/// are. Each of `redactions` takes what the passport says of it, so that months before today's are
/// judged by what was decided too.
roadmap::PassportDecisions take_decisions(const roadmap::Passport& passport,
                                          const roadmap::Programme& programme,
                                          std::span<roadmap::Programme> redactions);

}  // namespace vekha::service
