#include "table/xlsx_styles.h"

#include <charconv>
#include <map>
#include <string>

namespace vekha::table {

namespace {

std::uint32_t number_of(const std::string& text) {
  std::uint32_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::uint32_t number_attribute(const XmlScanner& xml, std::string_view name) {
  return number_of(xml.attribute(name).value_or(""));
}

}  // namespace

XlsxStyles::XlsxStyles(XmlScanner& xml) {
  std::map<std::uint32_t, std::string> codes;
  std::vector<std::uint32_t> ids;
  // cellStyleXfs and dxfs have elements of the same names.
  bool in_cells = false;
  bool in_formats = false;
  for (XmlEvent event = xml.next(); event != XmlEvent::finish; event = xml.next()) {
    if (xml.name() == "cellXfs") in_cells = event == XmlEvent::start;
    if (xml.name() == "numFmts") in_formats = event == XmlEvent::start;
    if (event != XmlEvent::start) continue;
    if (xml.name() == "numFmt" && in_formats) {
      // Of alternative contents the first choice is the newest program's; both have the same code.
      codes.try_emplace(number_attribute(xml, "numFmtId"),
                        xml.attribute("formatCode").value_or(""));
    } else if (xml.name() == "xf" && in_cells) {
      ids.push_back(number_attribute(xml, "numFmtId"));
    }
  }
  constexpr std::size_t most = 1'000'000;  // Excel itself stops at 65,490 cell formats
  if (codes.size() + ids.size() > most)
    xml.fail_limit({"форматов ячеек больше миллиона", "more than a million cell formats"});
  std::map<std::uint32_t, NumberFormat> parsed;
  for (const auto& [id, code] : codes)
    parsed.emplace(id, NumberFormat(code));
  for (const std::uint32_t id : ids) {
    const auto custom = parsed.find(id);
    formats_.push_back(custom == parsed.end() ? builtin_format(id) : custom->second);
  }
}

}  // namespace vekha::table
