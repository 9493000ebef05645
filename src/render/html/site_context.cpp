#include "render/html/site_context.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace vekha::render::html {

namespace {

struct Link {
  std::string_view part;  // also the end of its phrase's key: nav.<part>
  std::string_view path;
};

constexpr std::array<Link, 7> links = {{{"programmes", "index.html"},
                                        {"terms", "terms.html"},
                                        {"executors", "executors.html"},
                                        {"questions", "questions.html"},
                                        {"changes", "changes.html"},
                                        {"method", "method.html"},
                                        {"data", "data.html"}}};

constexpr std::array<const char*, 18> page_templates = {
    "site/index",   "site/programme", "site/measures",      "site/statuses", "site/measure",
    "site/method",  "site/sources",   "site/questions",     "site/terms",    "site/executors",
    "site/changes", "site/archive",   "site/all_questions", "site/data",     "site/period",
    "site/unit",    "site/units",     "site/standalone"};

constexpr std::size_t longest_title = 90;

}  // namespace

std::string root_from(std::string_view path) {
  std::string root;
  for (const char c : path) {
    if (c == '/') root += "../";
  }
  return root;
}

Site::Site(const report::Snapshot& snapshot, const Addresses& addresses,
           const report::Templates& templates, const report::Phrases& phrases, const FileSink& sink)
    : snapshot_(snapshot),
      format_(phrases),
      addresses_(addresses),
      engine_(templates, phrases),
      sink_(sink) {}

void Site::load_templates() {
  for (const char* name : page_templates)
    engine_.load(name);
}

void Site::write(const PageHead& head, Value model) {
  sink_(head.path, render(head, std::move(model)));
}

std::string Site::render(const PageHead& head, Value model) {
  model.set("page", frame(head));
  return engine_.render(head.page_template, model);
}

Value Site::frame(const PageHead& head) const {
  const report::Office& office = snapshot_.office;
  const std::string root = root_from(head.path);
  Value::List crumbs;
  for (const Crumb& crumb : head.crumbs) {
    crumbs.push_back(Value()
                         .set("href", root + crumb.path)
                         .set("text", text::shortened(crumb.text, longest_title)));
  }
  Value frame;
  frame.set("lang", format_.language() == Language::russian ? "ru" : "en");
  frame.set("root", root);
  frame.set("title", text::shortened(head.title, longest_title));
  frame.set("office", office.short_name.empty() ? office.name : office.short_name);
  frame.set("contact", Value::unless_empty(office.contact));
  frame.set("canonical", office.site_address.empty()
                             ? Value::absent()
                             : Value(office.site_address + "/" + head.path));
  frame.set("navigation", Value::same_as(navigation(head, root)));
  frame.set("has_crumbs", !crumbs.empty());
  frame.set("crumbs", std::move(crumbs));
  frame.set("as_of", format_.date(snapshot_.as_of));
  frame.set("snapshot", head.shows == Shows::id ? Value(snapshot_.id) : Value::absent());
  frame.set("version", snapshot_.version);
  return frame;
}

const Value& Site::navigation(const PageHead& head, const std::string& root) const {
  const auto [made, is_new] = navigations_.try_emplace({head.part, root});
  if (!is_new) return made->second;
  Value::List items;
  for (const Link& link : links) {
    items.push_back(Value()
                        .set("href", root + std::string(link.path))
                        .set("text", format_.text("nav." + std::string(link.part)))
                        .set("current", link.part == head.part));
  }
  made->second = std::move(items);
  return made->second;
}

}  // namespace vekha::render::html
