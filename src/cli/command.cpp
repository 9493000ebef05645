#include "cli/command.h"

#include "cli/command_forms.h"

#include <system_error>

namespace vekha::cli {

namespace fs = std::filesystem;

const std::vector<Command>& commands() {
  // clang-format off: a command a line, for a new one is a line of its own
  static const std::vector<Command> all = {
      run_command(),
      region_command(),
      check_command(),
      note_command(),
      plan_command(),
      forms_command(),
      releases_command(),
      rollback_command(),
      approve_command(),
      push_command(),
      verify_command(),
      key_command(),
      history_command(),
      backup_command(),
      serve_command(),
      schedule_command(),
      user_command(),
      token_command(),
      init_command(),
      table_command(),
      roadmap_command(),
      explain_command(),
      evaluate_command(),
  };
  // clang-format on
  return all;
}

void add_common_options(CallRule& rule) {
  rule.options.push_back({"--lang", Takes::value});
  rule.options.push_back({"--templates", Takes::value});
  rule.options.push_back({"--help", Takes::nothing});
  rule.options.push_back({"-h", Takes::nothing});
}

fs::path templates_folder(const Arguments& arguments) {
  if (const auto given = arguments.value("--templates")) return *given;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path installed =
      program.parent_path().parent_path() / "share" / "vekha" / "report_templates";
  return fs::is_directory(installed, error) ? installed : fs::path(VEKHA_TEMPLATES_DIR);
}

std::optional<Date> as_of_option(const Arguments& arguments) {
  const auto text = arguments.value("--as-of");
  if (!text) return std::nullopt;
  const auto iso = parse_iso_date(*text);
  const auto date = iso ? iso : parse_russian_date(*text);
  if (date) return date;
  throw UsageError({"«" + *text + "» не дата; запишите 2024-07-01 или 01.07.2024",
                    "«" + *text + "» is no date; write 2024-07-01"});
}

std::string version_text() {
  return std::string("vekha ") + VEKHA_VERSION + "\n";
}

}  // namespace vekha::cli
