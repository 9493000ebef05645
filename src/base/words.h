#pragma once

#include <string>

namespace vekha {

enum class Language { russian, english };

/// One text for a reader, in both languages. UTF-8.
struct Words {
  std::string ru;
  std::string en;

  const std::string& in(Language language) const { return language == Language::russian ? ru : en; }
  bool operator==(const Words&) const = default;
};

}  // namespace vekha
