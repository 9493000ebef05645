#include "cli/arguments.h"

#include <algorithm>

namespace vekha::cli {

namespace {

const OptionRule& rule_of(const std::string& name, const CallRule& rule) {
  const auto found = std::find_if(rule.options.begin(), rule.options.end(),
                                  [&](const OptionRule& option) { return option.name == name; });
  if (found == rule.options.end()) {
    throw UsageError(
        {"ключа «" + name + "» у этой команды нет", "this command has no option «" + name + "»"});
  }
  return *found;
}

bool is_option(const std::string& word) {
  return word.size() > 1 && word.front() == '-' && word != "--";
}

void check_count(std::size_t count, const CallRule& rule) {
  if (count < rule.least) throw UsageError({"не хватает аргумента", "an argument is missing"});
  if (count > rule.most) throw UsageError({"лишний аргумент", "one argument too many"});
}

}  // namespace

Arguments Arguments::parse(std::span<const std::string> words, const CallRule& rule) {
  Arguments arguments;
  bool options_ended = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (options_ended || !(is_option(word) || word == "--")) {
      arguments.positional_.push_back(word);
      continue;
    }
    if (word == "--") {
      options_ended = true;
      continue;
    }
    const std::size_t equals = word.find('=');
    const OptionRule& option = rule_of(word.substr(0, equals), rule);
    std::vector<std::string>& values = arguments.options_[std::string(option.name)];
    if (equals != std::string::npos) values.push_back(word.substr(equals + 1));
    const bool wants_next = option.takes != Takes::nothing && equals == std::string::npos;
    const std::size_t before = values.size();
    while (wants_next && i + 1 < words.size() && !is_option(words[i + 1]) && words[i + 1] != "--") {
      values.push_back(words[++i]);
      if (option.takes == Takes::value) break;
    }
    if (wants_next && values.size() == before) {
      throw UsageError(
          {"у ключа «" + word + "» нет значения", "option «" + word + "» wants a value"});
    }
  }
  check_count(arguments.positional_.size(), rule);
  return arguments;
}

std::string Arguments::word(std::size_t index, std::string otherwise) const {
  return index < positional_.size() ? positional_[index] : std::move(otherwise);
}

std::optional<std::string> Arguments::value(std::string_view name) const {
  const auto found = options_.find(name);
  if (found == options_.end() || found->second.empty()) return std::nullopt;
  return found->second.back();
}

std::vector<std::string> Arguments::values(std::string_view name) const {
  const auto found = options_.find(name);
  return found == options_.end() ? std::vector<std::string>{} : found->second;
}

}  // namespace vekha::cli
