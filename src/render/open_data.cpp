#include "render/open_data.h"

#include "base/text.h"

#include <algorithm>

namespace vekha::render {

namespace {

// Day on which the fields below last changed: part of the files' names, so that a reader of the
// data sees that a column came or went.
constexpr std::string_view structure_version = "20261125T0000";

constexpr std::string_view no_inn = "0000000000";

using Fields = std::vector<DataField>;

Fields measure_fields() {
  return {{"programme", "string"},    {"programme_title", "string"},
          {"section", "string"},      {"section_title", "string"},
          {"measure", "string"},      {"number", "string"},
          {"title", "string"},        {"indicator", "string"},
          {"plan_text", "string"},    {"term_text", "string"},
          {"executors", "string"},    {"status", "string"},
          {"status_label", "string"}, {"rule", "string"},
          {"plan", "number"},         {"plan_max", "number"},
          {"actual", "number"},       {"percent", "boolean"},
          {"unit", "string"},         {"degree", "number"},
          {"start", "date"},          {"due", "date"},
          {"completed", "date"},      {"days_late", "integer"},
          {"explanation", "string"},  {"address", "string"}};
}

Fields indicator_fields() {
  return {{"programme", "string"}, {"measure", "string"},  {"item", "integer"},
          {"indicator", "string"}, {"kind", "string"},     {"comparator", "string"},
          {"period", "string"},    {"target", "number"},   {"target_max", "number"},
          {"unit", "string"},      {"base", "string"},     {"direction", "string"},
          {"baseline", "number"},  {"plan_text", "string"}};
}

Fields observation_fields() {
  return {{"programme", "string"},
          {"measure", "string"},
          {"item", "integer"},
          {"organisation", "string"},
          {"period_start", "date"},
          {"period_end", "date"},
          {"value", "number"},
          {"percent", "boolean"},
          {"numerator", "number"},
          {"denominator", "number"},
          {"done", "boolean"},
          {"cumulative", "boolean"},
          {"completed", "date"},
          {"obs_status", "string"},
          {"counted", "boolean"},
          {"evidence", "string"},
          {"evidence_address", "string"},
          {"reason", "string"},
          {"source_file", "string"},
          {"source_place", "string"},
          {"raw", "string"}};
}

Fields status_fields() {
  return {{"programme", "string"}, {"section", "string"},      {"section_title", "string"},
          {"status", "string"},    {"status_label", "string"}, {"count", "integer"}};
}

Fields total_fields() {
  return {{"programme", "string"},     {"programme_title", "string"}, {"section", "string"},
          {"section_title", "string"}, {"total", "integer"},          {"due", "integer"},
          {"done", "integer"},         {"done_in_time", "integer"},   {"reported", "integer"},
          {"srm", "number"},           {"srm_in_time", "number"},     {"open", "integer"},
          {"srm_low", "number"},       {"srm_high", "number"}};
}

std::string stamp(Date day) {
  std::string text = to_iso(day);
  std::erase(text, '-');
  return text + "T0000";
}

DataSet described(const report::Snapshot& snapshot, const Format& format, std::string name,
                  Fields fields) {
  const std::string& inn = snapshot.office.open_data.inn;
  DataSet set;
  set.id = (inn.empty() ? std::string(no_inn) : inn) + "-" + name;
  set.folder = "data/" + set.id;
  const std::string structure = "structure-" + std::string(structure_version);
  const std::string data = set.folder + "/data-" + stamp(snapshot.as_of) + "-" + structure;
  set.csv = data + ".csv";
  set.json = data + ".json";
  set.structure = set.folder + "/" + structure + ".csv";
  set.meta = set.folder + "/meta.csv";
  set.passport = set.folder + "/passport.csv";
  set.title = format.text("opendata.set." + name + ".title");
  set.description = format.text("opendata.set." + name + ".description");
  set.fields = std::move(fields);
  set.name = std::move(name);
  return set;
}

std::string field_list(const Format& format, const DataSet& set) {
  std::vector<std::string> texts;
  texts.reserve(set.fields.size());
  for (const DataField& field : set.fields)
    texts.push_back(std::string(field.name) + " — " + field_text(format, set, field.name));
  return text::join(texts, "; ");
}

std::string last_change(const report::Snapshot& snapshot, const Format& format) {
  if (!snapshot.changes.previous) return format.text("opendata.first_release");
  return format.fill("opendata.changed",
                     {{"count", static_cast<std::int64_t>(snapshot.changes.list.size())},
                      {"since", snapshot.changes.previous->as_of}});
}

}  // namespace

std::vector<DataSet> data_sets(const report::Snapshot& snapshot, const Format& format) {
  return {described(snapshot, format, "measures", measure_fields()),
          described(snapshot, format, "indicators", indicator_fields()),
          described(snapshot, format, "observations", observation_fields()),
          described(snapshot, format, "statuses", status_fields()),
          described(snapshot, format, "totals", total_fields())};
}

bool has_zip(const report::Snapshot& snapshot) {
  constexpr std::size_t most_measures = 5'000;
  std::size_t measures = 0;
  for (const report::ProgrammeReport& programme : snapshot.programmes)
    measures += programme.measures.size();
  return measures <= most_measures;
}

std::string field_text(const Format& format, const DataSet& set, std::string_view field) {
  const std::string own = "opendata.field." + set.name + "." + std::string(field);
  return format.phrases().has(own) ? format.text(own)
                                   : format.text("opendata.field." + std::string(field));
}

std::string public_address(const report::Snapshot& snapshot, std::string_view path) {
  const std::string& site = snapshot.office.site_address;
  return site.empty() ? std::string(path) : site + "/" + std::string(path);
}

std::vector<PassportRow> passport(const report::Snapshot& snapshot, const Format& format,
                                  const DataSet& set) {
  const report::OpenDataOwner& owner = snapshot.office.open_data;
  const auto stated = [&](const std::string& text) {
    return text.empty() ? format.text("opendata.not_stated") : text;
  };
  const auto link = [&](const std::string& path) {
    return PassportRow{.name = {}, .value = public_address(snapshot, path), .href = path};
  };
  const auto plain = [](std::string value) {
    return PassportRow{.name = {}, .value = std::move(value), .href = {}};
  };
  std::vector<PassportRow> rows = {
      plain(set.id),
      plain(set.title),
      plain(set.description),
      plain(snapshot.office.name),
      plain(stated(owner.responsible)),
      plain(stated(owner.phone)),
      plain(stated(owner.email.empty() ? snapshot.office.contact : owner.email)),
      link(set.csv),
      plain("CSV, JSON"),
      plain(field_list(format, set)),
      plain(format.date(owner.first_published.value_or(snapshot.as_of))),
      plain(format.date(snapshot.as_of)),
      plain(last_change(snapshot, format)),
      plain(format.text("opendata.frequency")),
      plain(format.text("opendata.keywords")),
      link(set.csv),
      link(set.structure)};
  for (std::size_t i = 0; i < rows.size(); ++i)
    rows[i].name = format.text("opendata.passport." + std::to_string(i + 1));
  return rows;
}

}  // namespace vekha::render
