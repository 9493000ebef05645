#pragma once

#include "base/place.h"
#include "table/byte_source.h"
#include "table/text_window.h"
#include "table/utf8_source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::table {

/// The vocabularies that the readers tell apart; transitional and strict names of one are the same.
enum class XmlNamespace : std::uint8_t { none, spreadsheet, word, compatibility, math, other };

enum class XmlEvent : std::uint8_t { start, end, text, finish };

/// A pull scanner of XML 1.0 with namespaces, made for the parts of OOXML packages: UTF-8 or
/// UTF-16, no document type (ECMA-376 part 2, 9.1.4 forbids it, so no entity can expand). It checks
/// that tags match, that attributes are quoted, that references and UTF-8 are right; it is lenient
/// in what a reader of tables need not care for (characters of names, doubled attributes).
///
/// Views live until the next call of next(). Throws InputError with the place given.
class XmlScanner {
 public:
  struct Bounds {
    std::uint32_t depth = 256;
    std::uint64_t token_bytes = 128ULL << 20;  ///< one tag or one text
  };

  /// `source` must outlive the scanner.
  XmlScanner(ByteSource& source, Place place, Bounds bounds);

  XmlEvent next();

  /// Of a start or end: the name without its prefix.
  std::string_view name() const { return name_; }
  XmlNamespace space() const { return space_; }
  bool is(std::string_view local, XmlNamespace space) const {
    return name_ == local && space_ == space;
  }

  /// Of a start: the attribute's value by its name without prefix, references resolved; nullopt:
  /// none.
  std::optional<std::string> attribute(std::string_view local) const;
  /// Of a text: the piece between two tags, references resolved, line ends as \n. One element's
  /// text may come in several pieces (comments, CDATA).
  std::string_view text() const { return text_; }

  std::uint32_t depth() const { return static_cast<std::uint32_t>(open_.size()); }
  /// After a start: passes over everything up to and with its end.
  void skip_element();
  /// After a start: all text within the element, up to and with its end; texts of inner elements
  /// too.
  std::string read_text();

  /// For a scanner made for one part of the document: the window and the place in it. Such a
  /// scanner may move the place over whole elements, after a start or end event only.
  TextWindow& window() { return window_; }
  const char* position() const { return at_; }
  void set_position(const char* at) { at_ += at - at_; }
  /// After a start: its tag is also its end, and next() will give that end.
  bool element_is_empty() const { return empty_element_; }
  /// After a start: the name as written has no prefix.
  bool name_is_plain() const { return *(name_.data() - 1) == '<'; }

  [[noreturn]] void fail(const Words& what) const;
  /// The same for a bound that what is read passes.
  [[noreturn]] void fail_limit(const Words& what) const;

 private:
  struct Binding {
    std::string prefix;
    XmlNamespace space;
    std::uint32_t depth;
  };
  struct Open {
    std::uint32_t name_at;  ///< into names_
    XmlNamespace space;
  };

  void prepare();
  XmlEvent finish_document() const;
  std::optional<XmlEvent> read_markup();
  std::optional<XmlEvent> read_special();
  bool read_text_piece();
  XmlEvent read_start();
  XmlEvent read_end();
  XmlEvent close_element();
  void read_declaration(std::string_view declaration) const;
  std::size_t find_mark(std::string_view mark, std::size_t from);
  std::size_t find_tag_end();
  bool more();
  void read_attributes();
  void bind(std::string_view attribute, std::string_view value);
  XmlNamespace resolve(std::string_view prefix);
  void check_text(std::string_view raw) const;
  void set_name(std::string_view qualified);

  Utf8Source source_;
  TextWindow window_;
  Place place_;
  Bounds bounds_;
  char* at_ = nullptr;
  bool prepared_ = false;
  bool empty_element_ = false;  ///< the start just given has its end in the same tag
  bool seen_root_ = false;
  std::string_view name_;
  std::string_view attributes_;
  std::string_view text_;
  std::string unescaped_;
  XmlNamespace space_ = XmlNamespace::none;
  std::vector<Open> open_;
  std::string names_;  ///< names of the open elements, one after the other
  std::vector<Binding> bindings_;
  std::string last_prefix_;
  XmlNamespace last_space_ = XmlNamespace::none;
  bool last_known_ = false;
};

}  // namespace vekha::table
