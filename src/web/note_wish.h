#pragma once

#include "base/words.h"
#include "http/message.h"
#include "report/selection.h"

#include <optional>
#include <string>

namespace vekha::web {

/// Which note a caller wants; the same words as the options of `vekha note`.
struct NoteWish {
  Language language = Language::russian;
  bool word = false;  ///< a Word document; false: a page
  report::Selection selection;
  std::optional<Period> period;

  /// The same for the same wish and no other.
  std::string key() const;
};

/// From the query: format, lang, period, section, executor, school; empty ones are left out, as a
/// form sends them. FaultError 400 for anything else.
NoteWish note_wish(const http::Fields& query, Language of_office);

}  // namespace vekha::web
