#include "access/accounts.h"
#include "access/tokens.h"
#include "base/text.h"
#include "cli/command.h"
#include "service/workspace.h"

#include <termios.h>
#include <unistd.h>

#include <iostream>

namespace vekha::cli {

namespace {

std::filesystem::path state_of(const Arguments& arguments) {
  return service::load_workspace(arguments.value("--workspace").value_or("."))
      .workspace.service.state;
}

// Typed unseen at a terminal, or piped in.
std::string read_password(Console& console) {
  termios shown{};
  const bool terminal = ::isatty(STDIN_FILENO) != 0 && ::tcgetattr(STDIN_FILENO, &shown) == 0;
  if (terminal) {
    termios hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    console.say({"Пароль (не короче 12 знаков):", "Password (at least 12 characters):"});
  }
  std::string password;
  std::getline(std::cin, password);
  if (terminal) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
  return password;
}

Exit user(const Arguments& arguments, Console& console) {
  const access::Accounts accounts(state_of(arguments));
  const std::string action = arguments.word(0);
  const std::string name = arguments.word(1);
  if (action == "list") {
    for (const access::User& each : accounts.list())
      console.out(each.name + "\t" + std::string(access::name_of(each.role)) + "\n");
    return Exit::done;
  }
  if (action == "remove" && !name.empty()) {
    if (accounts.remove(name)) return Exit::done;
    console.say({"пользователя «" + name + "» нет", "no user «" + name + "»"});
    return Exit::done_with_problems;
  }
  const auto role = access::role_of(arguments.value("--role").value_or("methodist"));
  if (action != "put" || name.empty() || !role) {
    throw UsageError(
        {"нужно: user put ИМЯ [--role reader|methodist|administrator], user remove ИМЯ или user "
         "list",
         "expected: user put NAME [--role reader|methodist|administrator], user remove NAME or "
         "user list"});
  }
  accounts.put({name, *role}, read_password(console));
  console.say({"Пользователь «" + name + "» записан.", "User «" + name + "» is kept."});
  return Exit::done;
}

std::set<access::Scope> scopes_of(const std::string& list) {
  std::set<access::Scope> scopes;
  for (const std::string& name : text::split(list, ',')) {
    const auto scope = access::scope_of(name);
    if (!scope) {
      throw UsageError(
          {"права «" + name + "» нет; есть read, upload, decide, run, publish, admin",
           "no scope «" + name + "»; there are read, upload, decide, run, publish, admin"});
    }
    scopes.insert(*scope);
  }
  return scopes;
}

std::optional<schedule::Instant> expiry_of(const Arguments& arguments) {
  const auto days = arguments.value("--days");
  if (!days) return std::nullopt;
  const auto number = Decimal::parse(*days);
  if (!number || !number->is_whole() || *number < Decimal::of(1) || *number > Decimal::of(3650))
    throw UsageError({"--days — число дней от 1 до 3650", "--days is a number from 1 to 3650"});
  return schedule::now() + std::chrono::hours(24 * number->whole());
}

void list_tokens(const access::Tokens& tokens, Console& console) {
  for (const access::Token& each : tokens.list()) {
    std::string scopes;
    for (const access::Scope scope : each.scopes)
      scopes += (scopes.empty() ? "" : ",") + std::string(access::name_of(scope));
    console.out(each.id + "\t" + each.name + "\t" + scopes + "\t" +
                (each.expires ? schedule::to_utc_text(*each.expires) : "-") + "\n");
  }
}

Exit token(const Arguments& arguments, Console& console) {
  const access::Tokens tokens(state_of(arguments));
  const std::string action = arguments.word(0);
  const std::string name = arguments.word(1);
  if (action == "list") {
    list_tokens(tokens, console);
    return Exit::done;
  }
  if (action == "remove" && !name.empty()) {
    if (tokens.remove(name)) return Exit::done;
    console.say({"токена «" + name + "» нет", "no token «" + name + "»"});
    return Exit::done_with_problems;
  }
  if (action != "add" || name.empty()) {
    throw UsageError(
        {"нужно: token add ИМЯ [--scopes read,upload] [--days N], token remove ID или token list",
         "expected: token add NAME [--scopes read,upload] [--days N], token remove ID or token "
         "list"});
  }
  const auto scopes = scopes_of(arguments.value("--scopes").value_or("read"));
  console.out(tokens.add(name, scopes, expiry_of(arguments)) + "\n");
  console.say({"Токен показан один раз: сохраните его.", "The token is shown once: keep it."});
  return Exit::done;
}

}  // namespace

Command user_command() {
  return {
      .name = "user",
      .rule = {.options = {{"--role", Takes::value}, {"--workspace", Takes::value}},
               .least = 1,
               .most = 2},
      .summary = {"кто входит на рабочее место службы", "who may log in at the service"},
      .help =
          {R"(Вызов: vekha user put ИМЯ [--role reader|methodist|administrator] [--workspace ПАПКА]
       vekha user remove ИМЯ | vekha user list

Заводит пользователя рабочего места (/manage/) или меняет его роль и пароль. Пароль спрашивается
без показа или читается из стандартного ввода. Вызывайте от имени пользователя службы:
sudo -u vekha vekha user put metodist --workspace /srv/vekha

reader смотрит; methodist загружает, отвечает на вопросы, запускает и публикует; administrator видит
ещё журнал действий.
)",
           R"(Usage: vekha user put NAME [--role reader|methodist|administrator] [--workspace DIR]
       vekha user remove NAME | vekha user list

Adds a user of the methodist's page (/manage/), or changes role and password. The password is asked for
unseen or read from standard input. Call it as the service's user:
sudo -u vekha vekha user put metodist --workspace /srv/vekha

A reader looks; a methodist uploads, answers questions, runs and publishes; an administrator also sees
the log of actions.
)"},
      .run = user};
}

Command token_command() {
  return {
      .name = "token",
      .rule = {.options = {{"--scopes", Takes::value},
                           {"--days", Takes::value},
                           {"--workspace", Takes::value}},
               .least = 1,
               .most = 2},
      .summary = {"токены программ, которые обращаются к API",
                  "tokens of programs that call the API"},
      .help =
          {R"(Вызов: vekha token add ИМЯ [--scopes read,upload,decide,run,publish,admin] [--days N] [--workspace ПАПКА]
       vekha token remove ID | vekha token list

Выдаёт токен для API: «Authorization: Bearer ТОКЕН». Показывается один раз; хранится его хеш.

Пример: vekha token add выгрузка --scopes upload --days 365 --workspace /srv/vekha
)",
           R"(Usage: vekha token add NAME [--scopes read,upload,decide,run,publish,admin] [--days N] [--workspace DIR]
       vekha token remove ID | vekha token list

Gives out a token for the API: «Authorization: Bearer TOKEN». Shown once; a hash of it is kept.

Example: vekha token add export --scopes upload --days 365 --workspace /srv/vekha
)"},
      .run = token};
}

}  // namespace vekha::cli
