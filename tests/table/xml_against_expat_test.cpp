#include "table/xml_against_expat.h"

#include "base/error.h"
#include "table/byte_source.h"
#include "table/xml_scanner.h"

#include <expat.h>
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <memory>
#include <random>
#include <string_view>

namespace vekha::table::testing {

namespace {

constexpr std::array<const char*, 4> known_attributes{"r", "s", "t", "val"};

class EventText {
 public:
  void start(std::string_view name, const std::map<std::string, std::string>& attributes) {
    text_ += "<" + std::string(name);
    for (const auto& [attribute, value] : attributes)
      text_ += " " + attribute + "=" + value;
    text_ += ">";
  }
  void end(std::string_view name) { text_ += "</" + std::string(name) + ">"; }
  void text(std::string_view piece) {
    // What separates texts from tags must not come from the text itself.
    for (const char c : piece)
      text_ += c == '<' ? std::string("&lt;") : std::string(1, c);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

/// Stands between a namespace and a name in what expat gives; neither can hold it.
constexpr char space_end = '\x01';

std::string_view local(std::string_view expanded) {
  return expanded.substr(expanded.rfind(space_end) + 1);
}

struct Expat {
  XML_Parser parser = nullptr;
  EventText events;
  bool comparable = true;
};

Expat& of(void* user) {
  return *static_cast<Expat*>(user);
}

void on_start(void* user, const XML_Char* name, const XML_Char** attributes) {
  std::map<std::string, std::string> known;
  for (; *attributes != nullptr; attributes += 2) {
    for (const char* wanted : known_attributes) {
      // Of two with one local name the scanner takes the first.
      if (local(attributes[0]) == wanted) known.try_emplace(wanted, attributes[1]);
    }
  }
  of(user).events.start(local(name), known);
}
void on_end(void* user, const XML_Char* name) {
  of(user).events.end(local(name));
}
void on_text(void* user, const XML_Char* text, int size) {
  of(user).events.text({text, static_cast<std::size_t>(size)});
}
void on_doctype(void* user, const XML_Char* /*name*/, const XML_Char* /*system*/,
                const XML_Char* /*pub*/, int /*internal*/) {
  of(user).comparable = false;
}
void on_declaration(void* user, const XML_Char* /*version*/, const XML_Char* encoding,
                    int /*standalone*/) {
  const std::string name = encoding == nullptr ? "UTF-8" : encoding;
  if (name != "UTF-8" && name != "utf-8") of(user).comparable = false;
}

}  // namespace

std::optional<std::string> events_of_expat(const std::string& xml) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
      XML_ParserCreateNS(nullptr, space_end), &XML_ParserFree);
  Expat state;
  XML_SetUserData(parser.get(), &state);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  XML_SetXmlDeclHandler(parser.get(), on_declaration);
  const XML_Status status =
      XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), XML_TRUE);
  if (status != XML_STATUS_OK || !state.comparable) return std::nullopt;
  return state.events.take();
}

std::optional<std::string> events_of_scanner(const std::string& xml) {
  MemorySource source(xml);
  EventText events;
  try {
    XmlScanner scanner(source, {.file = "x"}, {});
    for (XmlEvent event = scanner.next(); event != XmlEvent::finish; event = scanner.next()) {
      if (event == XmlEvent::text) events.text(scanner.text());
      if (event == XmlEvent::end) events.end(scanner.name());
      if (event != XmlEvent::start) continue;
      std::map<std::string, std::string> known;
      for (const char* wanted : known_attributes) {
        if (const auto value = scanner.attribute(wanted)) known.emplace(wanted, *value);
      }
      events.start(scanner.name(), known);
    }
  } catch (const InputError&) {
    return std::nullopt;
  }
  return events.take();
}

namespace {

const std::array<std::string, 9> seeds{
    // Found by fuzzing as well: a reference with more zeros than any program writes.
    "<a>&#00000000000000000000000000065;&#x000000000000000000041;</a>",
    // Found by fuzzing: an instruction whose name only begins as the declaration's does.
    R"(<?xmlv ersion="1.0" encoding="UTF-7"?><a r="1">+b</a>)",
    "<?xml version='1.0' encoding='iso-8859-1'?><a val=\"\xE9\">\xE4</a>",
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="u"><sheetData><row r="1" s='2'><c r="A1" t="s"><v>1</v></c><c r="B1"/></row></sheetData></worksheet>)",
    "<a>\r\n<b val=\"x&#10;y&amp;z\">т&lt;е&#x43A;ст</b><!-- c -- ><![CDATA[<&]]]></a>",
    R"(<w:p xmlns:w="u"><w:r><w:t xml:space="preserve"> а </w:t></w:r><w:br w:val="1"/></w:p>)",
    "<a><!-- x --><![CDATA[ ]]> ]] ><?pi x?>\t&quot;&apos;&gt;</a>\n<!-- y -->\n",
    "\xEF\xBB\xBF<a r=\"1\" t = 'b'  ><b></b\n></a >",
    R"(<x:a xmlns:x="u" x:r="1" val="&#x1F600;"><x:b r="a
b	c"/></x:a>)"};

/// One byte or a few changed, left out, doubled, or a piece of another seed put in.
std::string mutated(const std::string& seed, std::mt19937& random) {
  static const std::string alphabet = "<>/&;'\"= \t\r\n!-[]?:#x1aA\xD0\xB0\xC3";
  std::string text = seed;
  const auto below = [&random](std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
  };
  for (std::size_t changes = below(4) + 1; changes > 0 && !text.empty(); --changes) {
    const std::size_t at = below(text.size());
    switch (below(5)) {
      case 0: text[at] = alphabet[below(alphabet.size())]; break;
      case 1: text.erase(at, below(5) + 1); break;
      case 2: text.insert(at, 1, alphabet[below(alphabet.size())]); break;
      case 3: text.insert(at, text.substr(below(text.size()), below(12))); break;
      default: {
        const std::string& other = seeds.at(below(seeds.size()));
        text.insert(at, other.substr(below(other.size()), below(24)));
      }
    }
  }
  return text;
}

TEST(XmlScanner, ReadsTheSeedsLikeExpat) {
  std::size_t read = 0;
  for (const std::string& seed : seeds) {
    const auto expected = events_of_expat(seed);
    if (!expected) continue;
    ++read;
    EXPECT_EQ(events_of_scanner(seed), expected) << seed;
  }
  EXPECT_GE(read, 4U);
}

TEST(XmlScanner, ReadsWhateverExpatReadsAlike) {
  std::mt19937 random(20'240'501);
  std::size_t read = 0;
  for (int i = 0; i < 60'000; ++i) {
    const std::string text = mutated(seeds.at(static_cast<std::size_t>(i) % seeds.size()), random);
    const auto expected = events_of_expat(text);
    if (!expected) continue;
    ++read;
    ASSERT_EQ(events_of_scanner(text), expected) << text;
  }
  EXPECT_GT(read, 3'000U) << "hardly anything was compared";
}

}  // namespace
}  // namespace vekha::table::testing
