#pragma once

#include "render/format.h"
#include "render/value.h"
#include "report/snapshot.h"

namespace vekha::render::html {

/// The document's own words: a list of quotations with members head, text, places (list of texts).
Value quotations(const Format& format, const report::MeasureReport& measure);

/// How plan and term were read: a list of rows with members name, value.
Value reading_rows(const Format& format, const report::MeasureReport& measure);

/// Assumptions and oddities of the reading, in words.
Value assumptions(const Format& format, const report::MeasureReport& measure);

/// What people decided about the measure: members kind, text, basis, date.
Value decisions(const Format& format, const report::MeasureReport& measure);

/// A question to a person: members place, text, ask, candidates, has_candidates, blocking.
Value question_view(const Format& format, const roadmap::Question& question);

}  // namespace vekha::render::html
