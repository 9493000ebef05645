#pragma once

#include "table/reader.h"

namespace vekha::table {

/// RFC 4180 as programs really write it: any delimiter of ; , tab |, line breaks in quoted fields, ragged rows, mixed
/// line ends. Values are texts, untrimmed. Row numbers count records from 1.
void read_csv(std::string_view bytes, const Place& place, const Options& options, Sink& sink, Summary& summary);

/// The delimiter under which the records of the text's head agree best on a number of fields over one.
char find_delimiter(std::string_view text);

}  // namespace vekha::table
