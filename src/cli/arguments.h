#pragma once

#include "base/words.h"

#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::cli {

/// The call is wrong; exit status 2.
class UsageError : public std::runtime_error {
 public:
  explicit UsageError(Words text) : std::runtime_error(text.en), text_(std::move(text)) {}
  const Words& text() const { return text_; }

 private:
  Words text_;
};

enum class Takes { nothing, value, values };

struct OptionRule {
  std::string_view name;  ///< "--as-of"
  Takes takes = Takes::nothing;
};

/// What may stand on the command line of one command.
struct CallRule {
  std::vector<OptionRule> options;
  std::size_t least = 0;  ///< positional arguments
  std::size_t most = 0;
};

/// A command line taken apart: `--name value`, `--name=value`, `--` ends the options. `values`
/// options take every word up to the next option.
class Arguments {
 public:
  /// Throws UsageError for an unknown option, a missing value, too few or too many words.
  static Arguments parse(std::span<const std::string> words, const CallRule& rule);

  const std::vector<std::string>& positional() const { return positional_; }
  /// The positional argument, or `otherwise` where the call has none at that place.
  std::string word(std::size_t index, const std::string& otherwise = "") const;
  bool has(std::string_view name) const { return options_.find(name) != options_.end(); }
  std::optional<std::string> value(std::string_view name) const;
  std::vector<std::string> values(std::string_view name) const;

 private:
  /// Takes the option that words begin with, and its values; how many words that were.
  std::size_t take_option(std::span<const std::string> words, const CallRule& rule);

  std::vector<std::string> positional_;
  std::map<std::string, std::vector<std::string>, std::less<>> options_;
};

}  // namespace vekha::cli
