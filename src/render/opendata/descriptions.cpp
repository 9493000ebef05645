#include "render/opendata/descriptions.h"

#include "base/json.h"
#include "base/text.h"

namespace vekha::render::opendata {

namespace {

std::string language_tag(const Format& format) {
  return format.language() == Language::russian ? "ru" : "en";
}

// Addresses within the package are relative to it, as the standard wants.
std::string beside_package(const std::string& path) {
  return path.substr(path.find('/') + 1);
}

std::string written(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json fields_of(const Context& context, const DataSet& set) {
  Json fields = Json::array();
  for (const DataField& field : set.fields) {
    fields.push_back({{"name", field.name},
                      {"type", field.type},
                      {"title", field_text(context.format, set, field.name)}});
  }
  return fields;
}

Json resource(const Context& context, const DataSet& set) {
  return {{"name", set.name},
          {"title", set.title},
          {"description", set.description},
          {"path", beside_package(set.csv)},
          {"profile", "tabular-data-resource"},
          {"format", "csv"},
          {"mediatype", "text/csv"},
          {"encoding", "utf-8"},
          {"dialect", {{"delimiter", ","}, {"lineTerminator", "\r\n"}, {"header", true}}},
          {"schema", {{"fields", fields_of(context, set)}, {"missingValues", {""}}}}};
}

Json licences(const report::Snapshot& snapshot) {
  Json list = Json::array();
  const std::string& licence = snapshot.office.open_data.licence;
  if (!licence.empty()) list.push_back({{"name", "terms-of-use"}, {"path", licence}});
  return list;
}

// CSVW and JSON-LD name types by XML Schema.
std::string xsd(std::string_view type) {
  return type == "number" ? "decimal" : std::string(type);
}

Json publisher(const report::Snapshot& snapshot) {
  return {{"@type", "foaf:Organization"}, {"foaf:name", snapshot.office.name}};
}

Json distribution(const Context& context, const std::string& path, const std::string& type) {
  return {{"@type", "dcat:Distribution"},
          {"dcat:accessURL", {{"@id", public_address(context.snapshot, path)}}},
          {"dcat:downloadURL", {{"@id", public_address(context.snapshot, path)}}},
          {"dcat:mediaType", {{"@id", "https://www.iana.org/assignments/media-types/" + type}}}};
}

// DCAT 3 wants an IRI for a language and a literal for each keyword.
Json language(const Format& format) {
  return {{"@id", "http://id.loc.gov/vocabulary/iso639-1/" + language_tag(format)}};
}

Json keywords(const Format& format) {
  Json list = Json::array();
  for (const std::string& word : text::split(format.text("opendata.keywords"), ','))
    list.push_back(std::string(text::trim(word)));
  return list;
}

Json day(Date date) {
  return {{"@value", to_iso(date)}, {"@type", "xsd:date"}};
}

Json dataset(const Context& context, const DataSet& set) {
  const report::Snapshot& snapshot = context.snapshot;
  const report::OpenDataOwner& owner = snapshot.office.open_data;
  Json out = {{"@type", "dcat:Dataset"},
              {"@id", public_address(snapshot, set.folder)},
              {"dct:identifier", set.id},
              {"dct:title", set.title},
              {"dct:description", set.description},
              {"dct:publisher", publisher(snapshot)},
              {"dct:issued", day(owner.first_published.value_or(snapshot.as_of))},
              {"dct:modified", day(snapshot.as_of)},
              {"dct:language", language(context.format)},
              {"dcat:keyword", keywords(context.format)},
              {"dcat:version", snapshot.id},
              {"dcat:distribution",
               {distribution(context, set.csv, "text/csv"),
                distribution(context, set.json, "application/json")}}};
  if (!owner.licence.empty()) out["dct:license"] = {{"@id", owner.licence}};
  return out;
}

}  // namespace

std::string data_package(const Context& context) {
  const report::Snapshot& snapshot = context.snapshot;
  Json resources = Json::array();
  for (const DataSet& set : context.sets)
    resources.push_back(resource(context, set));
  Json package = {{"profile", "tabular-data-package"},
                  {"name", "vekha-open-data"},
                  {"id", snapshot.id},
                  {"title", context.format.text("opendata.title")},
                  {"version", to_iso(snapshot.as_of)},
                  {"created", to_iso(snapshot.as_of) + "T00:00:00Z"},
                  {"sources", {{{"title", snapshot.office.name}}}}};
  if (!snapshot.office.site_address.empty()) package["homepage"] = snapshot.office.site_address;
  if (const Json list = licences(snapshot); !list.empty()) package["licenses"] = list;
  package["resources"] = resources;
  return written(package);
}

std::string csvw_metadata(const Context& context, const DataSet& set) {
  Json columns = Json::array();
  for (const DataField& field : set.fields) {
    columns.push_back({{"name", field.name},
                       {"titles", field.name},
                       {"dc:description", field_text(context.format, set, field.name)},
                       {"datatype", xsd(field.type)}});
  }
  const std::string file = set.csv.substr(set.csv.rfind('/') + 1);
  return written(
      {{"@context", {"http://www.w3.org/ns/csvw", {{"@language", language_tag(context.format)}}}},
       {"url", file},
       {"dc:title", set.title},
       {"dc:description", set.description},
       {"dc:publisher", context.snapshot.office.name},
       {"dc:identifier", set.id},
       {"dc:modified", {{"@value", to_iso(context.snapshot.as_of)}, {"@type", "date"}}},
       {"dialect", {{"delimiter", ","}, {"encoding", "utf-8"}, {"header", true}}},
       {"tableSchema", {{"columns", columns}}}});
}

std::string dcat_catalogue(const Context& context) {
  const report::Snapshot& snapshot = context.snapshot;
  Json sets = Json::array();
  for (const DataSet& set : context.sets)
    sets.push_back(dataset(context, set));
  return written({{"@context",
                   {{"dcat", "http://www.w3.org/ns/dcat#"},
                    {"dct", "http://purl.org/dc/terms/"},
                    {"foaf", "http://xmlns.com/foaf/0.1/"},
                    {"xsd", "http://www.w3.org/2001/XMLSchema#"}}},
                  {"@type", "dcat:Catalog"},
                  {"@id", public_address(snapshot, catalogue_path)},
                  {"dct:title", context.format.text("opendata.title")},
                  {"dct:publisher", publisher(snapshot)},
                  {"dct:modified", day(snapshot.as_of)},
                  {"dcat:dataset", sets}});
}

}  // namespace vekha::render::opendata
