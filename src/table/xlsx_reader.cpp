#include "table/xlsx_reader.h"

#include "table/fault.h"
#include "table/merged_cells.h"
#include "table/xlsx_merges.h"
#include "table/xlsx_sheet.h"

#include <algorithm>
#include <utility>

namespace vekha::table {

namespace {

/// Up to this size a sheet is inflated twice, first for the merged ranges that stand behind its
/// rows.
constexpr std::uint64_t merged_looked_up_to = 64ULL << 20;

struct SheetEntry {
  std::string name;
  Visibility visibility = Visibility::visible;
  std::string relation;
};

Visibility visibility_of(const std::string& state) {
  if (state == "hidden") return Visibility::hidden;
  return state == "veryHidden" ? Visibility::very_hidden : Visibility::visible;
}

class WorkbookReader {
 public:
  WorkbookReader(const OoxmlPackage& package, const std::string& part, Sink& sink, Summary& summary)
      : package_(&package),
        part_(part),
        relations_(package.relations(part)),
        sink_(&sink),
        summary_(&summary),
        cells_left_(package.archive().limits().cells) {}

  void read() {
    read_workbook();
    if (const auto part = part_of("styles")) {
      const auto source = package_->open(*part);
      XmlScanner xml = scanner(*source);
      book_.styles = XlsxStyles(xml);
    }
    if (const auto part = part_of("sharedStrings")) {
      const auto source = package_->open(*part);
      XmlScanner xml = scanner(*source);
      book_.strings = XlsxSharedStrings(xml);
    }
    std::uint32_t number = 0;
    for (const SheetEntry& sheet : sheets_)
      read_sheet(sheet, ++number);
  }

 private:
  XmlScanner scanner(ByteSource& source) const {
    return {source, {.file = package_->file()}, package_->bounds()};
  }

  std::optional<std::string> part_of(std::string_view type) const {
    const Relation* const relation = find_relation(relations_, type);
    if (relation == nullptr || !package_->has(relation->target)) return std::nullopt;
    return relation->target;
  }

  void read_workbook() {
    const auto source = package_->open(part_);
    XmlScanner xml = scanner(*source);
    for (XmlEvent event = xml.next(); event != XmlEvent::finish; event = xml.next()) {
      if (event != XmlEvent::start) continue;
      if (xml.name() == "workbookPr") {
        const std::string epoch = xml.attribute("date1904").value_or("");
        book_.epoch_1904 = epoch == "1" || epoch == "true";
      } else if (xml.name() == "sheet" && xml.depth() == 3) {
        sheets_.push_back({.name = xml.attribute("name").value_or(""),
                           .visibility = visibility_of(xml.attribute("state").value_or("")),
                           .relation = xml.attribute("id").value_or("")});
      }
    }
    summary_->epoch_1904 = book_.epoch_1904;
    if (sheets_.empty())
      refuse_damaged({.file = package_->file()},
                     {"в книге нет листов", "the workbook has no sheets"});
  }

  /// The sheet's part by its relation, or by the usual name when relations are missing.
  std::string part_of_sheet(const SheetEntry& sheet, std::uint32_t number) const {
    const auto found =
        std::find_if(relations_.begin(), relations_.end(),
                     [&sheet](const Relation& relation) { return relation.id == sheet.relation; });
    if (found != relations_.end() && package_->has(found->target)) return found->target;
    return resolve_part(part_, "worksheets/sheet" + std::to_string(number) + ".xml");
  }

  bool is_worksheet(const SheetEntry& sheet) const {
    const auto found =
        std::find_if(relations_.begin(), relations_.end(),
                     [&sheet](const Relation& relation) { return relation.id == sheet.relation; });
    return found == relations_.end() || found->type == "worksheet";
  }

  void note(const SheetEntry& sheet, const char* code, Words text, Words advice) {
    summary_->notes.push_back({.place = {.file = package_->file(), .sheet = sheet.name},
                               .code = code,
                               .text = std::move(text),
                               .advice = std::move(advice),
                               .severity = Severity::remark});
  }

  void read_sheet(const SheetEntry& sheet, std::uint32_t number) {
    if (!is_worksheet(sheet)) {
      note(sheet, "sheet_without_cells",
           {"лист диаграммы или диалога: ячеек нет", "a chart or dialog sheet: it has no cells"},
           {});
      return;
    }
    if (sheet.visibility != Visibility::visible) {
      note(sheet, "hidden_sheet", {"лист скрыт, но прочитан", "the sheet is hidden, but was read"},
           {});
    }
    const std::string part = part_of_sheet(sheet, number);
    MergedCells merged(merged_ranges(part));
    sink_->begin_sheet({.name = sheet.name, .visibility = sheet.visibility, .text_above = {}});
    const auto source = package_->open(part);
    const Place place{.file = package_->file(), .sheet = sheet.name};
    XmlScanner xml(*source, place, package_->bounds());
    XlsxSheetReader reader(xml, book_, place, cells_left_);
    const XlsxSheetReader::Facts facts = reader.read(*sink_, merged, package_->archive().limits());
    sink_->end_sheet(merged.ranges().empty() ? facts.merged : merged.ranges());
    note_facts(sheet, facts, !facts.merged.empty() && merged.ranges().empty());
  }

  std::vector<Range> merged_ranges(const std::string& part) const {
    const ZipArchive::Entry* const entry = package_->archive().find(part);
    if (entry == nullptr || entry->size > merged_looked_up_to) return {};
    const auto source = package_->open(part);
    return find_merged_ranges(*source);
  }

  void note_facts(const SheetEntry& sheet, const XlsxSheetReader::Facts& facts, bool unblanked) {
    if (facts.hidden_rows > 0) {
      const std::string count = std::to_string(facts.hidden_rows);
      note(sheet, "hidden_rows",
           {"скрыто строк: " + count + "; они прочитаны", count + " hidden rows; they were read"},
           {});
    }
    if (facts.hidden_columns > 0) {
      const std::string count = std::to_string(facts.hidden_columns);
      note(sheet, "hidden_columns",
           {"скрыто столбцов: " + count + "; они прочитаны",
            count + " hidden columns; they were read"},
           {});
    }
    if (facts.dateless > 0) {
      const std::string count = std::to_string(facts.dateless);
      note(sheet, "date_without_day",
           {"чисел в формате даты, которым нет даты: " + count,
            count + " numbers formatted as dates that have no date"},
           {"проверьте эти ячейки", "check these cells"});
    }
    if (unblanked) {
      note(sheet, "merged_not_blanked",
           {"лист велик: значения под объединёнными ячейками не скрыты",
            "a large sheet: values under merged cells are shown"},
           {});
    }
  }

  const OoxmlPackage* package_;
  std::string part_;
  std::vector<Relation> relations_;
  Sink* sink_;
  Summary* summary_;
  std::uint64_t cells_left_;
  XlsxBook book_;
  std::vector<SheetEntry> sheets_;
};

}  // namespace

void read_xlsx(const OoxmlPackage& package, const std::string& workbook, Sink& sink,
               Summary& summary) {
  WorkbookReader(package, workbook, sink, summary).read();
}

}  // namespace vekha::table
