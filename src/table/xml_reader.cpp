#include "table/xml_reader.h"

#include <exception>
#include <memory>

#include <expat.h>

#include "table/fault.h"

namespace vekha::table {

namespace {

std::string_view local(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// What the callbacks share. Exceptions must not pass through the C library: they are kept and thrown afterwards.
struct Run {
  XmlHandler& handler;
  const Limits& limits;
  XML_Parser parser = nullptr;
  std::exception_ptr failure;
  std::uint32_t depth = 0;
  bool too_deep = false;
  bool has_doctype = false;

  template <typename Call>
  void guarded(Call call) {
    try {
      call();
    } catch (const std::exception&) {
      failure = std::current_exception();
      XML_StopParser(parser, XML_FALSE);
    }
  }
};

void XMLCALL on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
  auto& run = *static_cast<Run*>(data);
  if (++run.depth > run.limits.depth) {
    run.too_deep = true;
    XML_StopParser(run.parser, XML_FALSE);
    return;
  }
  run.guarded([&] {
    XmlAttributes list;
    for (; *attributes != nullptr; attributes += 2) list.add(local(attributes[0]), attributes[1]);
    run.handler.start(local(name), list);
  });
}

void XMLCALL on_end(void* data, const XML_Char* name) {
  auto& run = *static_cast<Run*>(data);
  --run.depth;
  run.guarded([&] { run.handler.end(local(name)); });
}

void XMLCALL on_text(void* data, const XML_Char* text, int length) {
  auto& run = *static_cast<Run*>(data);
  run.guarded([&] { run.handler.text({text, static_cast<std::size_t>(length)}); });
}

void XMLCALL on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  auto& run = *static_cast<Run*>(data);
  run.has_doctype = true;
  XML_StopParser(run.parser, XML_FALSE);
}

bool parse_in_pieces(XML_Parser parser, std::string_view xml) {
  constexpr std::size_t piece = 1U << 20U;
  while (xml.size() > piece) {
    if (XML_Parse(parser, xml.data(), static_cast<int>(piece), XML_FALSE) != XML_STATUS_OK) return false;
    xml.remove_prefix(piece);
  }
  return XML_Parse(parser, xml.data(), static_cast<int>(xml.size()), XML_TRUE) == XML_STATUS_OK;
}

}  // namespace

void read_xml(std::string_view xml, XmlHandler& handler, const Place& place, const Limits& limits) {
  struct Free {
    void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
  };
  const std::unique_ptr<XML_ParserStruct, Free> parser(XML_ParserCreate(nullptr));
  Run run{.handler = handler, .limits = limits, .parser = parser.get()};
  XML_SetUserData(parser.get(), &run);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  const bool parsed = parse_in_pieces(parser.get(), xml);
  if (run.failure) std::rethrow_exception(run.failure);
  if (run.too_deep) refuse_limit(place, {"слишком глубокая вложенность", "elements are nested too deep"});
  if (run.has_doctype) refuse_damaged(place, {"описание типа документа запрещено", "a document type is forbidden"});
  if (parsed) return;
  const std::string reason = XML_ErrorString(XML_GetErrorCode(parser.get()));
  refuse_damaged(place, {"ошибка XML в строке " + std::to_string(XML_GetCurrentLineNumber(parser.get())) + " (" + reason + ")",
                         "XML error in line " + std::to_string(XML_GetCurrentLineNumber(parser.get())) + " (" + reason + ")"});
}

}  // namespace vekha::table
