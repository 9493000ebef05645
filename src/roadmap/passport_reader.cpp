#include "base/error.h"
#include "base/text.h"
#include "roadmap/passport.h"

#include <algorithm>
#include <set>

namespace vekha::roadmap {
namespace {

constexpr std::string_view lists_key = "vekha.lists";
constexpr std::string_view meta_key = "vekha.meta";

std::string text_of(const table::Cell& cell) {
  return std::string(text::trim(table::to_text(cell)));
}

std::string text_at(const table::Row& row, std::size_t column) {
  return column < row.cells.size() ? text_of(row.cells[column]) : std::string();
}

/// Row of column names: one of its cells says "vekha.key".
const table::Row* name_row(const table::Sheet& sheet) {
  const auto found = std::ranges::find_if(sheet.rows, [](const table::Row& row) {
    return std::ranges::any_of(row.cells,
                               [](const auto& cell) { return text_of(cell) == "vekha.key"; });
  });
  return found == sheet.rows.end() ? nullptr : &*found;
}

std::string kind_of(const table::Sheet& sheet) {
  const table::Row* names = name_row(sheet);
  if (names == nullptr) return {};
  for (const auto& cell : names->cells) {
    const std::string name = text_of(cell);
    if (name == "kind") return "rows";
    if (name == "name_as") return "executors";
    if (name == "reply") return "answers";
  }
  return {};
}

Problem problem(Place place, std::string code, Words text, Words advice) {
  return {.place = std::move(place),
          .code = std::move(code),
          .text = std::move(text),
          .advice = std::move(advice)};
}

class Reader {
 public:
  Reader(const table::Document& document, Passport& passport)
      : document_(document), passport_(passport) {}

  void read() {
    for (const table::Sheet& sheet : document_.sheets)
      read_lists(sheet);
    for (const table::Sheet& sheet : document_.sheets) {
      const std::string kind = kind_of(sheet);
      if (kind == "rows") read_rows(sheet, passport_.rows);
      if (kind == "answers") read_rows(sheet, passport_.answers);
      if (kind == "executors") read_rows(sheet, passport_.executors);
    }
    tell_missing_columns();
    tell_keys();
  }

 private:
  /// The hidden sheet: pairs of columns «word, code» under "vekha.lists", then pairs of name and
  /// value under "vekha.meta", then the keys.
  void read_lists(const table::Sheet& sheet) {
    if (sheet.rows.empty() || text_at(sheet.rows.front(), 0) != lists_key) return;
    const table::Row& head = sheet.rows.front();
    for (const table::Row& row : sheet.rows) {
      if (&row == &head) continue;
      for (std::size_t column = 1; column < row.cells.size(); ++column)
        read_list_cell(head, row, column);
    }
  }

  void read_list_cell(const table::Row& head, const table::Row& row, std::size_t column) {
    const std::string list = text_at(head, column);
    const std::string word = text_at(row, column);
    if (word.empty() || list.empty()) return;
    if (list == "vekha.keys") {
      passport_.keys.push_back(word);
    } else if (list == meta_key) {
      read_meta(word, text_at(row, column + 1));
    } else if (list.starts_with("list.")) {
      passport_.words[{list.substr(5), text::key(word)}] = text_at(row, column + 1);
    }
  }

  void read_meta(const std::string& name, const std::string& value) {
    if (name == "document") passport_.document = value;
    if (name == "sha256") passport_.document_sha256 = value;
    if (name == "title") passport_.title = value;
  }

  void read_rows(const table::Sheet& sheet, std::vector<PassportRow>& rows) {
    const table::Row* names = name_row(sheet);
    std::map<std::string, std::size_t> columns;
    for (std::size_t i = 0; i < names->cells.size(); ++i) {
      const std::string name = text_of(names->cells[i]);
      if (name.empty()) continue;
      if (!columns.emplace(name, i).second) tell_double_column(sheet, *names, i, name);
    }
    bool heads_passed = false;
    for (const table::Row& row : sheet.rows) {
      if (row.number <= names->number) continue;
      if (!heads_passed) {
        heads_passed = true;  // the row below the names holds the heads for people
        continue;
      }
      read_row(sheet, row, columns, rows);
    }
  }

  void read_row(const table::Sheet& sheet, const table::Row& row,
                const std::map<std::string, std::size_t>& columns, std::vector<PassportRow>& rows) {
    PassportRow out{.place = table::place_of(document_, sheet, row.number, 0)};
    for (const auto& [name, at] : columns) {
      const std::string text = text_at(row, at);
      const Place place =
          table::place_of(document_, sheet, row.number, static_cast<std::uint32_t>(at + 1));
      if (name == "vekha.key") {
        out.key = text;
      } else {
        out.cells[name] = {text, place};
      }
    }
    if (out.key.empty()) {
      tell_row_without_key(out);
      return;
    }
    const bool twice =
        std::ranges::any_of(rows, [&](const PassportRow& other) { return other.key == out.key; });
    if (twice) {
      passport_.problems.push_back(
          problem(out.place, "passport_row_double",
                  {"строка «" + out.key + "» повторена: берётся первая",
                   "row «" + out.key + "» is there twice: the first one counts"},
                  {"удалите лишнюю строку", "delete the surplus row"}));
      return;
    }
    rows.push_back(std::move(out));
  }

  /// Blank rows and notes that a person wrote beside the table.
  void tell_row_without_key(const PassportRow& row) {
    std::vector<std::string> texts;
    for (const auto& [name, cell] : row.cells) {
      if (!cell.text.empty()) texts.push_back(cell.text);
    }
    if (texts.empty()) return;
    passport_.problems.push_back(problem(
        row.place, "passport_row_new",
        {"строки с таким текстом Веха в паспорт не писала, она не учтена: «" +
             text::shortened(text::join(texts, " | "), 120) + "»",
         "Vekha did not write this row, it is passed over: «" +
             text::shortened(text::join(texts, " | "), 120) + "»"},
        {"новые мероприятия вносят в дорожную карту; если строка скопирована, верните скрытый "
         "столбец A",
         "new measures belong into the road map; if the row is a copy, restore hidden column A"}));
  }

  void tell_double_column(const table::Sheet& sheet, const table::Row& row, std::size_t at,
                          const std::string& name) {
    passport_.problems.push_back(
        problem(table::place_of(document_, sheet, row.number, static_cast<std::uint32_t>(at + 1)),
                "passport_column_double",
                {"столбец «" + name + "» повторён: берётся левый",
                 "column «" + name + "» is there twice: the left one counts"},
                {"удалите копию столбца", "delete the copy"}));
  }

  void tell_missing_columns() {
    if (passport_.rows.empty()) return;
    const auto& cells = passport_.rows.front().cells;
    std::vector<std::string_view> wanted(passport::plan_columns.begin(),
                                         passport::plan_columns.end());
    wanted.insert(wanted.end(), passport::term_columns.begin(), passport::term_columns.end());
    wanted.push_back(passport::executors_column);
    wanted.emplace_back("answer");
    for (const std::string_view column : wanted) {
      if (cells.contains(column)) continue;
      Place place = passport_.rows.front().place;
      place.row = 0;
      const std::string name(column);
      passport_.problems.push_back(
          problem(place, "passport_column_missing",
                  {"столбца «" + name + "» нет: прочтение в нём остаётся за Вехой",
                   "column «" + name + "» is missing: Vekha's own reading stays"},
                  {"верните столбец из свежего паспорта: vekha plan",
                   "take the column from a fresh passport: vekha plan"}));
    }
  }

  void tell_keys() {
    std::set<std::string> present;
    for (const PassportRow& row : passport_.rows)
      present.insert(row.key);
    for (const std::string& key : passport_.keys) {
      if (present.contains(key)) continue;
      passport_.problems.push_back(
          problem({.file = passport_.file}, "passport_row_deleted",
                  {"строка мероприятия «" + key + "» удалена: его прочтение остаётся за Вехой",
                   "the row of measure «" + key + "» was deleted: Vekha's own reading stays"},
                  {"если мероприятие исключено, выберите это в столбце «Решение», строку не "
                   "удаляйте",
                   "if the measure was cancelled, say so in the column of decisions; keep the "
                   "row"}));
    }
  }

  const table::Document& document_;
  Passport& passport_;
};

bool has_rows(const table::Document& document) {
  return std::ranges::any_of(document.sheets,
                             [](const table::Sheet& sheet) { return kind_of(sheet) == "rows"; });
}

}  // namespace

const PassportCell& PassportRow::cell(std::string_view name) const {
  static const PassportCell none;
  const auto found = cells.find(name);
  return found == cells.end() ? none : found->second;
}

bool is_passport(const table::Document& document) {
  const bool lists = std::ranges::any_of(document.sheets, [](const table::Sheet& sheet) {
    return !sheet.rows.empty() && text_at(sheet.rows.front(), 0) == lists_key;
  });
  return lists || has_rows(document);
}

Passport read_passport(const table::Document& document, std::optional<Date> saved) {
  if (!has_rows(document)) {
    throw InputError(problem(
        {.file = document.file}, "passport_unreadable",
        {"это не паспорт дорожной карты, или из него удалена скрытая строка с именами столбцов",
         "this is no passport of a road map, or its hidden row with the columns' names was "
         "deleted"},
        {"верните файл из копии или выпустите паспорт заново: vekha plan ФАЙЛ -o новый.xlsx, и "
         "перенесите в него решения",
         "restore the file, or write a new passport: vekha plan FILE -o new.xlsx, and carry the "
         "decisions over"}));
  }
  Passport passport{.file = document.file, .sha256 = document.summary.sha256, .saved = saved};
  Reader(document, passport).read();
  return passport;
}

}  // namespace vekha::roadmap
