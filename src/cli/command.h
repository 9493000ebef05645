#pragma once

#include "cli/arguments.h"
#include "cli/console.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace vekha::cli {

/// One command of the program: its rule, its help and what it does.
struct Command {
  std::string_view name;
  CallRule rule;
  Words summary;  ///< half a line for the list of commands
  Words help;     ///< whole text of `vekha NAME --help`
  Exit (*run)(const Arguments& arguments, Console& console);
};

/// In the order of the list in --help.
const std::vector<Command>& commands();

/// Each stands in a file of its own, command_<name>.cpp.
Command run_command();
Command check_command();
Command region_command();
Command note_command();
Command releases_command();
Command rollback_command();
Command approve_command();
Command push_command();
Command key_command();
Command verify_command();
Command history_command();
Command backup_command();
Command serve_command();
Command schedule_command();
Command user_command();
Command token_command();
Command init_command();
Command table_command();
Command roadmap_command();
Command plan_command();
Command explain_command();
Command evaluate_command();

/// Options that every command understands.
void add_common_options(CallRule& rule);

/// Folder with our templates: --templates, else beside the program, else where the program was
/// built.
std::filesystem::path templates_folder(const Arguments& arguments);

/// A day from --as-of; nullopt when the option is absent. UsageError when it is no date.
std::optional<Date> as_of_option(const Arguments& arguments);

std::string version_text();

}  // namespace vekha::cli
