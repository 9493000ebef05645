#pragma once

#include "base/words.h"
#include "evaluation/evaluation.h"
#include "report/templates.h"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vekha::report {

/// Every short text that a reader sees, by key, from report_templates/phrases.<ru|en>.toml. A
/// phrase may hold
///   {name}                 the argument, formatted by its type: 64,3 · 30.04.2024 · 1 234,5
///   {name:percent}         a fraction as a percent: «64,3»
///   {name:decimal}         a fraction as a decimal number: «0,2»
///   {name:long}            a date in words, by the phrases "date.long" and "date.month.1" …
///   {name|день|дня|дней}   the Russian form that agrees with the whole number `name` (two forms in
///   English)
class Phrases {
 public:
  Phrases(const Templates& templates, Language language);

  Language language() const { return language_; }
  /// The phrase without arguments. InputError with the file and the key when there is none: a page
  /// with a hole in it is not published.
  const std::string& text(std::string_view key) const;
  bool has(std::string_view key) const;
  /// The phrase with its arguments put in. InputError when it names an argument that is not given.
  std::string fill(const evaluation::Explanation& explanation) const;
  std::string fill(std::string_view key,
                   const std::vector<std::pair<std::string, evaluation::Explanation::Argument>>&
                       arguments) const;

  /// What stands between two braces of a phrase: «name», «name:form» or «name|one|few|many».
  struct Field {
    std::string source;
    std::string name;
    std::string form;
    std::vector<std::string> plurals;
  };
  /// A phrase taken apart once: before each field a text, and one behind the last.
  struct Phrase {
    std::string text;
    std::vector<std::string> texts;
    std::vector<Field> fields;
    bool is_whole = true;  ///< false: a brace is not closed
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const {
      return std::hash<std::string_view>()(key);
    }
  };
  using Entries = std::unordered_map<std::string, Phrase, Hash, std::equal_to<>>;

 private:
  const Phrase& phrase(std::string_view key) const;

  Language language_;
  std::string file_;
  Entries phrases_;
};

}  // namespace vekha::report
