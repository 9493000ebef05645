#include "facts/read_facts.h"

#include "base/error.h"
#include "base/text.h"
#include "facts/computing_sink.h"
#include "facts/contradictions.h"
#include "facts/matcher.h"
#include "facts/observation_sink.h"
#include "facts/odd_values.h"
#include "table/reader.h"

#include <algorithm>
#include <map>
#include <vector>

namespace vekha::facts {

namespace {

std::string_view name_of(table::Format format) {
  switch (format) {
    case table::Format::csv: return "csv";
    case table::Format::xlsx: return "xlsx";
    case table::Format::docx: return "docx";
  }
  return "";
}

Reject unknown_programme(const SourceFile& file, const ProgrammeIndex& programmes,
                         std::uint32_t source) {
  std::vector<std::string> known;
  for (const roadmap::Programme& programme : programmes.all())
    known.push_back(programme.id);
  return {problem_of(programme_unknown(*file.programme_id, known), {file.name, "", 0, 0, false}),
          "", source};
}

Problem same_bytes(const SourceFile& file, const std::string& first) {
  return {{file.name, "", 0, 0, false},
          "duplicate_file",
          {"тот же файл, что и «" + first + "»: учтён один раз",
           "the same file as «" + first + "»: counted once"},
          {"удалите лишнюю копию", "remove the copy"},
          Severity::remark};
}

// Cells of a workbook have addresses; whether it is one is known when the file has been read.
void set_cell_addresses(FileFacts& facts, bool addresses) {
  for (Observation& one : facts.observations)
    one.place.cell_address = addresses;
  for (Reject& one : facts.rejects)
    one.problem.place.cell_address = addresses;
  for (Problem& one : facts.notes)
    one.place.cell_address = addresses;
}

template <typename Item>
void move_to_end(std::vector<Item>& all, std::vector<Item>& some) {
  std::move(some.begin(), some.end(), std::back_inserter(all));
}

class FactsReader {
 public:
  explicit FactsReader(std::span<const roadmap::Programme> programmes) : matcher_(programmes) {}

  void read(const SourceFile& file) {
    const auto index = static_cast<std::uint32_t>(facts_.sources.size());
    Source source;
    source.file = file.name;
    ranks_.push_back(file.rank);
    try {
      read_into(file, index, source);
    } catch (const InputError& error) {
      Problem problem = error.problem();
      problem.place.file = file.name;
      facts_.rejects.push_back({std::move(problem), "", index});
    }
    facts_.sources.push_back(std::move(source));
  }

  Facts finish() {
    settle_contradictions(facts_, ranks_);
    tell_odd_values(facts_);
    return std::move(facts_);
  }

 private:
  void read_into(const SourceFile& file, std::uint32_t index, Source& source) {
    if (file.programme_id && !matcher_.programmes().by_id(*file.programme_id)) {
      facts_.rejects.push_back(unknown_programme(file, matcher_.programmes(), index));
      return;
    }
    if (file.mapping != nullptr && !file.mapping->computed.empty()) {
      read_through<ComputingSink>(file, index, source);
    } else {
      read_through<ObservationSink>(file, index, source);
    }
  }

  template <typename Sink>
  void read_through(const SourceFile& file, std::uint32_t index, Source& source) {
    Sink sink(file, index, matcher_);
    table::Options options;
    options.encoding = file.encoding;
    options.limits = file.limits;
    const table::Summary summary = table::read(file.path, sink, options);
    source.sha256 = summary.sha256;
    source.bytes = summary.bytes;
    source.format = name_of(summary.format);
    source.encoding = summary.encoding;
    const auto [first, is_new] = first_of_bytes_.emplace(summary.sha256, file.name);
    if (!is_new) {
      facts_.notes.push_back(same_bytes(file, first->second));
      return;
    }
    add(sink.finish(), summary, source);
  }

  void add(FileFacts found, const table::Summary& summary, Source& source) {
    set_cell_addresses(found, summary.format == table::Format::xlsx);
    source.layout = text::join(found.layouts, ", ");
    source.rows_read = found.rows_read;
    source.rows_taken = found.rows_taken;
    source.rows_rejected = found.rows_rejected;
    source.rows_skipped = found.rows_skipped;
    move_to_end(facts_.observations, found.observations);
    move_to_end(facts_.rejects, found.rejects);
    for (Problem note : summary.notes) {
      note.place.file = source.file;
      facts_.notes.push_back(std::move(note));
    }
    move_to_end(facts_.notes, found.notes);
  }

  Facts facts_;
  std::vector<int> ranks_;  ///< of facts_.sources
  Matcher matcher_;
  std::map<std::string, std::string> first_of_bytes_;  ///< by SHA-256: the file that brought them
};

}  // namespace

Facts read_facts(std::span<const SourceFile> files,
                 std::span<const roadmap::Programme> programmes) {
  std::vector<const SourceFile*> in_order;
  for (const SourceFile& file : files)
    in_order.push_back(&file);
  std::stable_sort(in_order.begin(), in_order.end(),
                   [](const SourceFile* a, const SourceFile* b) { return a->name < b->name; });
  FactsReader reader(programmes);
  for (const SourceFile* file : in_order)
    reader.read(*file);
  return reader.finish();
}

}  // namespace vekha::facts
