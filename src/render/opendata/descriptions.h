#pragma once

#include "render/open_data.h"

#include <string>
#include <vector>

/// Files that describe the sets, each by its standard.
namespace vekha::render::opendata {

struct Context {
  const report::Snapshot& snapshot;
  const Format& format;
  const std::vector<DataSet>& sets;
};

/// Frictionless Data Package 1.0 over all sets.
std::string data_package(const Context& context);
/// CSVW metadata (W3C, «Metadata Vocabulary for Tabular Data») of one CSV, to stand beside it as
/// «<name>-metadata.json».
std::string csvw_metadata(const Context& context, const DataSet& set);
/// DCAT 2 catalogue in JSON-LD.
std::string dcat_catalogue(const Context& context);

/// «list.csv», the registry of the sets.
std::string registry(const Context& context);
/// «meta.csv», the machine's card of one set.
std::string meta_card(const Context& context, const DataSet& set);
/// «structure-….csv»: the fields, their types and what they mean.
std::string structure(const Context& context, const DataSet& set);
/// «passport.csv»: the 17 rows.
std::string passport_csv(const Context& context, const DataSet& set);

}  // namespace vekha::render::opendata
