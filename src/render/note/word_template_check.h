#pragma once

#include <string>

namespace vekha::render::note {

struct CheckedTemplate {
  std::size_t faults = 0;
  std::string annotated;  ///< the template with a remark at each
};

/// Checks a Word template of the note. InputError when `bytes` are no Word document.
CheckedTemplate annotate_template(const std::string& bytes, const std::string& file);

}  // namespace vekha::render::note
