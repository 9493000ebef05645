#include "render/docx/xml_tree.h"

#include "base/error.h"
#include "base/text.h"

#include <expat.h>

#include <algorithm>
#include <memory>

namespace vekha::render::docx {

namespace {

constexpr std::size_t deepest = 400;

bool is_word_namespace(std::string_view uri) {
  return uri == "http://schemas.openxmlformats.org/wordprocessingml/2006/main" ||
         uri == "http://purl.oclc.org/ooxml/wordprocessingml/main";
}

// Builds the tree from expat's calls.
class Builder {
 public:
  void open(const char* name, const char** attributes) {
    Node node;
    for (const char** a = attributes; *a != nullptr; a += 2)
      node.attributes.emplace_back(a[0], a[1]);
    if (stack_.empty()) find_word_prefix(node);
    node.name = canonical(name);
    for (auto& [key, value] : node.attributes)
      key = canonical_attribute(key);
    stack_.push_back(std::move(node));
  }

  void close() {
    Node node = std::move(stack_.back());
    stack_.pop_back();
    if (stack_.empty()) {
      root_ = std::move(node);
    } else {
      stack_.back().children.push_back(std::move(node));
    }
  }

  void text(std::string_view piece) {
    if (stack_.empty()) return;
    auto& children = stack_.back().children;
    if (children.empty() || !children.back().is_text()) children.emplace_back();
    children.back().text += piece;
  }

  std::size_t depth() const { return stack_.size(); }
  bool forbidden = false;  // a document type was seen
  Node take() { return std::move(root_); }

 private:
  void find_word_prefix(const Node& root) {
    for (const auto& [key, uri] : root.attributes) {
      if (!is_word_namespace(uri)) continue;
      if (key == "xmlns") default_is_word_ = true;
      if (key.starts_with("xmlns:")) prefix_ = key.substr(6) + ":";
    }
  }
  std::string canonical(std::string_view name) const {
    if (prefix_ != "w:" && name.substr(0, prefix_.size()) == prefix_)
      return "w:" + std::string(name.substr(prefix_.size()));
    if (default_is_word_ && name.find(':') == std::string_view::npos)
      return "w:" + std::string(name);
    return std::string(name);
  }
  std::string canonical_attribute(const std::string& name) const {
    if (prefix_ == "w:" || name.starts_with("xmlns")) {
      const bool declares =
          prefix_ != "w:" && name == "xmlns:" + prefix_.substr(0, prefix_.size() - 1);
      return declares ? "xmlns:w" : name;
    }
    return name.starts_with(prefix_) ? "w:" + name.substr(prefix_.size()) : name;
  }

  std::vector<Node> stack_;
  Node root_;
  std::string prefix_ = "w:";
  bool default_is_word_ = false;
};

void XMLCALL on_open(void* builder, const char* name, const char** attributes) {
  static_cast<Builder*>(builder)->open(name, attributes);
}
void XMLCALL on_close(void* builder, const char* /*name*/) {
  static_cast<Builder*>(builder)->close();
}
void XMLCALL on_text(void* builder, const char* text, int length) {
  static_cast<Builder*>(builder)->text({text, static_cast<std::size_t>(length)});
}
void XMLCALL on_doctype(void* builder, const char* /*name*/, const char* /*system*/,
                        const char* /*public*/, int /*internal*/) {
  static_cast<Builder*>(builder)->forbidden = true;
}

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

InputError damaged(const std::string& file, std::uint32_t line, const std::string& what) {
  return InputError(
      {.place = {.file = file, .row = line},
       .code = "template_damaged",
       .text = {"часть шаблона повреждена: " + what, "a part of the template is damaged: " + what},
       .advice = {"откройте шаблон в Word или LibreOffice и сохраните заново",
                  "open the template in Word or LibreOffice and save it again"}});
}

void append_escaped(std::string& out, std::string_view text, bool quoted) {
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"':
        if (quoted) {
          out += "&quot;";
        } else {
          out += c;
        }
        break;
      case '\r': out += "&#13;"; break;
      case '\n':
      case '\t':
        if (quoted) {
          out += c == '\n' ? "&#10;" : "&#9;";
        } else {
          out += c;
        }
        break;
      default: out += c;
    }
  }
}

void append(std::string& out, const Node& node) {
  if (node.is_text()) return append_escaped(out, node.text, false);
  out += '<';
  out += node.name;
  for (const auto& [key, value] : node.attributes) {
    out += ' ';
    out += key;
    out += "=\"";
    append_escaped(out, value, true);
    out += '"';
  }
  if (node.children.empty()) {
    out += "/>";
    return;
  }
  out += '>';
  for (const Node& child : node.children)
    append(out, child);
  out += "</";
  out += node.name;
  out += '>';
}

bool is_forbidden(char32_t c) {
  return (c < 0x20 && c != U'\t' && c != U'\n' && c != U'\r') || (c >= 0xD800 && c <= 0xDFFF) ||
         c == 0xFFFE || c == 0xFFFF || c > 0x10FFFF;
}

}  // namespace

std::string_view Node::attribute(std::string_view wanted) const {
  for (const auto& [key, value] : attributes) {
    if (key == wanted) return value;
  }
  return {};
}

void Node::set_attribute(std::string_view wanted, std::string value) {
  for (auto& [key, old] : attributes) {
    if (key == wanted) {
      old = std::move(value);
      return;
    }
  }
  attributes.emplace_back(wanted, std::move(value));
}

void Node::remove_attribute(std::string_view wanted) {
  std::erase_if(attributes, [wanted](const auto& pair) { return pair.first == wanted; });
}

Node* Node::child(std::string_view wanted) {
  for (Node& node : children) {
    if (node.name == wanted) return &node;
  }
  return nullptr;
}

const Node* Node::child(std::string_view wanted) const {
  for (const Node& node : children) {
    if (node.name == wanted) return &node;
  }
  return nullptr;
}

Node element(std::string name, std::vector<std::pair<std::string, std::string>> attributes,
             std::vector<Node> children) {
  return {.name = std::move(name),
          .attributes = std::move(attributes),
          .children = std::move(children)};
}

Node text_node(std::string_view text) {
  std::u32string points = text::decode(text);
  for (char32_t& point : points) {
    if (is_forbidden(point)) point = U'\uFFFD';
  }
  return {.text = text::encode(points)};
}

Node parse_xml(std::string_view bytes, const std::string& file) {
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeParser> parser(
      XML_ParserCreate(nullptr));
  Builder builder;
  XML_SetUserData(parser.get(), &builder);
  XML_SetElementHandler(parser.get(), on_open, on_close);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  constexpr std::size_t block = 1U << 16U;
  for (std::size_t at = 0;; at += block) {
    const std::string_view piece = bytes.substr(std::min(at, bytes.size()), block);
    const bool last = at + block >= bytes.size();
    const auto status = XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), last);
    const auto line = static_cast<std::uint32_t>(XML_GetCurrentLineNumber(parser.get()));
    if (status != XML_STATUS_OK)
      throw damaged(file, line, XML_ErrorString(XML_GetErrorCode(parser.get())));
    if (builder.forbidden) throw damaged(file, line, "DOCTYPE");
    if (builder.depth() > deepest) throw damaged(file, line, "вложенность, nesting");
    if (last) return builder.take();
  }
}

std::string to_xml(const Node& root) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  append(out, root);
  return out;
}

}  // namespace vekha::render::docx
