#pragma once

#include "render/value.h"
#include "report/phrases.h"
#include "report/templates.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace vekha::render {

/// Mustache pages of report_templates/, strict: a page with a hole in it is never made. A tag
/// `{{t.key}}` is the phrase `key`, put in once, when the page is loaded; every other name comes
/// from the model.
///
/// Beside what load_pieces (template_source.h) refuses, InputError with file and line is thrown
/// when a tag names a phrase that there is not (at load) or what the model does not set or what is
/// no text (at render). Set but absent is no error for a section. Not for use by several threads at
/// once.
class TemplateEngine {
 public:
  TemplateEngine(const report::Templates& templates, const report::Phrases& phrases);
  ~TemplateEngine();
  TemplateEngine(const TemplateEngine&) = delete;
  TemplateEngine& operator=(const TemplateEngine&) = delete;

  /// Reads and checks the page "site/programme" now, so that what is broken in it is told before
  /// anything is written.
  void load(const std::string& name);
  /// The page filled with the model; loads it at the first time.
  std::string render(const std::string& name, const Value& model);

 private:
  class Page;
  Page& page(const std::string& name);

  const report::Templates& templates_;
  const report::Phrases& phrases_;
  std::map<std::string, std::unique_ptr<Page>, std::less<>> pages_;
};

}  // namespace vekha::render
