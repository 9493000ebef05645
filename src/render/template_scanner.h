#pragma once

#include "base/error.h"
#include "base/place.h"

#include <optional>
#include <string>
#include <string_view>

namespace vekha::render {

struct Tag {
  char sigil =
      0;  ///< '#', '^', '/', '>', '!', '=', '&' (also for a triple mustache); 0: a plain name
  std::string name;       ///< without sigil and blanks
  std::size_t begin = 0;  ///< of its first delimiter, in bytes of the source
  std::size_t end = 0;    ///< behind its last delimiter
  Place place;
};

/// Finds the tags of one template, one after the other, minding changes of delimiters.
class Scanner {
 public:
  Scanner(std::string source, std::string file)
      : source_(std::move(source)), file_(std::move(file)) {}

  /// The next tag; nullopt at the end. InputError: a tag is not closed, has no name, or sets
  /// impossible delimiters.
  std::optional<Tag> next();
  std::string_view source() const { return source_; }

 private:
  Tag read_tag(std::size_t begin);
  void set_delimiters(const Tag& tag, std::string_view content);
  Place place_of(std::size_t position);

  std::string source_;
  std::string file_;
  std::string open_ = "{{";
  std::string close_ = "}}";
  std::size_t position_ = 0;
  std::size_t counted_to_ = 0;
  std::uint32_t line_ = 1;
};

/// The error of a template at a line, with advice.
InputError template_error(const Place& place, const Words& text);

}  // namespace vekha::render
