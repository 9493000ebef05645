#include "table/xlsx_shared_strings.h"

#include "table/xml_text.h"

namespace vekha::table {

std::string read_string_item(XmlScanner& xml) {
  const std::uint32_t outside = xml.depth() - 1;
  std::string text;
  for (XmlEvent event = xml.next(); event != XmlEvent::end || xml.depth() != outside;
       event = xml.next()) {
    if (event != XmlEvent::start) continue;
    if (xml.name() == "t") {
      text += xml.read_text();
    } else if (xml.name() != "r") {
      xml.skip_element();
    }
  }
  decode_x_escapes(text);
  return text;
}

XlsxSharedStrings::XlsxSharedStrings(XmlScanner& xml, std::uint64_t most) {
  for (XmlEvent event = xml.next(); event != XmlEvent::finish; event = xml.next()) {
    if (event != XmlEvent::start || xml.name() != "si") continue;
    all_ += read_string_item(xml);
    ends_.push_back(all_.size());
    // Growing takes half as much again for a moment.
    if ((all_.size() + ends_.size() * sizeof(ends_.front())) * 3 / 2 > most) {
      xml.fail_limit({"общие строки не умещаются в " + std::to_string(most >> 20) + " МиБ",
                      "the shared strings do not fit into " + std::to_string(most >> 20) + " MiB"});
    }
  }
}

}  // namespace vekha::table
