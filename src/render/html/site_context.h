#pragma once

#include "render/address.h"
#include "render/format.h"
#include "render/output.h"
#include "render/template_engine.h"
#include "render/value.h"
#include "report/snapshot.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vekha::render::html {

struct Crumb {
  std::string path;  ///< from the site's root
  std::string text;
};

/// Whether the foot of a page prints the snapshot's id or leads to where it stands. Pages of single
/// measures lead: so those that a change does not touch stay the same, byte for byte.
enum class Shows { id, link };

struct PageHead {
  std::string path;  ///< from the site's root
  std::string page_template;
  std::string title;  ///< of the browser's tab; the office's name follows it
  std::string_view
      part;  ///< which link of the navigation is the current one: "programmes", "terms" …
  std::vector<Crumb> crumbs;
  Shows shows = Shows::link;
};

/// What all pages of one run share.
class Site {
 public:
  /// All arguments must outlive it. One a thread: the templates that it keeps are its own.
  Site(const report::Snapshot& snapshot, const Addresses& addresses,
       const report::Templates& templates, const report::Phrases& phrases, const FileSink& sink);

  const report::Snapshot& snapshot() const { return snapshot_; }
  const Format& format() const { return format_; }
  const Addresses& addresses() const { return addresses_; }

  /// Reads all page templates, so that a broken one is told before the first file is written.
  void load_templates();
  /// Adds what every page has (member "page") and hands the page over.
  void write(const PageHead& head, Value model);
  /// The page's bytes without handing them over.
  std::string render(const PageHead& head, Value model);
  /// Hands over a file that is no page.
  void write_file(std::string_view path, std::string_view bytes) const { sink_(path, bytes); }

 private:
  Value frame(const PageHead& head) const;
  const Value& navigation(const PageHead& head, const std::string& root) const;

  const report::Snapshot& snapshot_;
  Format format_;
  const Addresses& addresses_;
  TemplateEngine engine_;
  const FileSink& sink_;
  // Made once for each part and depth.
  mutable std::map<std::pair<std::string_view, std::string>, Value> navigations_;
};

/// The way from a page back to the site's root: "../../" for "zima/m/5.html", "" for "index.html".
std::string root_from(std::string_view path);

}  // namespace vekha::render::html
