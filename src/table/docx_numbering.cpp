#include "table/docx_numbering.h"

#include "base/text.h"
#include "table/docx_symbols.h"
#include "table/number_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <utility>

namespace vekha::table {

namespace {

constexpr std::uint32_t levels = 9;

/// Of a list: how the numbers of one depth look and count (w:lvl).
struct Level {
  std::uint32_t start = 1;
  std::optional<std::uint32_t> restart;  ///< w:lvlRestart
  std::string format = "decimal";
  std::string text;  ///< "%1.%2."
  std::string font;
  std::string style;  ///< paragraph style that takes this level
  bool blank_behind = true;
  bool decimal_throughout = false;  ///< w:isLgl
};

struct List {
  std::array<Level, levels> level;
  std::string style_link;  ///< w:numStyleLink: the list is defined by a style
};

struct Instance {
  std::uint32_t list = 0;
  std::map<std::uint32_t, std::uint32_t> start;  ///< w:startOverride by level
  std::map<std::uint32_t, Level> level;          ///< levels defined anew
};

struct Style {
  std::string based_on;
  std::optional<std::uint32_t> number;
  std::optional<std::uint32_t> level;
};

std::uint32_t number_of(const std::optional<std::string>& text, std::uint32_t fallback = 0) {
  std::uint32_t value = fallback;
  if (text) std::from_chars(text->data(), text->data() + text->size(), value);
  return value;
}

template <typename Handle>
void for_each_child(XmlScanner& xml, Handle handle) {
  const std::uint32_t outside = xml.depth() - 1;
  for (XmlEvent event = xml.next(); event != XmlEvent::end || xml.depth() != outside;
       event = xml.next()) {
    if (event == XmlEvent::start) handle(std::string(xml.name()));
  }
}

Level read_level(XmlScanner& xml) {
  Level level;
  for_each_child(xml, [&xml, &level](const std::string& name) {
    const std::optional<std::string> value = xml.attribute("val");
    if (name == "start") level.start = number_of(value, 1);
    if (name == "numFmt") level.format = value.value_or("decimal");
    if (name == "lvlText") level.text = value.value_or("");
    constexpr std::size_t longest = 512;  // bytes; Word's own bound is 255 characters
    if (level.text.size() > longest)
      xml.fail_limit({"образец номера списка длиннее 512 байт",
                      "a list's number has a pattern of more than 512 bytes"});
    if (name == "lvlRestart") level.restart = number_of(value);
    if (name == "pStyle") level.style = value.value_or("");
    if (name == "suff") level.blank_behind = value != "nothing";
    if (name == "isLgl") level.decimal_throughout = value.value_or("1") != "0" && value != "false";
    if (name == "rFonts") level.font = xml.attribute("ascii").value_or("");
  });
  return level;
}

}  // namespace

struct DocxNumbering::Definitions {
  std::map<std::uint32_t, List> lists;
  std::map<std::uint32_t, Instance> instances;
  std::map<std::string, Style> styles;
  std::string default_style;
  std::map<std::uint32_t, std::array<std::optional<std::uint32_t>, levels>> counters;  ///< by list
  std::set<std::pair<std::uint32_t, std::uint32_t>> started;  ///< instance and level

  void read_list(XmlScanner& xml) {
    List list;
    const std::uint32_t id = number_of(xml.attribute("abstractNumId"));
    for_each_child(xml, [&xml, &list](const std::string& name) {
      if (name == "numStyleLink") list.style_link = xml.attribute("val").value_or("");
      if (name != "lvl") return;
      const std::uint32_t depth = number_of(xml.attribute("ilvl"));
      if (depth < levels) list.level.at(depth) = read_level(xml);
    });
    lists.insert_or_assign(id, std::move(list));
  }

  void read_instance(XmlScanner& xml) {
    Instance instance;
    const std::uint32_t id = number_of(xml.attribute("numId"));
    std::uint32_t depth = 0;
    for_each_child(xml, [&xml, &instance, &depth](const std::string& name) {
      if (name == "abstractNumId") instance.list = number_of(xml.attribute("val"));
      if (name == "lvlOverride") depth = number_of(xml.attribute("ilvl"));
      if (name == "startOverride")
        instance.start.insert_or_assign(depth, number_of(xml.attribute("val"), 1));
      if (name == "lvl") instance.level.insert_or_assign(depth, read_level(xml));
    });
    instances.insert_or_assign(id, std::move(instance));
  }

  void read_style(XmlScanner& xml) {
    Style style;
    const std::string id = xml.attribute("styleId").value_or("");
    const std::string is_default = xml.attribute("default").value_or("0");
    if (xml.attribute("type") == "paragraph" && (is_default == "1" || is_default == "true"))
      default_style = id;
    for_each_child(xml, [&xml, &style](const std::string& name) {
      const std::optional<std::string> value = xml.attribute("val");
      if (name == "basedOn") style.based_on = value.value_or("");
      if (name == "numId") style.number = number_of(value);
      if (name == "ilvl") style.level = number_of(value);
    });
    styles.insert_or_assign(id, std::move(style));
  }

  void read_part(const OoxmlPackage& package, const std::string& part) {
    const auto source = package.open_kept(part);
    XmlScanner xml(*source, {.file = package.file()}, package.bounds());
    for (XmlEvent event = xml.next(); event != XmlEvent::finish; event = xml.next()) {
      if (event != XmlEvent::start) continue;
      if (xml.is("abstractNum", XmlNamespace::word)) read_list(xml);
      if (xml.is("num", XmlNamespace::word)) read_instance(xml);
      if (xml.is("style", XmlNamespace::word)) read_style(xml);
      constexpr std::size_t most = 50'000;
      if (lists.size() + instances.size() + styles.size() > most)
        xml.fail_limit({"слишком много списков и стилей", "too many lists and styles"});
    }
  }

  /// What the style, or one that it is based on, says where the paragraph is silent.
  void complete(Reference& reference) const {
    std::string name = reference.style.empty() ? default_style : reference.style;
    constexpr int longest_chain = 16;
    for (int i = 0; i < longest_chain && !name.empty() && !reference.number; ++i) {
      const auto style = styles.find(name);
      if (style == styles.end()) return;
      reference.number = style->second.number;
      if (!reference.level) reference.level = style->second.level;
      name = style->second.based_on;
    }
  }

  /// A list that only points to a style is that style's list.
  std::uint32_t list_of(const Instance& instance) const {
    const auto list = lists.find(instance.list);
    if (list == lists.end() || list->second.style_link.empty()) return instance.list;
    const auto style = styles.find(list->second.style_link);
    if (style == styles.end() || !style->second.number) return instance.list;
    const auto target = instances.find(*style->second.number);
    return target == instances.end() ? instance.list : target->second.list;
  }

  std::uint32_t level_of(const Reference& reference, const List& list) const {
    if (reference.level) return std::min(*reference.level, levels - 1);
    const auto linked = std::ranges::find_if(list.level, [&reference](const Level& level) {
      return !level.style.empty() && level.style == reference.style;
    });
    return linked == list.level.end() ? 0 : static_cast<std::uint32_t>(linked - list.level.begin());
  }

  static const Level& level_at(const Instance& instance, const List& list, std::uint32_t depth) {
    const auto anew = instance.level.find(depth);
    return anew == instance.level.end() ? list.level.at(depth) : anew->second;
  }

  void count(std::uint32_t number, const Instance& instance, const List& list,
             std::uint32_t depth) {
    auto& counter = counters[list_of(instance)];
    const auto start = instance.start.find(depth);
    if (start != instance.start.end() && started.emplace(number, depth).second)
      counter.at(depth).reset();
    const std::uint32_t first =
        start != instance.start.end() ? start->second : level_at(instance, list, depth).start;
    counter.at(depth) = counter.at(depth) ? *counter.at(depth) + 1 : first;
    for (std::uint32_t upper = 0; upper < depth; ++upper) {
      if (!counter.at(upper)) counter.at(upper) = level_at(instance, list, upper).start;
    }
    for (std::uint32_t deeper = depth + 1; deeper < levels; ++deeper) {
      const std::optional<std::uint32_t> restart = level_at(instance, list, deeper).restart;
      if (!restart || depth < *restart) counter.at(deeper).reset();
    }
  }

  std::string label(const Instance& instance, const List& list, std::uint32_t depth) {
    const Level& level = level_at(instance, list, depth);
    if (level.format == "bullet") {
      const std::u32string sign = text::decode(level.text);
      std::string bullet;
      for (const char32_t c : sign)
        text::append(bullet, unicode_of_symbol(level.font, c));
      return bullet;
    }
    const auto& counter = counters[list_of(instance)];
    std::string text;
    for (std::size_t i = 0; i < level.text.size(); ++i) {
      const char digit = i + 1 < level.text.size() ? level.text[i + 1] : ' ';
      if (level.text[i] != '%' || digit < '1' || digit > '9') {
        text += level.text[i];
        continue;
      }
      const auto shown = static_cast<std::uint32_t>(digit - '1');
      const std::string& format = level_at(instance, list, shown).format;
      text +=
          list_number(counter.at(shown).value_or(0), level.decimal_throughout ? "decimal" : format);
      ++i;
    }
    return text;
  }
};

DocxNumbering::DocxNumbering(const OoxmlPackage& package, const std::string& document)
    : definitions_(std::make_unique<Definitions>()) {
  const std::vector<Relation> relations = package.relations(document);
  for (const char* type : {"numbering", "styles"}) {
    const Relation* const relation = find_relation(relations, type);
    if (relation != nullptr && package.has(relation->target))
      definitions_->read_part(package, relation->target);
  }
}

DocxNumbering::~DocxNumbering() = default;

std::string DocxNumbering::next_label(Reference reference) {
  if (definitions_->instances.empty()) return "";
  definitions_->complete(reference);
  if (reference.number.value_or(0) == 0) return "";
  const auto instance = definitions_->instances.find(*reference.number);
  if (instance == definitions_->instances.end()) return "";
  const auto list = definitions_->lists.find(definitions_->list_of(instance->second));
  if (list == definitions_->lists.end()) return "";
  const std::uint32_t depth = definitions_->level_of(reference, list->second);
  definitions_->count(instance->first, instance->second, list->second, depth);
  std::string label = definitions_->label(instance->second, list->second, depth);
  if (!label.empty() && Definitions::level_at(instance->second, list->second, depth).blank_behind)
    label += ' ';
  return label;
}

}  // namespace vekha::table
