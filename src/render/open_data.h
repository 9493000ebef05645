#pragma once

#include "render/format.h"
#include "report/snapshot.h"

#include <string>
#include <string_view>
#include <vector>

/// What the open data are, before any row is written: the sets, their fields, the addresses of
/// their files and their passports. The page about them and the files themselves are made of it.
namespace vekha::render {

struct DataField {
  std::string_view name;  ///< head of the column and key in the JSON
  std::string_view type;  ///< string, integer, number, boolean or date: Frictionless Table Schema's
};

/// One set: a CSV and a JSON with the same rows, a structure, a machine's card, a passport.
/// Names of files: methodical recommendations 3.0,
/// «data-20240701T0000-structure-20261125T0000.csv».
struct DataSet {
  std::string name;    ///< "measures"
  std::string id;      ///< "7700000000-measures"
  std::string folder;  ///< from the site's root: "data/7700000000-measures"
  std::string csv;     ///< path from the site's root, as all of these
  std::string json;
  std::string structure;
  std::string meta;
  std::string passport;
  std::string title;
  std::string description;
  std::vector<DataField> fields;
};

/// The sets in the order in which they are listed: measures, indicators, observations, statuses,
/// totals.
std::vector<DataSet> data_sets(const report::Snapshot& snapshot, const Format& format);

/// Explanation of a field in the reader's language; also its title.
std::string field_text(const Format& format, const DataSet& set, std::string_view field);

/// A row of a passport: its name and what stands there; `href` where that is an address.
struct PassportRow {
  std::string name;
  std::string value;
  std::string href;  ///< from the site's root, or absolute; empty: plain text
};

/// The 17 rows of the passport, in their order.
std::vector<PassportRow> passport(const report::Snapshot& snapshot, const Format& format,
                                  const DataSet& set);

/// The page's or file's public address: the site's address and the path; the path alone where the
/// office has not told its address.
std::string public_address(const report::Snapshot& snapshot, std::string_view path);

/// The whole site as one archive; left out of sites of more than 5,000 measures, where packing
/// would take longer than all the rest.
inline constexpr std::string_view zip_path = "site.zip";
bool has_zip(const report::Snapshot& snapshot);

inline constexpr std::string_view registry_path = "data/list.csv";
inline constexpr std::string_view data_package_path = "data/datapackage.json";
inline constexpr std::string_view catalogue_path = "data/catalog.jsonld";
inline constexpr std::string_view state_path = "data/state.json";

}  // namespace vekha::render
