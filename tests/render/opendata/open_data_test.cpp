#include "base/json.h"
#include "render/example_snapshot.h"
#include "render/opendata/open_data_files.h"
#include "render/opendata/rows.h"
#include "render/opendata/state.h"
#include "render/opendata/text.h"
#include "report/templates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <regex>

namespace vekha::render::opendata {
namespace {

using Files = std::map<std::string, std::string>;

report::Phrases phrases_in(Language language) {
  const report::Templates templates({std::string(VEKHA_SOURCE_DIR) + "/report_templates"});
  return {templates, language};
}

Files files_of(const report::Snapshot& snapshot, Language language = Language::russian) {
  const report::Phrases phrases = phrases_in(language);
  Files files;
  render_open_data(snapshot, phrases, [&](std::string_view path, std::string_view bytes) {
    EXPECT_TRUE(files.emplace(path, bytes).second) << path << " was written twice";
  });
  return files;
}

// RFC 4180, as a reader of our data would read it.
std::vector<std::vector<std::string>> csv_rows(const std::string& text) {
  std::vector<std::vector<std::string>> rows{{""}};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      rows.back().back() += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == ',') {
      rows.back().emplace_back();
    } else if (!quoted && c == '\r') {
      continue;
    } else if (!quoted && c == '\n') {
      rows.push_back({""});
    } else {
      rows.back().back() += c;
    }
  }
  rows.pop_back();
  return rows;
}

const std::string& file_like(const Files& files, const std::string& part,
                             const std::string& ending) {
  for (const auto& [path, bytes] : files) {
    const bool ends = path.size() >= ending.size() &&
                      path.compare(path.size() - ending.size(), ending.size(), ending) == 0;
    if (ends && path.find(part) != std::string::npos && path.find("data-") != std::string::npos)
      return bytes;
  }
  throw std::runtime_error("no file like " + part);
}

TEST(OpenData, CsvAndJsonHoldTheSameRows) {
  const Files files = files_of(example_snapshot());
  for (const char* name : {"measures", "indicators", "observations", "statuses", "totals"}) {
    const auto rows = csv_rows(file_like(files, name, "T0000.csv"));
    const Json json = Json::parse(file_like(files, name, "T0000.json"));
    ASSERT_EQ(rows.size(), json["rows"].size() + 1) << name;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      ASSERT_EQ(rows[i].size(), rows[0].size()) << name << " row " << i;
      for (std::size_t column = 0; column < rows[0].size(); ++column) {
        const Json& value = json["rows"][i - 1].at(rows[0][column]);
        const std::string text = value.is_null()     ? ""
                                 : value.is_string() ? harmless(value.get<std::string>())
                                                     : value.dump();
        if (value.is_number_float()) {
          EXPECT_EQ(std::stod(rows[i][column]), value.get<double>()) << rows[0][column];
        } else {
          EXPECT_EQ(rows[i][column], text) << name << " " << rows[0][column];
        }
      }
    }
  }
}

TEST(OpenData, StatusesAndTotalsAreTheSnapshots) {
  const report::Snapshot snapshot = example_snapshot();
  const Json statuses =
      Json::parse(file_like(files_of(snapshot), "-statuses", "T0000.json"))["rows"];
  for (const auto& programme : snapshot.programmes) {
    std::int64_t sum = 0;
    for (const Json& row : statuses) {
      if (row["programme"] != programme.id || row["section"] != "") continue;
      const auto status = *evaluation::status_of_code(row["status"].get<std::string>());
      EXPECT_EQ(row["count"], programme.rollup.count(status));
      sum += row["count"].get<std::int64_t>();
    }
    EXPECT_EQ(sum, programme.rollup.total);
  }
}

TEST(OpenData, FilesAreNamedByTheRecommendations) {
  report::Snapshot snapshot = example_snapshot();
  snapshot.office.open_data.inn = "7700000000";
  std::vector<std::string> paths;
  for (const auto& [path, bytes] : files_of(snapshot))
    paths.push_back(path);
  EXPECT_THAT(paths, testing::Contains(testing::MatchesRegex(
                         "data/7700000000-measures/data-20240701T0000-structure-[0-9]+T0000.csv")));
  EXPECT_THAT(paths, testing::IsSupersetOf({"data/7700000000-measures/meta.csv", "data/list.csv",
                                            "data/datapackage.json", "data/catalog.jsonld",
                                            "data/state.json"}));
}

TEST(OpenData, ThePassportHasSeventeenRowsInBothLanguages) {
  for (const Language language : {Language::russian, Language::english}) {
    const report::Phrases phrases = phrases_in(language);
    const Format format(phrases);
    const report::Snapshot snapshot = example_snapshot();
    for (const DataSet& set : data_sets(snapshot, format)) {
      const auto rows = passport(snapshot, format, set);
      EXPECT_EQ(rows.size(), 17U);
      for (const PassportRow& row : rows) {
        EXPECT_FALSE(row.name.empty());
        EXPECT_FALSE(row.value.empty()) << row.name;
      }
    }
  }
}

// The lexical forms that Table Schema and CSVW give a type; an empty cell is no value.
bool has_form_of(const std::string& type, const std::string& cell) {
  static const std::map<std::string, std::regex> forms = {
      {"number", std::regex(R"(-?\d+(\.\d+)?)")},
      {"integer", std::regex(R"(-?\d+)")},
      {"boolean", std::regex("true|false")},
      {"date", std::regex(R"(\d{4}-\d\d-\d\d)")}};
  const auto form = forms.find(type);
  return cell.empty() || form == forms.end() || std::regex_match(cell, form->second);
}

void expect_types(const std::vector<std::vector<std::string>>& rows, const Json& fields) {
  for (std::size_t row = 1; row < rows.size(); ++row) {
    ASSERT_EQ(rows[row].size(), fields.size()) << row;
    for (std::size_t i = 0; i < fields.size(); ++i)
      EXPECT_TRUE(has_form_of(fields[i]["type"], rows[row][i]))
          << fields[i]["name"] << rows[row][i];
  }
}

TEST(OpenData, DescriptionsNameFilesThatExistAndAllTheirFields) {
  const Files files = files_of(example_snapshot());
  const Json package = Json::parse(files.at("data/datapackage.json"));
  ASSERT_EQ(package["resources"].size(), 5U);
  for (const Json& resource : package["resources"]) {
    const std::string path = "data/" + resource["path"].get<std::string>();
    ASSERT_EQ(files.count(path), 1U) << path;
    const auto head = csv_rows(files.at(path)).front();
    ASSERT_EQ(head.size(), resource["schema"]["fields"].size());
    for (std::size_t i = 0; i < head.size(); ++i)
      EXPECT_EQ(resource["schema"]["fields"][i]["name"], head[i]);
    expect_types(csv_rows(files.at(path)), resource["schema"]["fields"]);
    const Json csvw = Json::parse(files.at(path + "-metadata.json"));
    EXPECT_EQ("data/" + resource["path"].get<std::string>(),
              path.substr(0, path.rfind('/') + 1) + csvw["url"].get<std::string>());
    EXPECT_EQ(csvw["tableSchema"]["columns"].size(), head.size());
  }
}

// What DCAT 3 asks of a data set: IRIs for languages and media types, a literal for each keyword,
// dates that say that they are.
TEST(OpenData, TheCatalogueKeepsToDcat) {
  const Files files = files_of(example_snapshot());
  const Json catalogue = Json::parse(files.at("data/catalog.jsonld"));
  ASSERT_EQ(catalogue["dcat:dataset"].size(), 5U);
  for (const Json& set : catalogue["dcat:dataset"]) {
    EXPECT_EQ(set["dct:language"]["@id"], "http://id.loc.gov/vocabulary/iso639-1/ru");
    EXPECT_EQ(set["dct:modified"]["@type"], "xsd:date");
    EXPECT_GT(set["dcat:keyword"].size(), 2U);
    for (const Json& word : set["dcat:keyword"])
      EXPECT_EQ(word.get<std::string>().find(','), std::string::npos);
    for (const Json& distribution : set["dcat:distribution"]) {
      const auto type = distribution["dcat:mediaType"]["@id"].get<std::string>();
      EXPECT_EQ(type.rfind("https://www.iana.org/assignments/media-types/", 0), 0U) << type;
    }
  }
}

TEST(OpenData, SharesOfFewerThanTenAreWithheld) {
  report::Snapshot snapshot = example_snapshot();
  facts::Observation small;
  small.measure_id = snapshot.programmes[0].measures[0].measure.id;
  small.value = Decimal::of(50);
  small.percent = true;
  small.numerator = Decimal::of(4);
  small.denominator = Decimal::of(8);
  small.raw = "4 из 8 (50 %)";
  snapshot.programmes[0].measures[0].observations = {small};
  const Json rows =
      Json::parse(file_like(files_of(snapshot), "-observations", "T0000.json"))["rows"];
  EXPECT_EQ(rows[0]["obs_status"], "suppressed");
  for (const char* field : {"value", "numerator", "denominator", "raw"})
    EXPECT_TRUE(rows[0][field].is_null()) << field;
}

TEST(OpenData, WhatASpreadsheetWouldRunIsMadeHarmless) {
  const std::vector<std::pair<std::string, std::string>> cases = {{"=1+1", "'=1+1"},
                                                                  {"+7 000", "'+7 000"},
                                                                  {"-2", "'-2"},
                                                                  {"@SUM(A1)", "'@SUM(A1)"},
                                                                  {"\t=1", "'\t=1"},
                                                                  {"  =1", "'  =1"},
                                                                  {"＝1", "'＝1"},
                                                                  {"План = факт", "План = факт"},
                                                                  {"\u00A0=1", "'\u00A0=1"},
                                                                  {"", ""}};
  for (const auto& [text, expected] : cases)
    EXPECT_EQ(harmless(text), expected);
  std::string out;
  append_csv(out, Cell(Decimal::of(-2)));
  EXPECT_EQ(out, "-2") << "a number of ours is a number";
}

TEST(OpenData, HostileTextsGiveWellFormedFiles) {
  const Files files = files_of(hostile_snapshot());
  for (const auto& [path, bytes] : files) {
    const bool json = path.find(".json") != std::string::npos;
    if (json) {
      EXPECT_TRUE(Json::accept(bytes)) << path;
      continue;
    }
    const auto rows = csv_rows(bytes);
    for (const auto& row : rows) {
      ASSERT_EQ(row.size(), rows.front().size()) << path;
      for (const std::string& cell : row) {
        if (!cell.empty() && std::string("=@+").find(cell.front()) != std::string::npos)
          ADD_FAILURE() << path << ": " << cell.substr(0, 40);
      }
    }
  }
}

TEST(State, IsReadBackAsItWasWritten) {
  report::Snapshot snapshot = example_snapshot();
  snapshot.changes = report::changes_since(std::nullopt, snapshot);
  const report::State written = report::state_of(snapshot);
  const auto read = read_state(write_state(written));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->id, written.id);
  EXPECT_EQ(read->as_of, written.as_of);
  EXPECT_EQ(write_state(*read), write_state(written));
  EXPECT_TRUE(report::changes_since(read, snapshot).list.empty());
}

TEST(State, OfAnotherFormOrBrokenIsNoState) {
  for (const char* text :
       {"", "{", "[]", "{}", "{\"form\":2,\"as_of\":\"2024-07-01\"}",
        "{\"form\":1,\"as_of\":\"2024-07-01\",\"programmes\":[{\"measures\":7}]}"}) {
    const auto state = read_state(text);
    if (!state) continue;
    EXPECT_TRUE(state->programmes.empty() || state->programmes[0].measures.empty()) << text;
  }
  EXPECT_FALSE(read_state("{\"form\":1,\"as_of\":\"вчера\"}"));
  EXPECT_FALSE(read_state("\xFF\xFE"));
}

}  // namespace
}  // namespace vekha::render::opendata
