#include "cli/arguments.h"

#include <algorithm>

namespace vekha::cli {

namespace {

const OptionRule& rule_of(const std::string& name, const CallRule& rule) {
  const auto found = std::ranges::find_if(
      rule.options, [&](const OptionRule& option) { return option.name == name; });
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
    if (!options_ended && word == "--") {
      options_ended = true;
    } else if (options_ended || !is_option(word)) {
      arguments.positional_.push_back(word);
    } else {
      i += arguments.take_option(words.subspan(i), rule) - 1;
    }
  }
  check_count(arguments.positional_.size(), rule);
  return arguments;
}

std::size_t Arguments::take_option(std::span<const std::string> words, const CallRule& rule) {
  const std::string& word = words.front();
  const std::size_t equals = word.find('=');
  const OptionRule& option = rule_of(word.substr(0, equals), rule);
  std::vector<std::string>& values = options_[std::string(option.name)];
  if (equals != std::string::npos) {
    values.push_back(word.substr(equals + 1));
    return 1;
  }
  if (option.takes == Takes::nothing) return 1;
  std::size_t taken = 1;
  while (taken < words.size() && !is_option(words[taken]) && words[taken] != "--") {
    values.push_back(words[taken++]);
    if (option.takes == Takes::value) break;
  }
  if (taken == 1)
    throw UsageError(
        {"у ключа «" + word + "» нет значения", "option «" + word + "» wants a value"});
  return taken;
}

std::string Arguments::word(std::size_t index, const std::string& otherwise) const {
  return index < positional_.size() ? positional_[index] : otherwise;
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
