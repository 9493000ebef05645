#include "cli/program.h"

#include "base/error.h"
#include "base/text.h"
#include "cli/command.h"

#include <algorithm>
#include <exception>
#include <system_error>

namespace vekha::cli {

namespace {

int status(Exit exit) {
  return static_cast<int>(exit);
}

// The language must be known before the call is parsed, for messages about the call itself.
Language language_of(std::span<const std::string> words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool english = words[i] == "--lang=en" ||
                         (words[i] == "--lang" && i + 1 < words.size() && words[i + 1] == "en");
    if (english) return Language::english;
  }
  return Language::russian;
}

std::string overview(Language language) {
  const bool russian = language == Language::russian;
  std::string text = russian ? "Веха: ход дорожных карт от плана до опубликованного "
                               "отчёта.\n\nВызов: vekha КОМАНДА [АРГУМЕНТЫ]\n\nКоманды:\n"
                             : "Vekha: road maps, from the plan to the published report.\n\nUsage: "
                               "vekha COMMAND [ARGUMENTS]\n\nCommands:\n";
  for (const Command& command : commands()) {
    text += "  " + std::string(command.name) +
            std::string(12 - std::min<std::size_t>(command.name.size(), 11), ' ') +
            command.summary.in(language) + "\n";
  }
  text += russian
              ? "\nvekha КОМАНДА --help    подробно об одной команде\nvekha --version         "
                "номер версии\n"
                "--lang ru|en            язык сообщений\n\n"
                "Код выхода: 0 сделано; 1 сделано, но есть на что посмотреть; 2 неверный вызов; 3 "
                "отказ, ничего не опубликовано.\n"
              : "\nvekha COMMAND --help    about one command\nvekha --version         the version\n"
                "--lang ru|en            language of messages\n\n"
                "Exit status: 0 done; 1 done, with problems to look at; 2 the call is wrong; 3 "
                "refused, nothing was published.\n";
  return text;
}

void check_language(const Arguments& arguments) {
  const auto language = arguments.value("--lang");
  if (language && *language != "ru" && *language != "en") {
    throw UsageError({"языка «" + *language + "» нет; есть ru и en",
                      "no language «" + *language + "»; there are ru and en"});
  }
}

int run_command(const Command& command, std::span<const std::string> words, Console& console) {
  CallRule rule = command.rule;
  add_common_options(rule);
  const bool help_wanted = std::ranges::any_of(
      words, [](const std::string& word) { return word == "--help" || word == "-h"; });
  if (help_wanted) {
    console.out(command.help.in(console.language()));
    return status(Exit::done);
  }
  const Arguments arguments = Arguments::parse(words, rule);
  check_language(arguments);
  return status(command.run(arguments, console));
}

int run_words(std::span<const std::string> words, Console& console) {
  if (words.empty() || words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
    console.out(overview(console.language()));
    return status(words.empty() ? Exit::wrong_call : Exit::done);
  }
  if (words[0] == "--version") {
    console.out(version_text());
    return status(Exit::done);
  }
  if (words[0].starts_with("--lang")) {
    const std::size_t skipped = words[0] == "--lang" ? 2 : 1;
    return run_words(words.subspan(std::min(skipped, words.size())), console);
  }
  const auto command =
      std::find_if(commands().begin(), commands().end(),
                   [&](const Command& candidate) { return candidate.name == words[0]; });
  if (command == commands().end()) {
    throw UsageError({"команды «" + words[0] + "» нет; список: vekha --help",
                      "no command «" + words[0] + "»; see vekha --help"});
  }
  return run_command(*command, words.subspan(1), console);
}

}  // namespace

int run_program(std::span<const std::string> words) {
  Console console(language_of(words));
  try {
    return run_words(words, console);
  } catch (const UsageError& error) {
    console.say(error.text());
    console.say({"Подсказка: vekha --help", "Hint: vekha --help"});
    return status(Exit::wrong_call);
  } catch (const InputError& error) {
    console.tell({error.problem()});
  } catch (const ServiceError& error) {
    console.tell({error.problem()});
  } catch (const std::bad_alloc&) {
    console.say(
        {"не хватило памяти; ничего не опубликовано", "out of memory; nothing was published"});
  } catch (const std::exception& error) {
    const std::string what = error.what();
    console.say(
        {"внутренняя ошибка: " + what +
             "; ничего не опубликовано. Сообщите о ней разработчикам вместе с файлом",
         "internal error: " + what + "; nothing was published. Please report it with the file"});
  }
  return status(Exit::refused);
}

}  // namespace vekha::cli
