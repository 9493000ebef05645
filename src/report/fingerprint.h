#pragma once

#include "report/snapshot.h"

#include <string>

namespace vekha::report {

/// Sixteen hexadecimal digits of the SHA-256 over every value that a face of the snapshot may show,
/// `id` left out. Equal inputs, settings and date give an equal id; any changed figure or text
/// another one.
std::string fingerprint(const Snapshot& snapshot);

/// The SHA-256, in hexadecimal, over every value that a page of one programme may show but the
/// snapshot's id: its report, the office, the date, the method and the history of its statuses.
/// With the same templates and an equal fingerprint its pages are the same bytes.
std::string fingerprint_of_pages(const Snapshot& snapshot, const ProgrammeReport& programme);

}  // namespace vekha::report
