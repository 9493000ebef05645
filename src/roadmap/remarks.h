#pragma once

#include "base/problem.h"

#include <string>
#include <vector>

/// What the reader tells of a document without asking: repairs, soft oddities, texts left out.
namespace vekha::roadmap {

Problem remark(Place place, std::string code, Words text);

Problem heads_repeated(const std::vector<Place>& places);
Problem foreign_table(const Place& place);
Problem text_left_out(const Place& place,
                      const std::string& text);  ///< quotes it, unless it names a person
Problem signature_left_out(const Place& place);  ///< does not quote: names stand there
Problem total_row(const Place& place, const std::string& text);
Problem row_joined(const Place& place, const std::string& number);
Problem number_repaired(const Place& place, const std::string& printed, const std::string& meant);
Problem overlap_folded(const Place& place, const std::string& words);

}  // namespace vekha::roadmap
