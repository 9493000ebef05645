#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace vekha::publish {

/// A program to be run: found in PATH, given its arguments one by one, never through a shell.
struct ChildCall {
  std::vector<std::string> words;        ///< program and arguments
  std::vector<std::string> environment;  ///< «NAME=value», over ours; secrets go here
  std::string input;                     ///< its standard input, at most 64 KiB
  std::chrono::seconds most{3600};       ///< it is killed after this
  /// Called about each half second; what it throws ends the child and is thrown on.
  std::function<void()> pulse = [] {};
  /// Asked of its standard error as often: true ends the child, for nothing good will come of it.
  std::function<bool(const std::string&)> hopeless = [](const std::string&) { return false; };
};

struct ChildResult {
  static constexpr int not_started = -1;
  static constexpr int killed = -2;    ///< by a signal, or after its time
  static constexpr int given_up = -3;  ///< as hopeless
  int status = not_started;
  std::string out;
  std::string err;
};

/// Runs it to its end. Each output is kept up to 64 MiB.
ChildResult run_child(const ChildCall& call);

}  // namespace vekha::publish
