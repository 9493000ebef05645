#include "render/opendata/open_data_files.h"

#include "render/opendata/descriptions.h"
#include "render/opendata/state.h"
#include "render/opendata/text.h"

namespace vekha::render::opendata {

namespace {

struct Written {
  std::string csv;
  std::string json;
};

void append_head(const DataSet& set, Written& out) {
  for (const DataField& field : set.fields) {
    if (!out.csv.empty()) out.csv += ',';
    out.csv += field.name;
  }
  out.csv += "\r\n";
}

void append_row(const DataSet& set, const Row& row, Written& out) {
  out.json += out.json.back() == '[' ? "\n{" : ",\n{";
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) {
      out.csv += ',';
      out.json += ',';
    }
    append_csv(out.csv, row[i]);
    append_json_text(out.json, set.fields[i].name);
    out.json += ':';
    append_json(out.json, row[i]);
  }
  out.csv += "\r\n";
  out.json += '}';
}

Written write_set(const Context& context, const DataSet& set) {
  Written out;
  append_head(set, out);
  out.json = "{\"dataset\":";
  append_json_text(out.json, set.id);
  out.json += ",\"snapshot\":";
  append_json_text(out.json, context.snapshot.id);
  out.json += R"(,"as_of":")" + to_iso(context.snapshot.as_of) + R"(","rows":[)";
  for_each_row(context.snapshot, context.format, set.name,
               [&](const Row& row) { append_row(set, row, out); });
  out.json += "\n]}\n";
  return out;
}

}  // namespace

void render_open_data(const report::Snapshot& snapshot, const report::Phrases& phrases,
                      const FileSink& sink) {
  const Format format(phrases);
  const std::vector<DataSet> sets = data_sets(snapshot, format);
  const Context context{snapshot, format, sets};
  const std::string package = data_package(context);  // asks for the phrase of every field
  for (const DataSet& set : sets) {
    const Written written = write_set(context, set);
    sink(set.csv, written.csv);
    sink(set.csv + "-metadata.json", csvw_metadata(context, set));
    sink(set.json, written.json);
    sink(set.structure, structure(context, set));
    sink(set.meta, meta_card(context, set));
    sink(set.passport, passport_csv(context, set));
  }
  sink(registry_path, registry(context));
  sink(data_package_path, package);
  sink(catalogue_path, dcat_catalogue(context));
  sink(state_path, write_state(report::state_of(snapshot)));
}

}  // namespace vekha::render::opendata
