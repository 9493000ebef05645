#pragma once

#include "facts/fault.h"
#include "facts/measure_index.h"
#include "facts/programme_index.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace vekha::facts {

/// Which measure of which road map a row is about, or why that cannot be told.
struct Matched {
  const roadmap::Programme* programme = nullptr;
  const roadmap::Measure* measure = nullptr;
  std::vector<std::string> flags;
  std::optional<Fault> fault;
};

/// All road maps of a workspace as exports name them. Remembers its answers, so that a million rows
/// of a hundred measures cost a hundred searches. Not for several threads.
class Matcher {
 public:
  explicit Matcher(std::span<const roadmap::Programme> programmes);

  /// `given`: the programme that the file, the title above the table or the settings name; else
  /// what the row says.
  const Matched& match(const roadmap::Programme* given, const std::string& programme_name,
                       const MeasureKeys& keys);

  const ProgrammeIndex& programmes() const { return programmes_; }
  bool is_section(const roadmap::Programme* programme, std::string_view text) const;

 private:
  const MeasureIndex& measures_of(const roadmap::Programme& programme) const;
  Matched search(const roadmap::Programme* given, const std::string& programme_name,
                 const MeasureKeys& keys) const;
  Matched search_all(const MeasureKeys& keys) const;
  Matched search_in(const roadmap::Programme& programme, const MeasureKeys& keys) const;
  std::vector<std::string> names() const;

  ProgrammeIndex programmes_;
  mutable std::map<const roadmap::Programme*, MeasureIndex> measures_;  ///< made when needed
  std::unordered_map<std::string, Matched> known_;
};

}  // namespace vekha::facts
