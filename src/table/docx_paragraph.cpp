#include "table/docx_paragraph.h"

#include "base/text.h"
#include "table/docx_symbols.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace vekha::table {

namespace {

bool is_skipped(std::string_view name) {
  static constexpr std::array<std::string_view, 9> skipped{
      "del", "moveFrom", "instrText", "delText",      "delInstrText",
      "rt",  "sdtPr",    "sdtEndPr",  "annotationRef"};
  return std::ranges::find(skipped, name) != skipped.end();
}

}  // namespace

void DocxFlow::add(std::string label, std::string text, bool joined) {
  if (has_unfinished_) text.insert(0, unfinished_);
  has_unfinished_ = joined;
  if (joined) {
    unfinished_ = std::move(text);
    return;
  }
  if (text.empty() && label.ends_with(' ')) label.pop_back();
  paragraphs_.push_back(label + text);
}

std::vector<std::string> DocxFlow::take() {
  if (has_unfinished_) paragraphs_.push_back(std::move(unfinished_));
  has_unfinished_ = false;
  return std::exchange(paragraphs_, {});
}

void DocxParagraphReader::read(DocxFlow& flow) {
  State state;
  const std::uint32_t outside = xml_->depth() - 1;
  for (XmlEvent event = xml_->next(); event != XmlEvent::end || xml_->depth() != outside;
       event = xml_->next()) {
    if (event == XmlEvent::start) {
      if (!alternatives_->handles_start()) read_start(state, flow);
    } else if (event == XmlEvent::end) {
      alternatives_->handle_end();
    }
  }
  if (!state.has_properties) state.label = numbering_->next_label({});
  flow.add(std::move(state.label), std::move(state.text), state.joined);
}

void DocxParagraphReader::read_start(State& state, DocxFlow& flow) {
  if (xml_->is("t", XmlNamespace::math)) return read_text(state);
  if (xml_->space() != XmlNamespace::word) return;
  const std::string_view name = xml_->name();
  if (name == "t") return read_text(state);
  if (is_skipped(name)) return xml_->skip_element();
  if (name == "r") {
    state.run_hidden = false;
  } else if (name == "pPr") {
    read_properties(state);
  } else if (name == "rPr") {
    read_run_properties(state);
  } else if (name == "fldChar") {
    state.text += fields_.read_mark(*xml_);
  } else if (fields_.hides_text() && name != "txbxContent") {
    return;
  } else if (name == "tab" || name == "ptab") {
    state.text += '\t';
  } else if (name == "br" || name == "cr") {
    read_break(state);
  } else if (name == "noBreakHyphen") {
    state.text += '-';
  } else if (name == "sym") {
    read_symbol(state);
  } else if (name == "footnoteReference" || name == "endnoteReference") {
    ++footnote_marks_;
  } else if (name == "txbxContent") {
    boxes_->read_box(flow);
  }
}

void DocxParagraphReader::read_text(State& state) {
  std::string text = xml_->read_text();
  if (fields_.hides_text()) return;
  if (!state.run_hidden) {
    state.text += text;
    fields_.text_was_shown();
  } else if (!text.empty()) {
    ++hidden_runs_;
  }
}

void DocxParagraphReader::read_break(State& state) const {
  const std::string type = xml_->attribute("type").value_or("textWrapping");
  if (type == "textWrapping") state.text += '\n';
}

void DocxParagraphReader::read_symbol(State& state) const {
  const std::string code = xml_->attribute("char").value_or("");
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), value, 16);
  if (error != std::errc{}) return;
  text::append(state.text, unicode_of_symbol(xml_->attribute("font").value_or(""), value));
}

bool DocxParagraphReader::is_on() const {
  const std::string value = xml_->attribute("val").value_or("true");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

void DocxParagraphReader::read_run_properties(State& state) {
  const std::uint32_t outside = xml_->depth() - 1;
  for (XmlEvent event = xml_->next(); event != XmlEvent::end || xml_->depth() != outside;
       event = xml_->next()) {
    if (event == XmlEvent::start && xml_->is("vanish", XmlNamespace::word))
      state.run_hidden = is_on();
  }
}

void DocxParagraphReader::read_properties(State& state) {
  DocxNumbering::Reference reference;
  const std::uint32_t outside = xml_->depth() - 1;
  const auto number = [this]() {
    const std::string text = xml_->attribute("val").value_or("");
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} ? std::optional<std::uint32_t>(value) : std::nullopt;
  };
  for (XmlEvent event = xml_->next(); event != XmlEvent::end || xml_->depth() != outside;
       event = xml_->next()) {
    if (event != XmlEvent::start || xml_->space() != XmlNamespace::word) continue;
    const std::string_view name = xml_->name();
    if (name == "pStyle") {
      reference.style = xml_->attribute("val").value_or("");
    } else if (name == "numId") {
      reference.number = number();
    } else if (name == "ilvl") {
      reference.level = number();
    } else if (name == "del" || name == "moveFrom") {
      state.joined = true;
    } else if (name == "pPrChange" || name == "numberingChange" || name == "sectPr") {
      xml_->skip_element();
    }
  }
  state.has_properties = true;
  if (!state.joined) state.label = numbering_->next_label(std::move(reference));
}

}  // namespace vekha::table
