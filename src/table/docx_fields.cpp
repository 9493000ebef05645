#include "table/docx_fields.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace vekha::table {

namespace {

/// What a form field's data say that it shows (17.16.17): a list's choice or a box's mark.
class FormField {
 public:
  void take(const XmlScanner& xml) {
    const std::string value = xml.attribute("val").value_or("");
    const std::string_view name = xml.name();
    if (name == "checkBox") {
      is_box_ = true;
    } else if (name == "listEntry") {
      entries_.push_back(value);
    } else if (name == "result" || (name == "default" && !chosen_)) {
      chosen_ = index_of(value);
      marked_ = is_true(value);
    } else if (name == "checked") {
      marked_ = is_true(value);
      chosen_ = 0;
    }
  }

  std::string shown() const {
    if (is_box_) return marked_ ? "☒" : "☐";
    const std::size_t index = chosen_.value_or(0);
    return index < entries_.size() ? entries_[index] : "";
  }

 private:
  static std::size_t index_of(const std::string& value) {
    std::size_t index = 0;
    std::from_chars(value.data(), value.data() + value.size(), index);
    return index;
  }
  static bool is_true(const std::string& value) {
    return value != "0" && value != "false" && value != "off";
  }

  bool is_box_ = false;
  bool marked_ = false;
  std::optional<std::size_t> chosen_;
  std::vector<std::string> entries_;
};

}  // namespace

std::string DocxFields::read_mark(XmlScanner& xml) {
  const std::string type = xml.attribute("fldCharType").value_or("");
  FormField form;
  const std::uint32_t outside = xml.depth() - 1;
  for (XmlEvent event = xml.next(); event != XmlEvent::end || xml.depth() != outside;
       event = xml.next()) {
    if (event == XmlEvent::start && xml.space() == XmlNamespace::word) form.take(xml);
  }
  if (type == "begin") {
    open_.push_back({.own_result = form.shown()});
  } else if (type == "separate" && !open_.empty()) {
    open_.back().in_instruction = false;
  } else if (type == "end" && !open_.empty()) {
    const Field ended = std::move(open_.back());
    open_.pop_back();
    if (!ended.shown && !hides_text()) return ended.own_result;
  }
  return "";
}

bool DocxFields::hides_text() const {
  return std::ranges::any_of(open_, [](const Field& field) { return field.in_instruction; });
}

void DocxFields::text_was_shown() {
  for (Field& field : open_)
    field.shown = true;
}

}  // namespace vekha::table
