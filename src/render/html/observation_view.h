#pragma once

#include "render/format.h"
#include "render/value.h"
#include "report/snapshot.h"

namespace vekha::render::html {

/// One reported value with the cell that it came from: members period, unit, value, raw (when it
/// says more than the value), evidence (list), place, remarks (list).
Value observation_view(const Format& format, const facts::Observation& observation);

/// A confirming document: members text, link (http and https only), confirms.
Value evidence_view(const Format& format, const facts::Evidence& evidence);

}  // namespace vekha::render::html
