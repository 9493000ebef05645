#pragma once

#include "report/snapshot.h"

namespace vekha::render {

/// An invented office with two programmes, all fifteen statuses, questions, evidence, rejects and
/// decisions, on 01.07.2024. What the pages are looked at and tested with.
report::Snapshot example_snapshot();

/// The example with markup, ten thousand letters without a blank, marks of direction and emoji in
/// every text.
report::Snapshot hostile_snapshot();

}  // namespace vekha::render
