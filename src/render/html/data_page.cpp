#include "base/json.h"
#include "render/html/pages.h"
#include "render/open_data.h"

namespace vekha::render::html {

namespace {

Value set_view(const Site& site, const DataSet& set) {
  const Format& format = site.format();
  Value::List rows;
  for (const PassportRow& row : passport(site.snapshot(), format, set)) {
    rows.push_back(Value()
                       .set("name", row.name)
                       .set("value", row.value)
                       .set("href", Value::unless_empty(row.href)));
  }
  return Value()
      .set("id", set.name)
      .set("title", set.title)
      .set("description", set.description)
      .set("csv", set.csv)
      .set("json", set.json)
      .set("csvw", set.csv + "-metadata.json")
      .set("meta", set.meta)
      .set("structure", set.structure)
      .set("passport", set.passport)
      .set("rows", std::move(rows));
}

// schema.org Dataset, one a set, in ASCII: neither «<», which could end the element, nor marks that
// turn the direction of writing can stand in it.
std::string schema_org(const Site& site, const std::vector<DataSet>& sets) {
  const report::Snapshot& snapshot = site.snapshot();
  Json graph = Json::array();
  for (const DataSet& set : sets) {
    const auto download = [&](const std::string& path, const char* type) {
      return Json{{"@type", "DataDownload"},
                  {"encodingFormat", type},
                  {"contentUrl", public_address(snapshot, path)}};
    };
    Json entry = {
        {"@type", "Dataset"},
        {"identifier", set.id},
        {"name", set.title},
        {"description", set.description},
        {"version", snapshot.id},
        {"dateModified", to_iso(snapshot.as_of)},
        {"inLanguage", site.format().language() == Language::russian ? "ru" : "en"},
        {"isAccessibleForFree", true},
        {"creator", {{"@type", "Organization"}, {"name", snapshot.office.name}}},
        {"distribution", {download(set.csv, "text/csv"), download(set.json, "application/json")}}};
    const std::string& licence = snapshot.office.open_data.licence;
    if (!licence.empty()) entry["license"] = licence;
    graph.push_back(std::move(entry));
  }
  const Json whole = {{"@context", "https://schema.org"}, {"@graph", graph}};
  std::string out;
  for (const char c : whole.dump(-1, ' ', true, Json::error_handler_t::replace)) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

void write_data(Site& site) {
  const report::Snapshot& snapshot = site.snapshot();
  const std::vector<DataSet> sets = data_sets(snapshot, site.format());
  Value::List views;
  for (const DataSet& set : sets)
    views.push_back(set_view(site, set));
  Value model;
  model.set("schema", schema_org(site, sets));
  model.set("sets", std::move(views));
  model.set("registry", std::string(registry_path));
  model.set("package", std::string(data_package_path));
  model.set("catalogue", std::string(catalogue_path));
  model.set("licence", Value::unless_empty(snapshot.office.open_data.licence));
  site.write({.path = "data.html",
              .page_template = "site/data",
              .title = site.format().text("opendata.title"),
              .part = "data",
              .crumbs = {},
              .shows = Shows::id},
             std::move(model));
}

}  // namespace vekha::render::html
