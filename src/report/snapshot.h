#pragma once

#include "base/date.h"
#include "evaluation/evaluation.h"
#include "facts/observation.h"
#include "facts/submissions.h"
#include "report/changes.h"
#include "roadmap/programme.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// Everything that any page, sheet or note shows, once. Renderers read nothing else.
namespace vekha::report {

/// Settings of the open data: what a passport says of its owner. Empty texts are shown as not
/// stated.
struct OpenDataOwner {
  std::string inn;          ///< taxpayer's number of the office, first part of the sets' names
  std::string responsible;  ///< a post, not a person
  std::string phone;
  std::string email;
  std::string licence;  ///< address of the terms of use
  std::optional<Date> first_published;
};

struct Office {
  std::string name;
  std::string short_name;
  std::string site_address;  ///< "https://…", without a slash at the end; empty: none
  std::string contact;       ///< of the office, not of a person
  OpenDataOwner open_data;
};

/// State of a measure at the end of one month.
struct MonthCell {
  enum class Kind { off, state };  ///< off: nothing is planned and nothing done in that month
  Kind kind = Kind::off;
  evaluation::Status status = evaluation::Status::not_due;
  std::string text;  ///< «1/5» where a count says more than a symbol; else empty
};

struct Month {
  int year = 0;
  unsigned month = 0;
  bool operator==(const Month&) const = default;
};

struct MeasureReport {
  roadmap::Measure measure;
  std::size_t section = 0;  ///< index into ProgrammeReport::sections
  evaluation::MeasureResult result;
  std::vector<facts::Observation> observations;  ///< all of this measure, by period, then place
  std::vector<MonthCell> months;                 ///< one for each of ProgrammeReport::months
  std::vector<roadmap::Decision> decisions;

  /// The dates that it is judged on; where the evaluation names none, those of its term.
  const std::vector<Date>& due_dates() const {
    return result.due.empty() ? measure.term_reading.due : result.due;
  }
};

struct SectionReport {
  std::string id;  ///< for addresses: "s1", "s2" …
  std::string number;
  std::string title;
  std::string table;  ///< title of its table, where the programme has several
  evaluation::Rollup rollup;
  std::vector<std::size_t> measures;  ///< indices into ProgrammeReport::measures
};

struct ExecutorReport {
  std::string id;
  std::string name;
  evaluation::Rollup rollup;
  std::vector<std::size_t> measures;
};

struct ProgrammeReport {
  std::string id;
  std::string title;
  std::string organisation;
  std::string file;
  std::string sha256;
  std::optional<Period> period;
  std::optional<roadmap::Approval> approval;
  Period window{};  ///< reporting window that was used
  evaluation::Rollup rollup;
  std::vector<SectionReport> sections;
  std::vector<ExecutorReport> executors;
  std::map<int, evaluation::Rollup> years;  ///< by the year in which a measure was judged
  std::map<std::string, evaluation::UnitResult> units;  ///< what each school did, by name
  std::vector<MeasureReport> measures;
  std::vector<std::size_t> attention;  ///< what needs attention, worst first
  std::vector<Month> months;           ///< heads of the matrix
  std::vector<roadmap::Question> questions;
  std::vector<roadmap::Orphan> orphans;
  Problems remarks;
};

struct Snapshot {
  std::string
      id;  ///< first 16 hexadecimal digits of the SHA-256 over everything below but `changes`
  std::string version;  ///< of Vekha
  Office office;
  Date as_of{};
  evaluation::Method method;
  std::vector<ProgrammeReport> programmes;
  std::vector<facts::Source> sources;
  std::vector<facts::Reject> rejects;
  Problems notes;
  /// Schools of the office's list without a report for the last period that is over, by name.
  std::vector<facts::Silence> not_submitted;
  Problems
      held_back;    ///< names and small groups taken out, for the methodist alone: no face reads it
  Changes changes;  ///< against the release before; not in the id, which is of this state alone
};

}  // namespace vekha::report
