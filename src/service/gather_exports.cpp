#include "service/gather_exports.h"

#include "base/error.h"
#include "base/text.h"
#include "fetch/download.h"
#include "fetch/webdav.h"
#include "fetch/whole_file.h"
#include "schedule/time_zone.h"
#include "table/table.h"

#include <fnmatch.h>

#include <cstdio>
#include <cstdlib>
#include <set>
#include <system_error>

namespace vekha::service {

namespace fs = std::filesystem;

namespace {

std::string moment() {
  const schedule::LocalTime time = schedule::local_time(schedule::now(), "Etc/UTC");
  std::string text = to_iso(time.date) + "T00:00Z";
  text[11] = static_cast<char>('0' + time.hour / 10);
  text[12] = static_cast<char>('0' + time.hour % 10);
  text[14] = static_cast<char>('0' + time.minute / 10);
  text[15] = static_cast<char>('0' + time.minute % 10);
  return text;
}

void add_row(facts::SchoolList& list, const table::Row& row) {
  if (list.heads.empty()) {
    for (std::size_t c = 0; c < row.cells.size(); ++c)
      list.heads.emplace(text::key(table::to_text(row.cells[c])), static_cast<std::uint32_t>(c));
    return;
  }
  std::vector<std::string> cells;
  cells.reserve(row.cells.size());
  for (const table::Cell& cell : row.cells)
    cells.push_back(text::fold_space(table::to_text(cell)));
  list.rows.push_back(std::move(cells));
}

// The office's list of schools: a small table whose first row is its head.
facts::SchoolList school_list(const fs::path& file, const std::string& column) {
  const table::Document document = table::load(file);
  facts::SchoolList list;
  if (!document.sheets.empty()) {
    for (const table::Row& row : document.sheets.front().rows)
      add_row(list, row);
  }
  const auto named = list.heads.find(text::key(column));
  list.name_column = named == list.heads.end() ? 0 : named->second;
  std::erase_if(list.rows, [&](const std::vector<std::string>& row) {
    return row.size() <= list.name_column || row[list.name_column].empty();
  });
  return list;
}

Problem unfinished(const std::string& name) {
  return {.place = {.file = name},
          .code = "file_unfinished",
          .text = {"файл ещё пишется: возьмём его при следующем запуске",
                   "the file is still being written: it waits for the next run"},
          .advice = {"дождитесь конца копирования", "wait until it is copied"}};
}

class Gathering {
 public:
  explicit Gathering(const Workspace& workspace)
      : workspace_(workspace), settings_(load_export_settings(workspace.folder)), when_(moment()) {}

  Gathered gather() {
    gathered_.list_of_schools = settings_.schools;
    read_school_list();
    for (const ExportSource& source : settings_.sources) {
      const auto mapping = mapping_of(source);
      if (!source.url.empty()) {
        take_url(source, mapping);
      } else if (!source.webdav.empty()) {
        take_webdav(source, mapping);
      } else {
        take_files(source, mapping);
      }
    }
    return std::move(gathered_);
  }

  Gathered gather_one(const fs::path& file, const std::string& name) {
    gathered_.list_of_schools = settings_.schools;
    read_school_list();
    const auto fits = [&](const ExportSource& source) {
      const fs::path pattern(source.pattern);
      return source.url.empty() && source.webdav.empty() &&
             pattern.parent_path() == fs::path(name).parent_path() &&
             ::fnmatch(pattern.filename().c_str(), fs::path(name).filename().c_str(), 0) == 0;
    };
    const auto source = std::ranges::find_if(settings_.sources, fits);
    const ExportSource none;
    const ExportSource& taken = source == settings_.sources.end() ? none : *source;
    add(taken, mapping_of(taken), file, name);
    return std::move(gathered_);
  }

 private:
  using MappingPtr = const facts::Mapping*;

  void read_school_list() {
    const SchoolsEntry& entry = settings_.schools;
    if (entry.file.empty()) return;
    try {
      gathered_.schools = std::make_shared<const facts::SchoolList>(
          school_list(workspace_.folder / entry.file, entry.column));
    } catch (const InputError& error) {
      gathered_.problems.push_back(error.problem());
    }
  }

  MappingPtr mapping_of(const ExportSource& source) {
    if (!source.mapped) return nullptr;
    facts::Mapping mapping = source.mapping;
    mapping.schools = gathered_.schools.get();
    gathered_.mappings.push_back(std::make_shared<const facts::Mapping>(std::move(mapping)));
    return gathered_.mappings.back().get();
  }

  void add(const ExportSource& source, MappingPtr mapping, const fs::path& path,
           const std::string& name) {
    gathered_.files.push_back({.path = path,
                               .name = name,
                               .programme_id = source.programme_id,
                               .encoding = source.encoding,
                               .year = source.year,
                               .mapping = mapping,
                               .rank = source.rank,
                               .limits = workspace_.limits});
  }

  void take_files(const ExportSource& source, MappingPtr mapping) {
    const std::vector<std::string> names = files_like(workspace_, source.pattern);
    if (names.empty()) tell_empty(source);
    for (const std::string& name : names) {
      const fs::path path = workspace_.folder / name;
      if (fetch::is_unfinished_name(path.filename().string()) || !taken_.insert(name).second)
        continue;
      if (!fetch::is_whole(path)) {
        gathered_.problems.push_back(unfinished(name));
        continue;
      }
      keep(path, name);
      add(source, mapping, path, name);
    }
  }

  void keep(const fs::path& path, const std::string& name) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) return;
    try {
      if (fetch::Store* kept = store()) kept->keep(path, name, when_);
    } catch (const ServiceError& failure) {
      tell(failure.problem());
    }
  }

  // One store a run; a workspace that can't be written is told once and read all the same.
  fetch::Store* store() {
    if (!store_ && !store_failed_) {
      try {
        store_ = std::make_unique<fetch::Store>(workspace_.folder / ".vekha" / "inputs");
      } catch (const ServiceError& failure) {
        store_failed_ = true;
        tell(failure.problem());
      }
    }
    return store_.get();
  }

  void tell(Problem problem) {
    problem.severity = Severity::warning;
    gathered_.problems.push_back(std::move(problem));
  }

  fetch::HttpRequest request_of(const ExportSource& source) {
    fetch::HttpRequest request{.url = source.url,
                               .user = source.user,
                               .proxy = source.proxy,
                               .private_allowed = source.private_allowed,
                               .limits = source.http};
    const char* password =
        source.password_env.empty() ? nullptr : std::getenv(source.password_env.c_str());
    if (password != nullptr) request.password = password;
    if (!source.password_env.empty() && password == nullptr) {
      tell({.place = source.place,
            .code = "password_missing",
            .text = {"переменной окружения " + source.password_env + " нет",
                     "there is no environment variable " + source.password_env},
            .advice = {"задайте её там, где запускается Веха", "set it where Vekha is started"}});
    }
    return request;
  }

  // The file's name stands for the address in messages and in the order of files.
  static std::string name_of(const std::string& url) {
    const std::string path = url.substr(0, url.find_first_of("?#"));
    const std::string last = fetch::percent_decoded(path.substr(path.rfind('/') + 1));
    const std::size_t host = url.find("://");
    const std::string server =
        host == std::string::npos ? url : url.substr(host + 3, url.find('/', host + 3) - host - 3);
    return text::is_utf8(last) && !last.empty() ? server + "/" + last : url;
  }

  void take_url(const ExportSource& source, MappingPtr mapping) {
    fetch::Store* kept = store();
    if (kept != nullptr)
      take_download(source, mapping, request_of(source), {name_of(source.url), ""});
  }

  struct Known {
    std::string name;
    std::string etag;
  };
  void take_download(const ExportSource& source, MappingPtr mapping, fetch::HttpRequest request,
                     const Known& known) {
    const fetch::Download got = fetch::download(*store(), std::move(request), when_, known.etag);
    if (got.failure) {
      const bool earlier = got.taken.has_value();
      tell({.place = source.place,
            .code = got.failure->code,
            .text = {got.failure->text.ru + (earlier ? "; взята копия от " + got.taken->when : ""),
                     got.failure->text.en +
                         (earlier ? "; the copy of " + got.taken->when + " stands in" : "")},
            .advice = {"проверьте адрес и доступ", "check the address and the access"}});
    }
    if (got.taken) add(source, mapping, store()->path_of(got.taken->sha256), known.name);
  }

  void take_webdav(const ExportSource& source, MappingPtr mapping) {
    fetch::Store* kept = store();
    if (kept == nullptr) return;
    fetch::HttpRequest request = request_of(source);
    request.url = source.webdav;
    const fs::path scratch = kept->scratch(source.webdav);
    fetch::DavListing listing = fetch::list_folder(request, scratch);
    std::error_code ignored;
    fs::remove(scratch, ignored);
    if (listing.failure) {
      tell({.place = source.place,
            .code = listing.failure->code,
            .text = listing.failure->text,
            .advice = {"проверьте адрес, имя и пароль", "check address, user and password"}});
    }
    const std::string pattern = source.pattern.empty() ? "*" : source.pattern;
    for (const fetch::DavFile& file : listing.files) {
      if (::fnmatch(pattern.c_str(), file.name.c_str(), 0) != 0 ||
          fetch::is_unfinished_name(file.name))
        continue;
      request.url = file.url;
      take_download(source, mapping, request, {name_of(file.url), file.etag});
    }
  }

  void tell_empty(const ExportSource& source) {
    tell({.place = source.place,
          .code = "source_empty",
          .text = {"по образцу «" + source.pattern + "» нет ни одной выгрузки",
                   "no export fits «" + source.pattern + "»"},
          .advice = {"положите файлы или исправьте путь", "put the files there or mend the path"}});
  }

  const Workspace& workspace_;
  ExportSettings settings_;
  std::string when_;
  Gathered gathered_;
  std::set<std::string> taken_;
  std::unique_ptr<fetch::Store> store_;
  bool store_failed_ = false;
};

}  // namespace

Gathered gather_exports(const Workspace& workspace) {
  return Gathering(workspace).gather();
}

Gathered gather_one(const Workspace& workspace, const fs::path& file, const std::string& name) {
  return Gathering(workspace).gather_one(file, name);
}

std::vector<std::string> school_names(const Workspace& workspace) {
  std::vector<std::string> names;
  const SchoolsEntry schools = load_export_settings(workspace.folder).schools;
  if (schools.file.empty()) return names;
  const facts::SchoolList list = school_list(workspace.folder / schools.file, schools.column);
  for (const auto& row : list.rows)
    names.push_back(row[list.name_column]);
  return names;
}

}  // namespace vekha::service
