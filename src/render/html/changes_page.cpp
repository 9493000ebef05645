#include "render/html/changes_view.h"
#include "render/html/pages.h"
#include "render/html/status_view.h"
#include "render/open_data.h"

#include <algorithm>

namespace vekha::render::html {

namespace {

using report::Change;
using report::ProgrammeReport;

std::string_view name_of(Change::Kind kind) {
  switch (kind) {
    case Change::Kind::programme_added: return "programme_added";
    case Change::Kind::programme_removed: return "programme_removed";
    case Change::Kind::measure_added: return "measure_added";
    case Change::Kind::measure_removed: return "measure_removed";
    case Change::Kind::status: return "status";
    case Change::Kind::actual: return "actual";
    case Change::Kind::plan: return "plan";
    case Change::Kind::term: return "term";
  }
  return "status";
}

// What was kept as a code or a plain number, as the reader sees it.
Value side(const Format& format, const Change& change, const std::string& kept) {
  const bool two_sided = change.kind >= Change::Kind::status;
  if (kept.empty()) return two_sided ? Value(format.text("none.dash")) : Value::absent();
  if (change.kind == Change::Kind::status) {
    const auto status = evaluation::status_of_code(kept);
    return status ? Value(format.text("status." + status_name(*status))) : Value(kept);
  }
  if (change.kind != Change::Kind::actual) return kept;
  const auto number = Decimal::parse(kept);
  if (!number) return kept;
  const std::string shown = format.number(*number);
  return change.percent ? format.with_percent_sign(shown) : shown;
}

const ProgrammeReport* find(const report::Snapshot& snapshot, const std::string& id) {
  const auto found = std::ranges::find_if(
      snapshot.programmes, [&](const auto& programme) { return programme.id == id; });
  return found == snapshot.programmes.end() ? nullptr : &*found;
}

Value address(const Site& site, const Change& change) {
  const ProgrammeReport* programme = find(site.snapshot(), change.programme_id);
  if (programme == nullptr) return Value::absent();
  if (change.measure_id.empty()) return site.addresses().programme(*programme);
  const auto found = std::ranges::find_if(programme->measures, [&](const auto& measure) {
    return measure.measure.id == change.measure_id;
  });
  if (found == programme->measures.end()) return Value::absent();
  return site.addresses().measure(*programme,
                                  static_cast<std::size_t>(found - programme->measures.begin()));
}

// Changes by programme, each with its head.
Value groups(const Site& site) {
  const std::vector<Change>& list = site.snapshot().changes.list;
  Value::List groups;
  for (auto begin = list.begin(); begin != list.end();) {
    const auto end = std::find_if(begin, list.end(), [&](const Change& change) {
      return change.programme_id != begin->programme_id;
    });
    const ProgrammeReport* programme = find(site.snapshot(), begin->programme_id);
    Value::List rows;
    for (auto it = begin; it != end; ++it)
      rows.push_back(change_view(site, *it));
    groups.push_back(
        Value()
            .set("title", programme == nullptr ? begin->title : programme_name(*programme))
            .set("rows", std::move(rows)));
    begin = end;
  }
  return groups;
}

// The site's other releases, as seen from each: publish::Staging leads there.
const std::string release_folder = "releases/";

Value release_link(const report::Changes& changes, const report::ReleaseEntry& release) {
  if (release.name == changes.release) return "index.html";
  if (!changes.releases_linked) return Value::absent();
  return release_folder + release.name + "/index.html";
}

Value archive_rows(const Site& site) {
  const report::Snapshot& snapshot = site.snapshot();
  Value::List rows;
  for (auto release = snapshot.changes.releases.rbegin();
       release != snapshot.changes.releases.rend(); ++release) {
    const bool shown = release->name == snapshot.changes.release;
    rows.push_back(Value()
                       .set("name", release->name)
                       .set("as_of", site.format().date(release->as_of))
                       .set("current", shown)
                       .set("href", release_link(snapshot.changes, *release)));
  }
  return rows;
}

}  // namespace

Value change_view(const Site& site, const Change& change) {
  const Format& format = site.format();
  return Value()
      .set("what", format.text("change." + std::string(name_of(change.kind))))
      .set("title", change.title)
      .set("href", address(site, change))
      .set("before", side(format, change, change.before))
      .set("after", side(format, change, change.after));
}

void write_changes(Site& site) {
  const report::Changes& changes = site.snapshot().changes;
  const Format& format = site.format();
  Value model;
  model.set("first", !changes.previous);
  model.set("since",
            changes.previous
                ? Value(format.fill("changes.since",
                                    {{"date", changes.previous->as_of},
                                     {"count", static_cast<std::int64_t>(changes.list.size())}}))
                : Value::absent());
  model.set("has_changes", !changes.list.empty());
  model.set("groups", groups(site));
  site.write({.path = "changes.html",
              .page_template = "site/changes",
              .title = format.text("changes.title"),
              .part = "changes",
              .crumbs = {},
              .shows = Shows::id},
             std::move(model));
}

void write_archive(Site& site) {
  Value rows = archive_rows(site);
  const bool linked = site.snapshot().changes.releases_linked;
  Value model;
  model.set("lead", site.format().text(linked ? "archive.lead" : "archive.lead_unlinked"));
  model.set("has_releases", !rows.is_absent());
  model.set("releases", std::move(rows));
  model.set("zip", has_zip(site.snapshot()) ? Value(std::string(zip_path)) : Value::absent());
  site.write({.path = "archive.html",
              .page_template = "site/archive",
              .title = site.format().text("archive.title"),
              .part = "archive",
              .crumbs = {},
              .shows = Shows::id},
             std::move(model));
}

}  // namespace vekha::render::html
