#include "base/text.h"
#include "render/html/pages.h"

namespace vekha::render::html {

namespace {

constexpr std::size_t longest_raw = 240;

Value roadmap_rows(const Site& site) {
  Value::List rows;
  for (const report::ProgrammeReport& programme : site.snapshot().programmes) {
    rows.push_back(Value()
                       .set("file", programme.file)
                       .set("hash", programme.sha256)
                       .set("title", programme_name(programme))
                       .set("href", site.addresses().programme(programme))
                       .set("measures", site.format().number(programme.rollup.total)));
  }
  return rows;
}

Value source_rows(const Site& site) {
  const Format& format = site.format();
  const auto number = [&](std::uint64_t value) {
    return format.number(static_cast<std::int64_t>(value));
  };
  Value::List rows;
  for (const facts::Source& source : site.snapshot().sources) {
    rows.push_back(
        Value()
            .set("file", source.file)
            .set("hash", source.sha256)
            .set("format", text::join({source.format, source.encoding}, " "))
            .set("layout", Value::unless_empty(format.text_or_name("layout", source.layout)))
            .set("read", number(source.rows_read))
            .set("taken", number(source.rows_taken))
            .set("rejected", number(source.rows_rejected))
            .set("skipped", number(source.rows_skipped)));
  }
  return rows;
}

Value reject_rows(const Site& site) {
  Value::List rows;
  for (const facts::Reject& reject : site.snapshot().rejects) {
    const Problem& problem = reject.problem;
    rows.push_back(Value()
                       .set("place", site.format().place(problem.place))
                       .set("text", site.format().words(problem.text))
                       .set("advice", Value::unless_empty(site.format().words(problem.advice)))
                       .set("raw", Value::unless_empty(text::shortened(text::fold_space(reject.raw),
                                                                       longest_raw))));
  }
  return rows;
}

Value silence_rows(const Site& site) {
  Value::List rows;
  for (const facts::Silence& silence : site.snapshot().not_submitted) {
    rows.push_back(Value()
                       .set("unit", silence.unit)
                       .set("since", site.format().date(silence.since))
                       .set("last", Value::unless_empty(
                                        silence.last ? site.format().date(*silence.last) : "")));
  }
  return rows;
}

}  // namespace

void write_sources(Site& site) {
  Value::List notes;
  for (const Problem& note : site.snapshot().notes)
    notes.emplace_back(to_text(note, site.format().language()));
  Value sources = source_rows(site);
  Value rejects = reject_rows(site);
  Value model;
  model.set("roadmaps", roadmap_rows(site));
  model.set("has_sources", !sources.is_absent());
  model.set("sources", std::move(sources));
  model.set("has_rejects", !rejects.is_absent());
  model.set("rejects", std::move(rejects));
  Value silences = silence_rows(site);
  model.set("has_silences", !silences.is_absent());
  model.set("silences", std::move(silences));
  model.set("has_notes", !notes.empty());
  model.set("notes", std::move(notes));
  site.write({.path = "sources.html",
              .page_template = "site/sources",
              .title = site.format().text("sources.title"),
              .part = "sources",
              .crumbs = {},
              .shows = Shows::id},
             std::move(model));
}

}  // namespace vekha::render::html
