#pragma once

#include "cli/command.h"

namespace vekha::cli {

Command forms_command();

}  // namespace vekha::cli
