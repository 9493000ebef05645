#include "facts/read_facts.h"

#include "base/error.h"
#include "base/text.h"
#include "facts/computing_sink.h"
#include "facts/matcher.h"
#include "facts/observation_sink.h"
#include "facts/odd_values.h"
#include "facts/read_ahead.h"
#include "table/reader.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>
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

/// Counts nothing, keeps nothing: for what table::read() tells of a file.
class NoSink final : public table::Sink {
 public:
  void begin_sheet(const table::SheetHead&) override {}
  bool row(std::uint32_t, std::span<const table::Cell>) override { return false; }
  void end_sheet(std::span<const table::Range>) override {}
};

class FactsReader {
 public:
  /// `broken`: files known to break off, by index; they are rejected unread.
  FactsReader(Matcher& matcher, const std::map<std::size_t, Problem>& broken, FactStore& store)
      : matcher_(matcher), broken_(broken), store_(store) {}

  /// What is wrong with a file that broke off when some of it was in the store already.
  std::optional<Problem> read(const SourceFile& file, std::size_t index) {
    Source source;
    source.file = file.name;
    const auto known = broken_.find(index);
    if (known != broken_.end()) {
      reject(file, known->second);
    } else {
      try {
        read_into(file, static_cast<std::uint32_t>(index), source);
      } catch (const InputError& error) {
        if (store_.additions() > before_) return error.problem();
        reject(file, error.problem());
      }
    }
    before_ = store_.additions();
    facts_.sources.push_back(std::move(source));
    return std::nullopt;
  }

  Facts finish() && { return std::move(facts_); }

 private:
  void reject(const SourceFile& file, Problem problem) {
    problem.place.file = file.name;
    facts_.rejects.push_back(
        {std::move(problem), "", static_cast<std::uint32_t>(facts_.sources.size())});
  }

  void read_into(const SourceFile& file, std::uint32_t index, Source& source) {
    if (file.programme_id && !matcher_.programmes().by_id(*file.programme_id)) {
      facts_.rejects.push_back(unknown_programme(file, matcher_.programmes(), index));
      return;
    }
    if (is_copy(file, source)) return;
    if (file.mapping != nullptr && !file.mapping->computed.empty()) {
      ComputingSink sink(file, index, matcher_);
      const table::Summary summary = read_ahead(file.path, sink, options_of(file));
      FileFacts found = sink.finish();
      for (const Observation& one : found.observations)
        store_.add(one, file.rank);
      add(std::move(found), summary, source);
    } else {
      ObservationSink sink(file, index, matcher_, &store_);
      const table::Summary summary = read_ahead(file.path, sink, options_of(file));
      add(sink.finish(), summary, source);
    }
    store_.set_cell_addresses(index, source.format == "xlsx");
    first_of_bytes_.emplace(source.sha256, file.name);
  }

  static table::Options options_of(const SourceFile& file) {
    table::Options options;
    options.encoding = file.encoding;
    options.limits = file.limits;
    return options;
  }

  // Files of one size may be of one content: that is looked at before anything of them is counted.
  bool is_copy(const SourceFile& file, Source& source) {
    std::error_code unknown;
    const std::uintmax_t bytes = std::filesystem::file_size(file.path, unknown);
    if (unknown || sizes_.insert(bytes).second) return false;
    NoSink nothing;
    describe(source, table::read(file.path, nothing, options_of(file)));
    const auto first = first_of_bytes_.find(source.sha256);
    if (first == first_of_bytes_.end()) return false;
    facts_.notes.push_back(same_bytes(file, first->second));
    return true;
  }

  static void describe(Source& source, const table::Summary& summary) {
    source.sha256 = summary.sha256;
    source.bytes = summary.bytes;
    source.format = name_of(summary.format);
    source.encoding = summary.encoding;
  }

  void add(FileFacts found, const table::Summary& summary, Source& source) {
    describe(source, summary);
    set_cell_addresses(found, summary.format == table::Format::xlsx);
    source.layout = text::join(found.layouts, ", ");
    source.rows_read = found.rows_read;
    source.rows_taken = found.rows_taken;
    source.rows_rejected = found.rows_rejected;
    source.rows_skipped = found.rows_skipped;
    move_to_end(facts_.rejects, found.rejects);
    for (Problem note : summary.notes) {
      note.place.file = source.file;
      facts_.notes.push_back(std::move(note));
    }
    move_to_end(facts_.notes, found.notes);
  }

  Facts facts_;
  Matcher& matcher_;
  const std::map<std::size_t, Problem>& broken_;
  FactStore& store_;
  std::uint64_t before_ = 0;  ///< what the store was given before this file
  std::set<std::uintmax_t> sizes_;
  std::map<std::string, std::string> first_of_bytes_;  ///< by SHA-256: the file that brought them
};

}  // namespace

StoredFacts read_stored_facts(std::span<const SourceFile> files,
                              std::span<const roadmap::Programme> programmes) {
  std::vector<const SourceFile*> in_order;
  for (const SourceFile& file : files)
    in_order.push_back(&file);
  std::ranges::stable_sort(
      in_order, [](const SourceFile* a, const SourceFile* b) { return a->name < b->name; });
  Matcher matcher(programmes);
  std::map<std::size_t, Problem> broken;
  while (true) {
    StoredFacts stored;
    FactsReader reader(matcher, broken, stored.store);
    std::optional<Problem> breaks;
    for (std::size_t i = 0; i < in_order.size() && !breaks; ++i) {
      breaks = reader.read(*in_order[i], i);
      if (breaks) broken.emplace(i, *breaks);  // all is read again without it
    }
    stored.facts = std::move(reader).finish();
    if (!breaks) return stored;
  }
}

Facts read_facts(std::span<const SourceFile> files,
                 std::span<const roadmap::Programme> programmes) {
  StoredFacts stored = read_stored_facts(files, programmes);
  Facts facts = std::move(stored.facts);
  facts.observations = stored.store.everything();
  Problems contradictions = stored.store.contradictions();
  move_to_end(facts.notes, contradictions);
  tell_odd_values(facts);
  return facts;
}

}  // namespace vekha::facts
