#include "table/xlsx_reader.h"

#include "base/text.h"
#include "table/fault.h"
#include "table/merged_cells.h"
#include "table/xlsx_preview.h"
#include "table/xlsx_row_sorter.h"
#include "table/xlsx_sheet.h"

#include <algorithm>
#include <map>
#include <utility>

namespace vekha::table {

namespace {

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
      constexpr std::uint64_t most = 64ULL << 20;
      const auto source = package_->open_kept(*part, most);
      XmlScanner xml = scanner(*source);
      book_.styles = XlsxStyles(xml);
    }
    if (const auto part = part_of("sharedStrings")) {
      const auto source = package_->open(*part);
      XmlScanner xml = scanner(*source);
      book_.strings = XlsxSharedStrings(xml, package_->archive().limits().held_bytes);
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
    std::string part =
        relation != nullptr ? relation->target : resolve_part(part_, std::string(type) + ".xml");
    return package_->has(part) ? std::optional(std::move(part)) : std::nullopt;
  }

  void read_workbook() {
    const auto source = package_->open_kept(part_);
    XmlScanner xml = scanner(*source);
    std::uint32_t list = 0;  // depth of the sheets' list; it may stand in mc:AlternateContent
    for (XmlEvent event = xml.next(); event != XmlEvent::finish; event = xml.next()) {
      if (event != XmlEvent::start) continue;
      if (xml.name() == "sheets" && sheets_.empty()) list = xml.depth();
      if (xml.name() == "sheets" && !sheets_.empty()) list = 0;  // another choice of the same
      if (xml.name() == "workbookPr" && xml.depth() == 2) {
        const std::string epoch = xml.attribute("date1904").value_or("");
        book_.epoch_1904 = epoch == "1" || epoch == "true";
      } else if (xml.name() == "sheet" && list > 0 && xml.depth() == list + 1) {
        sheets_.push_back({.name = xml.attribute("name").value_or(""),
                           .visibility = visibility_of(xml.attribute("state").value_or("")),
                           .relation = xml.attribute("id").value_or("")});
      }
    }
    summary_->epoch_1904 = book_.epoch_1904;
    if (sheets_.size() > package_->archive().limits().parts) {
      refuse_limit({.file = package_->file()}, {"слишком много листов", "too many sheets"});
    }
    if (sheets_.empty())
      refuse_damaged({.file = package_->file()},
                     {"в книге нет листов", "the workbook has no sheets"});
  }

  bool is_of_a_sheet(const std::string& part) const {
    return std::ranges::any_of(relations_, [&](const Relation& relation) {
      const auto own = [&](const SheetEntry& sheet) { return sheet.relation == relation.id; };
      return relation.target == part && std::ranges::any_of(sheets_, own);
    });
  }

  /// The sheet's part by its relation, or by the usual name when there is none and the part of that
  /// name is no other sheet's.
  std::string part_of_sheet(const SheetEntry& sheet, std::uint32_t number) const {
    const auto found = std::ranges::find_if(
        relations_, [&sheet](const Relation& relation) { return relation.id == sheet.relation; });
    if (found != relations_.end() && package_->has(found->target)) return found->target;
    const std::string usual =
        resolve_part(part_, "worksheets/sheet" + std::to_string(number) + ".xml");
    if (!is_of_a_sheet(usual)) return usual;
    return found != relations_.end() ? found->target : sheet.relation;
  }

  /// Macro sheets of Excel 4 have cells like worksheets; charts and dialogs have none.
  bool has_cells(const SheetEntry& sheet) const {
    const auto found = std::ranges::find_if(
        relations_, [&sheet](const Relation& relation) { return relation.id == sheet.relation; });
    return found == relations_.end() ||
           (found->type != "chartsheet" && found->type != "dialogsheet");
  }

  void note(const SheetEntry& sheet, const char* code, Words text, Words advice,
            Severity severity = Severity::remark) {
    summary_->notes.push_back({.place = {.file = package_->file(), .sheet = sheet.name},
                               .code = code,
                               .text = std::move(text),
                               .advice = std::move(advice),
                               .severity = severity});
  }

  void read_sheet(const SheetEntry& sheet, std::uint32_t number) {
    if (!has_cells(sheet)) {
      note(sheet, "sheet_without_cells",
           {"лист диаграммы или диалога: ячеек нет", "a chart or dialog sheet: it has no cells"},
           {});
      return;
    }
    const std::string part = part_of_sheet(sheet, number);
    if (!package_->has(part)) {
      note(sheet, "sheet_missing",
           {"листа нет в файле: нет части " + part,
            "the sheet is not in the file: part " + part + " is missing"},
           {"откройте книгу в Excel или LibreOffice и сохраните заново",
            "open the workbook in Excel or LibreOffice and save it again"},
           Severity::warning);
      return;
    }
    if (sheet.visibility != Visibility::visible) {
      note(sheet, "hidden_sheet", {"лист скрыт, но прочитан", "the sheet is hidden, but was read"},
           {});
    }
    constexpr int most_sheets_of_a_part = 16;
    if (++times_read_[text::to_lower(part)] > most_sheets_of_a_part) {
      refuse_damaged({.file = package_->file(), .sheet = sheet.name},
                     {"слишком много листов из одной части " + part,
                      "too many sheets are of one part, " + part});
    }
    sink_->begin_sheet({.name = sheet.name, .visibility = sheet.visibility, .text_above = {}});
    read_part(sheet, part);
  }

  void read_part(const SheetEntry& sheet, const std::string& part) {
    XlsxPreview preview = preview_sheet(*package_->open(part));
    MergedCells merged(std::move(preview.merged));
    const auto source = package_->open(part);
    const Place place{.file = package_->file(), .sheet = sheet.name};
    XmlScanner xml(*source, place, package_->bounds());
    XlsxSheetReader reader(xml, book_, place, cells_left_);
    XlsxSheetReader::Facts facts;
    if (preview.rows_rise) {
      facts = reader.read(*sink_, merged, package_->archive().limits(), RowOrder::rising);
    } else {
      MergedCells none({});
      XlsxRowSorter sorter(place);
      facts = reader.read(sorter, none, package_->archive().limits(), RowOrder::any);
      sorter.give(*sink_, merged);
    }
    sink_->end_sheet(merged.ranges().empty() ? facts.merged : merged.ranges());
    note_facts(sheet, facts);
  }

  void note_facts(const SheetEntry& sheet, const XlsxSheetReader::Facts& facts) {
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
    if (facts.dangling > 0) {
      const std::string count = std::to_string(facts.dangling);
      note(sheet, "shared_string_missing",
           {"ячеек, чей текст потерян (нет такой общей строки): " + count,
            count + " cells whose text is lost (there is no such shared string)"},
           {"откройте книгу в Excel и сверьте эти ячейки; если они пусты и там, получите файл "
            "заново",
            "open the workbook in Excel and check these cells; if they are blank there too, obtain "
            "the file anew"},
           Severity::warning);
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
  std::map<std::string, int> times_read_;  ///< by part, in small letters
};

}  // namespace

void read_xlsx(const OoxmlPackage& package, const std::string& workbook, Sink& sink,
               Summary& summary) {
  WorkbookReader(package, workbook, sink, summary).read();
}

}  // namespace vekha::table
