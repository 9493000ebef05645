#include "base/file_io.h"
#include "cli/command.h"
#include "publish/manifest.h"
#include "publish/signature.h"
#include "publish/site_folder.h"
#include "service/drafts.h"
#include "service/push_targets.h"
#include "service/run_history.h"

#include <unistd.h>

#include <cstdlib>

namespace vekha::cli {

namespace {

service::Workspace workspace_of(const Arguments& arguments, std::size_t workspace_index) {
  return service::load_workspace(arguments.word(workspace_index, ".")).workspace;
}

Exit list(const Arguments& arguments, Console& console) {
  const service::Workspace workspace = workspace_of(arguments, 0);
  const publish::SiteFolder site(workspace.site);
  const auto current = site.current();
  for (const std::string& id : site.releases())
    console.out((id == current ? "* " : "  ") + id + "\n");
  if (site.releases().empty()) console.say({"Выпусков ещё нет.", "There are no releases yet."});
  for (const service::Draft& draft : service::drafts_of(workspace)) {
    console.out("? " + draft.name + "\n");
    console.say(draft.stopped
                    ? Words{"Черновик " + draft.name +
                                ": остановлен проверкой. Показать всё "
                                "равно: vekha approve " +
                                draft.name,
                            "Draft " + draft.name +
                                ": stopped by a check. To show it all the "
                                "same: vekha approve " +
                                draft.name}
                    : Words{"Черновик " + draft.name + " ждёт: vekha approve " + draft.name,
                            "Draft " + draft.name + " waits: vekha approve " + draft.name});
    console.tell(draft.problems);
  }
  return Exit::done;
}

std::string person() {
  const char* name = std::getenv("SUDO_USER");
  if (name == nullptr) name = std::getenv("USER");
  return std::string("shell:") + (name == nullptr ? std::to_string(::getuid()) : name);
}

Exit roll_back(const Arguments& arguments, Console& console) {
  const service::Workspace workspace = workspace_of(arguments, 1);
  const publish::SiteFolder site(workspace.site);
  {
    const publish::SiteLock lock(site.path(), 60);
    site.show(arguments.word(0));
  }
  console.tell(service::enter_action(
      workspace, {.who = person(), .what = "rollback", .target = arguments.word(0)}, nullptr));
  const Problems behind = service::push_targets(workspace);
  console.tell(behind);
  console.say(
      {"Показан выпуск " + arguments.word(0), "Release " + arguments.word(0) + " is shown"});
  return exit_of(behind);
}

Exit approve(const Arguments& arguments, Console& console) {
  const service::Workspace workspace = workspace_of(arguments, 1);
  const std::string& draft = arguments.word(0);
  if (arguments.has("--discard")) {
    console.tell(service::discard(workspace, draft, person()));
    console.say({"Черновик убран: " + draft, "The draft was removed: " + draft});
    return Exit::done;
  }
  Problems problems = service::approve(workspace, draft, person());
  const Problems behind = service::push_targets(workspace);
  problems.insert(problems.end(), behind.begin(), behind.end());
  console.tell(problems);
  console.say({"Показан выпуск " + draft, "Release " + draft + " is shown"});
  return exit_of(problems);
}

Exit push(const Arguments& arguments, Console& console) {
  const service::Workspace workspace = workspace_of(arguments, 0);
  const Problems behind = service::push_targets(workspace);
  console.tell(behind);
  for (const service::TargetState& target : service::target_states(workspace)) {
    const std::string state = target.push.done ? target.push.release : target.push.step;
    console.out((target.push.done ? "* " : "! ") + target.name + "  " + state + "\n");
  }
  return exit_of(behind);
}

// The key that signatures are held against; nullopt: the office signs nothing.
std::optional<publish::PublicKey> public_key(const Arguments& arguments,
                                             const service::PublishSettings& settings) {
  std::filesystem::path file = settings.public_key;
  if (const auto given = arguments.value("--key")) file = *given;
  if (file.empty() && !settings.signing_key.empty()) file = settings.signing_key.string() + ".pub";
  if (file.empty()) return std::nullopt;
  return publish::PublicKey{read_file(file), file};
}

Exit verify(const Arguments& arguments, Console& console) {
  const service::Workspace workspace = workspace_of(arguments, 0);
  const publish::SiteFolder site(workspace.site);
  const auto key = public_key(arguments, workspace.publication);
  Problems problems;
  for (const std::string& id : site.releases()) {
    const auto path = site.release_path(id);
    for (Problem& problem : key ? publish::verify(path, *key) : publish::verify(path)) {
      problem.place.file.insert(0, id + "/");
      problems.push_back(problem);
    }
  }
  console.tell(problems);
  if (problems.empty() && key) {
    console.say({"Все выпуски целы, подписи верны.", "All releases are whole and rightly signed."});
  } else if (problems.empty()) {
    console.say({"Все выпуски целы.", "All releases are whole."});
  }
  return exit_of(problems);
}

Exit make_key(const Arguments& arguments, Console& console) {
  const std::string& file = arguments.word(0);
  publish::make_signing_key(file);
  console.say(
      {"Закрытый ключ: " + file + " (никому не давать)\nОткрытый ключ: " + file +
           ".pub (его раздают тем, кто проверяет)\nВпишите в vekha.toml: [publish] "
           "signing_key = \"" +
           file + "\"",
       "Private key: " + file + " (give it to nobody)\nPublic key: " + file +
           ".pub (for those who verify)\nWrite into vekha.toml: [publish] signing_key = \"" + file +
           "\""});
  return Exit::done;
}

}  // namespace

Command releases_command() {
  return {.name = "releases",
          .rule = {.most = 1},
          .summary = {"что опубликовано", "what is published"},
          .help = {"Вызов: vekha releases [ПАПКА]\n\nВыпуски по датам; звёздочкой отмечен тот, что "
                   "видят посетители, вопросом — черновик, который ждёт одобрения (vekha approve); "
                   "за черновиком — что нашли проверки.\n",
                   "Usage: vekha releases [DIR]\n\nReleases by date; an asterisk marks the one "
                   "that visitors see, a question mark a draft that waits for vekha approve, with "
                   "what the checks found.\n"},
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

Command approve_command() {
  return {
      .name = "approve",
      .rule = {.options = {{"--discard", Takes::nothing}}, .least = 1, .most = 2},
      .summary = {"показать черновик посетителям", "show a draft to visitors"},
      .help = {"Вызов: vekha approve ЧЕРНОВИК [ПАПКА] [--discard]\n\nДелает черновик выпуском и "
               "показывает его, даже если его остановила проверка. Кто и когда, остаётся в "
               "истории. Назад — vekha rollback.\n\n  --discard   убрать черновик, не "
               "показывая\n",
               "Usage: vekha approve DRAFT [DIR] [--discard]\n\nMakes a release of the draft "
               "and shows it, even one that a check stopped. The history keeps who and when. "
               "The way back is vekha rollback.\n\n  --discard   remove the draft instead\n"},
      .run = approve};
}

Command push_command() {
  return {.name = "push",
          .rule = {.most = 1},
          .summary = {"выложить показанный выпуск на другие серверы",
                      "bring the shown release to other servers"},
          .help = {"Вызов: vekha push [ПАПКА]\n\nПриносит показанный выпуск на все [[target]] из "
                   "vekha.toml, где его ещё нет, и продолжает то, что прервалось. То же делают "
                   "run, approve и rollback.\n",
                   "Usage: vekha push [DIR]\n\nBrings the shown release to every [[target]] of "
                   "vekha.toml that lacks it, and goes on with what was broken off. run, approve "
                   "and rollback do so too.\n"},
          .run = push};
}

Command key_command() {
  return {
      .name = "key",
      .rule = {.least = 1, .most = 1},
      .summary = {"ключ, которым подписывают выпуски", "a key that signs releases"},
      .help = {"Вызов: vekha key ФАЙЛ\n\nДелает пару ключей Ed25519: ФАЙЛ (закрытый, права 0600) "
               "и ФАЙЛ.pub. С [publish] signing_key каждая опись подписывается, а vekha verify "
               "проверяет подпись.\n",
               "Usage: vekha key FILE\n\nMakes a pair of Ed25519 keys: FILE (private, rights "
               "0600) and FILE.pub. With [publish] signing_key every manifest is signed, and "
               "vekha verify checks that.\n"},
      .run = make_key};
}

Command verify_command() {
  return {
      .name = "verify",
      .rule = {.options = {{"--key", Takes::value}}, .most = 1},
      .summary = {"доказать, что выпуски никто не менял", "prove that no release was altered"},
      .help = {"Вызов: vekha verify [ПАПКА] [--key ФАЙЛ.pub]\n\nСличает файлы каждого выпуска с "
               "описью manifest.sha256 и, если выпуски подписывают, подпись описи с открытым "
               "ключом.\n",
               "Usage: vekha verify [DIR] [--key FILE.pub]\n\nCompares every release's files "
               "with its manifest.sha256 and, where releases are signed, the signature with "
               "the public key.\n"},
      .run = verify};
}

}  // namespace vekha::cli
