#include "render/note/note.h"

#include "base/error.h"
#include "base/text.h"
#include "render/note/charts.h"
#include "render/note/fields.h"
#include "render/note/note_model.h"
#include "render/template_engine.h"

namespace vekha::render::note {

namespace {

const char* word_template(Language language) {
  return language == Language::russian ? "note/note.docx" : "note/note.en.docx";
}

docx::Picture picture_of(const Drawing& drawing) {
  return {.emf = to_emf(drawing),
          .svg = to_svg(drawing),
          .width_mm = drawing.width,
          .height_mm = drawing.height,
          .description = drawing.title};
}

// All wrong tags in one message: an office mends them in one go.
InputError broken(const std::string& file, const Problems& problems) {
  Words list;
  for (const Problem& problem : problems) {
    list.ru += "\n  " + problem.text.ru + ". " + problem.advice.ru;
    list.en += "\n  " + problem.text.en + ". " + problem.advice.en;
  }
  return InputError(
      {.place = {.file = file},
       .code = "template_tags",
       .text = {"в шаблоне есть неверные метки:" + list.ru,
                "the template has wrong tags:" + list.en},
       .advice = {"исправьте шаблон; vekha note --annotate ФАЙЛ ставит примечания у этих меток",
                  "mend the template; vekha note --annotate FILE puts remarks at these tags"}});
}

}  // namespace

std::string scope_text(const report::Phrases& phrases, const report::Selection& selection) {
  std::string text;
  const auto add = [&](const char* key, const std::optional<std::string>& name) {
    if (!name) return;
    text += (text.empty() ? "" : "; ") + phrases.fill(key, {{"name", *name}});
  };
  add("note.scope_section", selection.section);
  add("note.scope_executor", selection.executor);
  add("note.scope_school", selection.school);
  return text;
}

WordNote::WordNote(const report::Templates& templates, Language language)
    : template_(templates.read(word_template(language)),
                templates.path(word_template(language)).string()) {
  const Problems problems = template_.check(vocabulary());
  if (!problems.empty()) throw broken(templates.path(word_template(language)).string(), problems);
}

Note::Note(const NoteInput& input) : input_(input), model_(note_model(input)) {}

std::string Note::html() const {
  const Format format(input_.phrases);
  Value page;
  for (const auto& [name, value] : model_.members())
    page.set(name, Value::same_as(value));
  page.set("style", input_.templates.read("note/note.css"));
  page.set("chart_statuses", to_svg(status_chart(format, input_.programme)));
  page.set("chart_sections", to_svg(section_chart(format, input_.programme)));
  TemplateEngine engine(input_.templates, input_.phrases);
  return engine.render("note/note", page);
}

std::string Note::docx(const WordNote& word) const {
  const Format format(input_.phrases);
  const docx::Pictures pictures = {
      {"chart_statuses", picture_of(status_chart(format, input_.programme))},
      {"chart_sections", picture_of(section_chart(format, input_.programme))}};
  return word.template_.fill(
      model_, pictures,
      {.title = format.text("note.title") + ": " +
                text::shortened(text::fold_space(input_.programme.title), 150),
       .day = to_iso(input_.snapshot.as_of)});
}

std::string render_html(const NoteInput& input) {
  return Note(input).html();
}

std::string render_docx(const NoteInput& input) {
  return Note(input).docx(WordNote(input.templates, input.phrases.language()));
}

}  // namespace vekha::render::note
