#include "render/html/measure_view.h"
#include "render/html/pages.h"
#include "render/html/status_view.h"

#include <algorithm>

namespace vekha::render::html {

namespace {

using report::ProgrammeReport;

constexpr std::size_t attention_limit = 3;  // a programme; its own page has them all

Value programme_card(const Site& site, const ProgrammeReport& programme, std::size_t index) {
  const Format& format = site.format();
  const std::string path = site.addresses().programme(programme);
  const auto& all = programme.attention;
  const auto attention = static_cast<std::int64_t>(all.size());
  const std::size_t shown = std::min(all.size(), attention_limit);
  const std::vector<std::size_t> worst(all.begin(),
                                       all.begin() + static_cast<std::ptrdiff_t>(shown));
  Value card;
  card.set("title", programme_name(programme));
  card.set("href", path);
  card.set("organisation", Value::unless_empty(programme.organisation));
  card.set("period", programme.period ? Value(format.period(*programme.period)) : Value::absent());
  card.set("size", format.fill("index.measures", {{"count", programme.rollup.total}}));
  card.set("attention", attention == 0
                            ? Value::absent()
                            : Value(format.fill("index.attention", {{"count", attention}})));
  card.set("worst", measure_rows(site, programme, worst, ""));
  card.set("head", rollup_view(format, programme.rollup, "p" + std::to_string(index + 1),
                               site.addresses().in_programme(programme, "statuses.html")));
  return card;
}

// Where most needs attention comes first; the office's order among equals.
std::vector<const ProgrammeReport*> by_attention(const report::Snapshot& snapshot) {
  std::vector<const ProgrammeReport*> programmes;
  programmes.reserve(snapshot.programmes.size());
  for (const ProgrammeReport& programme : snapshot.programmes)
    programmes.push_back(&programme);
  std::ranges::stable_sort(programmes, [](const auto* a, const auto* b) {
    return a->attention.size() > b->attention.size();
  });
  return programmes;
}

}  // namespace

void write_index(Site& site) {
  const Format& format = site.format();
  Value::List cards;
  std::vector<const evaluation::Rollup*> rollups;
  for (const ProgrammeReport* programme : by_attention(site.snapshot())) {
    cards.push_back(programme_card(site, *programme, cards.size()));
    rollups.push_back(&programme->rollup);
  }
  const evaluation::Rollup total = sum(rollups);
  Value model;
  model.set("office", site.snapshot().office.name);
  model.set("summary",
            format.fill("index.summary", {{"programmes", static_cast<std::int64_t>(cards.size())},
                                          {"measures", total.total},
                                          {"as_of", site.snapshot().as_of}}));
  model.set("has_programmes", !cards.empty());
  model.set("head", rollup_view(format, total, "all", ""));
  model.set("several", cards.size() > 1);
  model.set("programmes", std::move(cards));
  site.write({.path = "index.html",
              .page_template = "site/index",
              .title = format.text("index.title"),
              .part = "programmes",
              .crumbs = {},
              .shows = Shows::id},
             std::move(model));
}

}  // namespace vekha::render::html
