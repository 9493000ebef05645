#pragma once

#include "base/problem.h"

#include <stdexcept>
#include <string>
#include <utility>

namespace vekha {

/// The input is at fault and its file cannot be read on. Carries the problem for the file's author.
class InputError : public std::runtime_error {
 public:
  explicit InputError(Problem problem)
      : std::runtime_error(to_text(problem, Language::english)), problem_(std::move(problem)) {
    problem_.severity = Severity::fatal;
  }

  const Problem& problem() const { return problem_; }

 private:
  Problem problem_;
};

/// We or the machine are at fault (disk full, folder not writable, port taken). Same shape of
/// message.
class ServiceError : public std::runtime_error {
 public:
  explicit ServiceError(Problem problem)
      : std::runtime_error(to_text(problem, Language::english)), problem_(std::move(problem)) {
    problem_.severity = Severity::fatal;
  }

  const Problem& problem() const { return problem_; }

 private:
  Problem problem_;
};

}  // namespace vekha
