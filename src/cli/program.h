#pragma once

#include <span>
#include <string>

namespace vekha::cli {

/// The whole program: finds the command, parses its call, runs it, turns what is thrown into words.
/// `words` without the program's own name. Returns the exit status.
int run_program(std::span<const std::string> words);

}  // namespace vekha::cli
