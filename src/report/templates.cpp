#include "report/templates.h"

#include "base/error.h"
#include "base/file_io.h"

#include <algorithm>
#include <ranges>
#include <set>
#include <utility>

namespace vekha::report {

namespace fs = std::filesystem;

Templates::Templates(std::vector<fs::path> folders) : folders_(std::move(folders)) {
  if (folders_.empty() || !fs::is_directory(folders_.front())) {
    const std::string folder = folders_.empty() ? "report_templates" : folders_.front().string();
    throw InputError({.place = {.file = folder},
                      .code = "templates_missing",
                      .text = {"нет папки с шаблонами", "the folder of templates is missing"},
                      .advice = {"укажите её ключом --templates", "name it with --templates"}});
  }
}

fs::path Templates::path(std::string_view name) const {
  for (const auto& folder : std::ranges::reverse_view(folders_)) {
    if (fs::is_regular_file(folder / name)) return folder / name;
  }
  throw InputError(
      {.place = {.file = (folders_.front() / name).string()},
       .code = "template_missing",
       .text = {"нет шаблона «" + std::string(name) + "»", "template missing"},
       .advice = {"верните файл из поставки Вехи", "restore the file that comes with Vekha"}});
}

std::string Templates::read(std::string_view name) const {
  return read_file(path(name));
}

std::vector<std::string> Templates::list(std::string_view folder) const {
  std::set<std::string> names;
  for (const fs::path& root : folders_) {
    if (!fs::is_directory(root / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (entry.is_regular_file())
        names.insert(entry.path().lexically_relative(root).generic_string());
    }
  }
  return {names.begin(), names.end()};
}

}  // namespace vekha::report
