#pragma once

#include "table/xml_scanner.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vekha::table {

/// The fields of a story that are open (ECMA-376 part 1, 17.16): of each the result is shown, its
/// instruction is not, nor are the results of fields within the instruction. Fields may span
/// paragraphs.
class DocxFields {
 public:
  /// After the start of w:fldChar; reads up to and with its end. Returns what the field shows by
  /// itself: the choice of a drop-down list, the mark of a check box, when its end has come and no
  /// text was shown for it.
  std::string read_mark(XmlScanner& xml);

  bool hides_text() const;
  void text_was_shown();

 private:
  struct Field {
    bool in_instruction = true;
    bool shown = false;
    std::string own_result;
  };
  std::vector<Field> open_;
};

}  // namespace vekha::table
