#include "render/opendata/descriptions.h"
#include "render/opendata/text.h"

#include <initializer_list>

// Cards of the methodical recommendations on open data, version 3.0: list, meta, structure,
// passport.
namespace vekha::render::opendata {

namespace {

constexpr std::string_view standard = "http://opendata.gosmonitor.ru/standard/3.0";

std::string compact(Date day) {
  std::string text = to_iso(day);
  std::erase(text, '-');
  return text;
}

std::string line(std::initializer_list<std::string_view> fields) {
  std::string out;
  const char* separator = "";
  for (const std::string_view field : fields) {
    out += separator;
    append_csv_text(out, harmless(field));
    separator = ",";
  }
  return out + "\r\n";
}

std::string file_name(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

}  // namespace

std::string registry(const Context& context) {
  std::string out = line({"property", "title", "value", "format"});
  out += line({"standardversion", context.format.text("opendata.standard"), standard, ""});
  for (const DataSet& set : context.sets) {
    out += line({set.id, set.title, public_address(context.snapshot, set.meta), "csv"});
  }
  return out;
}

std::string meta_card(const Context& context, const DataSet& set) {
  const report::Snapshot& snapshot = context.snapshot;
  const report::OpenDataOwner& owner = snapshot.office.open_data;
  const std::string data_name = file_name(set.csv);
  const std::string structure_name = file_name(set.structure);
  const auto stem = [](const std::string& name) { return name.substr(0, name.rfind('.')); };
  std::string out = line({"property", "value"});
  out += line({"standardversion", standard});
  out += line({"identifier", set.id});
  out += line({"title", set.title});
  out += line({"description", set.description});
  out += line({"creator", snapshot.office.name});
  out += line({"created", compact(owner.first_published.value_or(snapshot.as_of))});
  out += line({"modified", compact(snapshot.as_of)});
  out += line({"subject", context.format.text("opendata.keywords")});
  out += line({"format", "csv"});
  out += line({"provenance", snapshot.id});
  out += line({"publishername", owner.responsible});
  out += line({"publisherphone", owner.phone});
  out += line({"publishermbox", owner.email});
  out += line({stem(data_name), public_address(snapshot, set.csv)});
  out += line({stem(structure_name), public_address(snapshot, set.structure)});
  return out;
}

std::string structure(const Context& context, const DataSet& set) {
  std::string out = line({"field name", "description", "format"});
  for (const DataField& field : set.fields)
    out += line({field.name, field_text(context.format, set, field.name), field.type});
  return out;
}

std::string passport_csv(const Context& context, const DataSet& set) {
  std::string out = line({"№", context.format.text("opendata.passport_name"),
                          context.format.text("opendata.passport_value")});
  std::size_t number = 0;
  for (const PassportRow& row : passport(context.snapshot, context.format, set))
    out += line({std::to_string(++number), row.name, row.value});
  return out;
}

}  // namespace vekha::render::opendata
