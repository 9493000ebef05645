#include "cli/comparison.h"

#include "base/text.h"

#include <array>
#include <utility>

namespace vekha::cli {

namespace {

using roadmap::MeasureChange;
using roadmap::MeasureMention;
using roadmap::MeasureParts;
using roadmap::TextChange;

Json mention_json(const MeasureMention& measure, Language language) {
  return {{"id", measure.id},
          {"number", measure.number},
          {"title", measure.title},
          {"section", measure.section},
          {"place", to_words(measure.place).in(language)}};
}

Json mentions(const std::vector<MeasureMention>& list, Language language) {
  Json json = Json::array();
  for (const MeasureMention& measure : list)
    json.push_back(mention_json(measure, language));
  return json;
}

Json texts_json(const std::vector<TextChange>& texts) {
  Json json = Json::object();
  for (const TextChange& change : texts)
    json[change.what] = {{"old", change.before}, {"new", change.after}};
  return json;
}

Json change_json(const MeasureChange& change, Language language) {
  return {{"old", mention_json(change.before, language)},
          {"new", mention_json(change.after, language)},
          {"changes", texts_json(change.texts)}};
}

Json parts_json(const std::vector<MeasureParts>& list, const char* whole, const char* parts,
                Language language) {
  Json json = Json::array();
  for (const MeasureParts& one : list) {
    json.push_back(
        {{whole, mention_json(one.whole, language)}, {parts, mentions(one.parts, language)}});
  }
  return json;
}

struct Kind {
  const char* key = nullptr;
  bool MeasureChange::* holds = nullptr;
  Words heading;
};

const std::array<Kind, 6>& kinds() {
  static const std::array<Kind, 6> list = {
      {{"moved", &MeasureChange::moved, {"Перенесены", "Moved"}},
       {"renumbered", &MeasureChange::renumbered, {"Получили другой номер", "Renumbered"}},
       {"reworded", &MeasureChange::reworded, {"Переформулированы", "Reworded"}},
       {"plan_changed", &MeasureChange::plan_changed, {"Изменён план", "Plan changed"}},
       {"term_changed", &MeasureChange::term_changed, {"Изменён срок", "Term changed"}},
       {"executor_changed",
        &MeasureChange::executor_changed,
        {"Изменены исполнители", "Executors changed"}}}};
  return list;
}

/// Which texts tell of a kind of change.
bool belongs(const TextChange& change, std::string_view kind) {
  if (kind == "reworded") return change.what == "title" || change.what == "indicator";
  if (kind == "plan_changed")
    return change.what == "plan" || change.what == "unit" || change.what == "baseline";
  if (kind == "term_changed") return change.what == "term";
  return kind == "executor_changed" && change.what == "executor";
}

class TextWriter {
 public:
  explicit TextWriter(Language language) : language_(language) {}

  void heading(const Words& words, std::size_t count) {
    out_ += words.in(language_) + ": " + std::to_string(count) + "\n";
  }

  void list(const Words& words, const std::vector<MeasureMention>& measures) {
    if (measures.empty()) return;
    heading(words, measures.size());
    for (const MeasureMention& measure : measures)
      out_ += "  " + named(measure) + "\n";
  }

  void changes(const Kind& kind, const std::vector<MeasureChange>& all) {
    std::vector<const MeasureChange*> some;
    for (const MeasureChange& change : all) {
      if (change.*kind.holds) some.push_back(&change);
    }
    if (some.empty()) return;
    heading(kind.heading, some.size());
    for (const MeasureChange* change : some)
      one_change(*change, kind.key);
  }

  void parts(const Words& words, const std::vector<MeasureParts>& all, const Words& into) {
    if (all.empty()) return;
    heading(words, all.size());
    for (const MeasureParts& one : all) {
      out_ += "  " + named(one.whole) + "\n";
      for (const MeasureMention& part : one.parts)
        out_ += "    " + into.in(language_) + " " + named(part) + "\n";
    }
  }

  void texts(const std::vector<TextChange>& all) {
    for (const TextChange& change : all)
      before_and_after(change);
  }

  std::string take() { return std::move(out_); }

 private:
  static std::string named(const MeasureMention& measure) {
    constexpr std::size_t longest = 90;
    return measure.id + " " + text::shortened(measure.title, longest);
  }

  void one_change(const MeasureChange& change, std::string_view kind) {
    out_ += "  " + named(change.after) + "\n";
    if (kind == "moved") before_and_after({"section", change.before.section, change.after.section});
    if (kind == "renumbered")
      before_and_after({"number", change.before.number, change.after.number});
    bool any = false;
    for (const TextChange& text : change.texts) {
      if (!belongs(text, kind)) continue;
      before_and_after(text);
      any = true;
    }
    if (any || (kind != "plan_changed" && kind != "term_changed")) return;
    const std::string reading = kind == "plan_changed" ? "plan_reading" : "term_reading";
    for (const TextChange& text : change.texts) {
      if (text.what == reading) before_and_after(text);
    }
  }

  void before_and_after(const TextChange& change) {
    const bool russian = language_ == Language::russian;
    out_ += (russian ? "    было:  " : "    was: ") + shown(change.before) + "\n";
    out_ += (russian ? "    стало: " : "    now: ") + shown(change.after) + "\n";
  }

  static std::string shown(const std::string& text) {
    constexpr std::size_t longest = 200;
    return text.empty() ? "—" : text::shortened(text, longest);
  }

  Language language_;
  std::string out_;
};

}  // namespace

Json to_json(const roadmap::Comparison& comparison, Language language) {
  Json json;
  json["document"] = texts_json(comparison.document);
  json["added"] = mentions(comparison.added, language);
  json["removed"] = mentions(comparison.removed, language);
  for (const Kind& kind : kinds()) {
    json[kind.key] = Json::array();
    for (const MeasureChange& change : comparison.changed) {
      if (change.*kind.holds) json[kind.key].push_back(change_json(change, language));
    }
  }
  json["split"] = parts_json(comparison.split, "old", "new", language);
  json["merged"] = parts_json(comparison.merged, "new", "old", language);
  json["unchanged"] = comparison.unchanged;
  return json;
}

std::string to_text(const roadmap::Comparison& comparison, Language language) {
  TextWriter writer(language);
  if (!comparison.document.empty()) {
    writer.heading({"Документ", "Document"}, comparison.document.size());
    writer.texts(comparison.document);
  }
  writer.list({"Добавлены", "Added"}, comparison.added);
  writer.list({"Исключены", "Removed"}, comparison.removed);
  for (const Kind& kind : kinds())
    writer.changes(kind, comparison.changed);
  writer.parts({"Разделены", "Split"}, comparison.split, {"часть:", "part:"});
  writer.parts({"Объединены", "Merged"}, comparison.merged, {"из:", "of:"});
  writer.heading({"Без изменений", "Unchanged"}, comparison.unchanged);
  return writer.take();
}

}  // namespace vekha::cli
