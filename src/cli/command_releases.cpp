#include "cli/command.h"
#include "publish/manifest.h"
#include "publish/site_folder.h"
#include "service/workspace.h"

namespace vekha::cli {

namespace {

publish::SiteFolder site_of(const Arguments& arguments, std::size_t workspace_index) {
  return publish::SiteFolder(
      service::load_workspace(arguments.word(workspace_index, ".")).workspace.site);
}

Exit list(const Arguments& arguments, Console& console) {
  const publish::SiteFolder site = site_of(arguments, 0);
  const auto current = site.current();
  for (const std::string& id : site.releases())
    console.out((id == current ? "* " : "  ") + id + "\n");
  if (site.releases().empty()) console.say({"Выпусков ещё нет.", "There are no releases yet."});
  return Exit::done;
}

Exit roll_back(const Arguments& arguments, Console& console) {
  const publish::SiteFolder site = site_of(arguments, 1);
  const publish::SiteLock lock(site.path(), 60);
  site.show(arguments.word(0));
  console.say(
      {"Показан выпуск " + arguments.word(0), "Release " + arguments.word(0) + " is shown"});
  return Exit::done;
}

Exit verify(const Arguments& arguments, Console& console) {
  const publish::SiteFolder site = site_of(arguments, 0);
  Problems problems;
  for (const std::string& id : site.releases()) {
    for (Problem& problem : publish::verify(site.release_path(id))) {
      problem.place.file.insert(0, id + "/");
      problems.push_back(problem);
    }
  }
  console.tell(problems);
  if (problems.empty()) console.say({"Все выпуски целы.", "All releases are whole."});
  return exit_of(problems);
}

}  // namespace

Command releases_command() {
  return {.name = "releases",
          .rule = {.most = 1},
          .summary = {"что опубликовано", "what is published"},
          .help = {"Вызов: vekha releases [ПАПКА]\n\nВыпуски по датам; звёздочкой отмечен тот, что "
                   "видят посетители.\n",
                   "Usage: vekha releases [DIR]\n\nReleases by date; an asterisk marks the one "
                   "that visitors see.\n"},
          .run = list};
}

Command rollback_command() {
  return {.name = "rollback",
          .rule = {.least = 1, .most = 2},
          .summary = {"вернуть прежний выпуск", "show an earlier release again"},
          .help = {"Вызов: vekha rollback ВЫПУСК [ПАПКА]\n\nПоказывает посетителям названный "
                   "выпуск. Ничего не удаляет.\n",
                   "Usage: vekha rollback RELEASE [DIR]\n\nShows that release to visitors. Deletes "
                   "nothing.\n"},
          .run = roll_back};
}

Command verify_command() {
  return {.name = "verify",
          .rule = {.most = 1},
          .summary = {"доказать, что выпуски никто не менял", "prove that no release was altered"},
          .help = {"Вызов: vekha verify [ПАПКА]\n\nСличает файлы каждого выпуска с описью "
                   "manifest.sha256.\n",
                   "Usage: vekha verify [DIR]\n\nCompares every release's files with its "
                   "manifest.sha256.\n"},
          .run = verify};
}

}  // namespace vekha::cli
