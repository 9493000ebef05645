#pragma once

#include "table/xml_scanner.h"

#include <vector>

namespace vekha::table {

/// Of each mc:AlternateContent (ECMA-376 part 3, 7.6) the first choice is read and all else is
/// skipped: text boxes stand in a document twice, as a drawing and as its fallback.
class DocxAlternatives {
 public:
  explicit DocxAlternatives(XmlScanner& xml) : xml_(&xml) {}

  /// To be asked at each start event: true when the element belongs to the mechanism; what is not
  /// to be read has then been skipped.
  bool handles_start() {
    if (xml_->space() != XmlNamespace::compatibility) return false;
    if (xml_->name() == "AlternateContent") {
      taken_.push_back(false);
    } else if (!taken_.empty() && taken_.back()) {
      xml_->skip_element();
    } else if (!taken_.empty()) {
      taken_.back() = true;
    }
    return true;
  }

  /// To be told of each end event.
  void handle_end() {
    if (!taken_.empty() && xml_->is("AlternateContent", XmlNamespace::compatibility))
      taken_.pop_back();
  }

 private:
  XmlScanner* xml_;
  std::vector<bool> taken_;
};

}  // namespace vekha::table
