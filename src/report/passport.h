#pragma once

#include "report/phrases.h"
#include "roadmap/decision.h"
#include "roadmap/programme.h"

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

/// The passport of a road map as sheets of texts, before any file format. What stands in it and how
/// it is read back: docs/formats/passport.md.
namespace vekha::report {

enum class PassportField { words, text, number, date };

struct PassportColumn {
  std::string name;   ///< in the hidden row; a person may move the column
  double width = 12;  ///< in characters; 0: the column is hidden
  PassportField field = PassportField::words;
  bool open = false;  ///< a person may write into it
  std::string list;   ///< drop-down: name of a list; empty: none
};

enum class PassportMark { none, remark, asked, decided };

struct PassportLine {
  std::vector<std::string> cells;  ///< as many as columns
  PassportMark mark = PassportMark::none;
};

struct PassportSheet {
  std::string key;  ///< its words are the phrases "passport.<key>.…"
  std::vector<PassportColumn> columns;
  std::vector<PassportLine> lines;
};

/// A drop-down list: the word shown and the code it stands for.
struct PassportList {
  std::string name;
  std::vector<std::pair<std::string, std::string>> words;
};

struct PassportBook {
  std::string title;
  std::string summary;  ///< «Вопросов: 5, решено: 2»
  std::vector<PassportSheet> sheets;
  std::vector<PassportList> lists;
  std::vector<std::pair<std::string, std::string>> meta;
  std::vector<std::string> keys;  ///< of the rows of indicators, to tell deleted ones
};

/// The same road map twice: as Vekha read it, and with the decisions in place.
struct PassportInput {
  const roadmap::Programme& read;
  const roadmap::Programme& decided;
  std::span<const roadmap::Decision> decisions;
};

PassportBook build_passport(const PassportInput& input, const Phrases& phrases);

}  // namespace vekha::report
