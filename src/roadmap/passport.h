#pragma once

#include "base/date.h"
#include "base/problem.h"
#include "roadmap/decision.h"
#include "roadmap/programme.h"
#include "table/table.h"

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The passport of a road map («паспорт.xlsx»): how its plans and terms were read, as a workbook
/// that a methodist corrects and that is read back. docs/formats/passport.md describes the file.
namespace vekha::roadmap {

/// Stable names that stand in the hidden row above the heads; columns are found by them wherever a
/// person has moved them.
namespace passport {

inline constexpr std::string_view format = "vekha-passport-1";

/// The columns with a reading, which a person may change; beside each "was.<name>" keeps what Vekha
/// had read.
inline constexpr std::array<std::string_view, 9> plan_columns = {
    "kind", "comparator", "value", "value_max", "unit", "base", "scope", "direction", "years"};
inline constexpr std::array<std::string_view, 4> term_columns = {"term_kind", "start", "due",
                                                                 "frequency"};
inline constexpr std::string_view executors_column = "executors";

}  // namespace passport

/// A cell that a person may have filled in; "" when blank.
struct PassportCell {
  std::string text;
  Place place;
};

/// A line of the sheet of indicators, of questions or of executors, by the columns' names.
struct PassportRow {
  std::string key;  ///< "1.2", for a further value of the same measure "1.2#2"; of a question its
                    ///< code and number; of an executor the name as printed
  std::map<std::string, PassportCell, std::less<>> cells;
  Place place;

  const PassportCell& cell(std::string_view name) const;  ///< blank when there is none
  const std::string& text(std::string_view name) const { return cell(name).text; }
};

struct Passport {
  std::string file;           ///< name without folders
  std::string sha256;         ///< of the passport
  std::optional<Date> saved;  ///< as the spreadsheet program noted it
  std::string document;       ///< file name of the road map that it was made of
  std::string document_sha256;
  std::string title;              ///< of that road map
  std::vector<std::string> keys;  ///< of the rows that it was made with
  std::vector<PassportRow> rows;
  std::vector<PassportRow> answers;  ///< sheet of the document's questions
  std::vector<PassportRow> executors;
  /// Words of the drop-down lists by list and word in lower case: {"kind", "процент"} → "percent".
  std::map<std::pair<std::string, std::string>, std::string> words;
  Problems problems;  ///< rows and columns that are missing, double or new
};

/// Whether the workbook was written by `vekha plan`.
bool is_passport(const table::Document& document);

/// Throws InputError when it is none, or nothing of it can be told apart any more.
Passport read_passport(const table::Document& document, std::optional<Date> saved = std::nullopt);

/// What was filled in, as decisions on the measures of `programme` as it was read from its document
/// now: the same document or a later redaction. A decision follows its measure; one whose text has
/// changed comes back as a question of `programme`.
struct PassportDecisions {
  std::vector<Decision> decisions;
  std::vector<Question> questions;  ///< what no longer fits
  Problems problems;  ///< cell by cell what can't be used; remarks on moved, reworded, removed
};
PassportDecisions decisions_in(const Passport& passport, const Programme& programme);

/// Text of a column of readings as the passport shows it, in words of machines: kinds and the like
/// by their codes. `name` is one of the columns above.
std::string plan_text(const PlanReading& reading, std::string_view name);
std::string term_text(const TermReading& reading, std::string_view name);
std::string executors_text(const std::vector<Executor>& executors);

/// Whether the column's words come from a drop-down list of that name.
bool has_list(std::string_view column);

/// Names of a list's codes: "kind" → "count", "percent" …; empty for a list that is not known.
std::vector<std::string> codes_of_list(std::string_view list);

}  // namespace vekha::roadmap
