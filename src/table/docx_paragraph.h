#pragma once

#include "table/docx_alternatives.h"
#include "table/docx_fields.h"
#include "table/docx_numbering.h"
#include "table/xml_scanner.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace vekha::table {

/// The paragraphs of a cell, a text box or the document's body, one after the other.
class DocxFlow {
 public:
  /// `label`: the automatic number. `joined`: the mark at the end was deleted with tracked changes,
  /// so this text goes on in the next paragraph and is numbered as that one is.
  void add(std::string label, std::string text, bool joined);
  std::vector<std::string> take();

 private:
  std::vector<std::string> paragraphs_;
  std::string unfinished_;
  bool has_unfinished_ = false;
};

/// Reads what stands in a text box, after its start and up to and with its end.
class DocxBoxReader {
 public:
  virtual ~DocxBoxReader() = default;
  virtual void read_box(DocxFlow& flow) = 0;
};

/// Reads paragraphs as Word shows them: runs joined, insertions in, deletions out, the results of
/// fields, breaks as
/// \n, tabs as \t, the automatic number in front. Page breaks, soft hyphens, hidden text, footnote
/// marks are left out.
class DocxParagraphReader {
 public:
  DocxParagraphReader(XmlScanner& xml, DocxAlternatives& alternatives, DocxNumbering& numbering,
                      DocxBoxReader& boxes)
      : xml_(&xml), alternatives_(&alternatives), numbering_(&numbering), boxes_(&boxes) {}

  /// After the start of w:p, up to and with its end. The paragraphs of its text boxes come first.
  void read(DocxFlow& flow);

  /// A cell or a text box begins: fields that are open outside have no say in it. Returns them, to
  /// be given back to leave().
  DocxFields enter() { return std::exchange(fields_, {}); }
  void leave(DocxFields outer) { fields_ = std::move(outer); }

  std::uint64_t footnote_marks() const { return footnote_marks_; }
  std::uint64_t hidden_runs() const { return hidden_runs_; }

 private:
  /// Of the paragraph being read; text boxes hold paragraphs of their own, so it is no member.
  struct State {
    std::string text;
    std::string label;
    bool joined = false;
    bool run_hidden = false;
    bool has_properties = false;
  };

  void read_start(State& state, DocxFlow& flow);
  void read_text(State& state);
  void read_symbol(State& state) const;
  void read_break(State& state) const;
  void read_properties(State& state);
  void read_run_properties(State& state);
  bool is_on() const;

  XmlScanner* xml_;
  DocxAlternatives* alternatives_;
  DocxNumbering* numbering_;
  DocxBoxReader* boxes_;
  DocxFields fields_;
  std::uint64_t footnote_marks_ = 0;
  std::uint64_t hidden_runs_ = 0;
};

}  // namespace vekha::table
