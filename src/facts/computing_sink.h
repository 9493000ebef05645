#pragma once

#include "facts/mapping.h"
#include "facts/matcher.h"
#include "facts/read_facts.h"
#include "facts/row_reader.h"
#include "table/reader.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace vekha::facts {

/// Works the mapping's figures out of the rows as they are read; keeps sums, not rows.
class ComputingSink final : public table::Sink {
 public:
  /// `file` (with a mapping) and `matcher` must outlive the sink.
  ComputingSink(const SourceFile& file, std::uint32_t source, Matcher& matcher);

  void begin_sheet(const table::SheetHead& head) override;
  bool row(std::uint32_t number, std::span<const table::Cell> cells) override;
  void end_sheet(std::span<const table::Range>) override {}

  /// A file without the columns that the formulas name is a reject that says which. Call it once.
  FileFacts finish();

 private:
  struct Sum {
    std::int64_t rows = 0;
    std::int64_t numbers = 0;
    Decimal total;
    std::optional<Decimal> least;
    std::optional<Decimal> greatest;
    std::optional<Decimal> latest;
    std::set<std::string> texts;
  };
  struct Group {
    std::string label;
    std::vector<Sum> sums;  ///< of all calls of the figure's formulas, in order
    std::int64_t rows = 0;
  };
  struct Figure {
    const Computed* computed = nullptr;
    std::vector<const Call*> calls;
    std::map<std::string, Group> groups;  ///< by plain key of the unit
  };

  bool find_columns(std::uint32_t number, std::span<const table::Cell> cells);
  void add(Figure& figure, std::span<const table::Cell> cells);
  void add_to(Sum& sum, const Call& call, std::span<const table::Cell> cells) const;
  bool holds(const std::vector<Condition>& all, std::span<const table::Cell> cells) const;
  const table::Cell& at(const std::string& column, std::span<const table::Cell> cells) const;
  std::optional<Decimal> result(const Sum& sum, const Call& call) const;
  std::optional<Decimal> evaluate(const Formula& formula, const Figure& figure,
                                  const Group& group) const;
  void tell(const Figure& figure, const Group& group, FileFacts& out);

  const SourceFile& file_;
  const Mapping& mapping_;
  std::uint32_t source_;
  Matcher& matcher_;
  FileFacts facts_;
  std::set<std::string> wanted_;   ///< columns that formulas and conditions name
  std::set<std::string> missing_;  ///< of the likeliest head row seen
  std::map<std::string, std::size_t, std::less<>> columns_;  ///< by key of head: index
  std::set<std::string> listed_;                             ///< plain keys of the list of schools
  std::vector<Figure> figures_;
  std::string sheet_;
  Place head_;
  bool any_head_ = false;
  bool below_head_ = false;
};

}  // namespace vekha::facts
