#pragma once

#include <filesystem>
#include <string_view>

namespace vekha::fetch {

/// Names under which programs write what is not ready: «~$отчёт.xlsx», «отчёт.csv.part», «.отчёт».
bool is_unfinished_name(std::string_view file_name);

/// Whether nobody is writing the file any more. Someone has it open for writing (a read lease is
/// refused, fcntl(2)); or it was touched within the last seconds and still changes; or it was
/// touched within the last minutes and, being a zip, lacks its end record: then it is left for the
/// next run. An old broken zip is "whole": its reader says what is wrong with it.
bool is_whole(const std::filesystem::path& file);

}  // namespace vekha::fetch
