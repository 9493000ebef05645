#include "render/docx/word_template.h"

#include "base/error.h"
#include "base/text.h"
#include "render/docx/annotation.h"
#include "render/docx/filler.h"
#include "render/docx/picture.h"
#include "render/docx/places.h"
#include "render/docx/relations.h"
#include "render/docx/scrub.h"
#include "render/docx/suggestion.h"

#include <algorithm>

namespace vekha::render::docx {

namespace {

constexpr const char* document_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

InputError refused(const std::string& file, const Words& text, const Words& advice) {
  return InputError(
      {.place = {.file = file}, .code = "template_refused", .text = text, .advice = advice});
}

// Knows names of pictures without having any.
class PictureNames : public PictureMaker {
 public:
  explicit PictureNames(const std::set<std::string>& names) : names_(names) {}
  bool knows(const std::string& name) const override { return names_.count(name) > 0; }
  Node make(const std::string& /*name*/) override { return element("w:drawing"); }

 private:
  const std::set<std::string>& names_;
};

Words text_of_fault(const Fault& fault) {
  const std::string tag = "«" + text::shortened(fault.tag, 80) + "»";
  switch (fault.kind) {
    case Fault::Kind::unknown: return {"имени " + tag + " нет", "there is no name " + tag};
    case Fault::Kind::unclosed:
      return {"раздел " + tag + " не закрыт", "the section " + tag + " is not closed"};
    case Fault::Kind::unopened:
      return {"раздел " + tag + " не был открыт", "the section " + tag + " was not opened"};
    case Fault::Kind::no_text:
      return {tag + " — список, а не текст", tag + " is a list, not a text"};
    case Fault::Kind::no_picture: return {"рисунка " + tag + " нет", "there is no picture " + tag};
    case Fault::Kind::in_the_middle:
      return {
          "раздел " + tag + " начат или закончен посреди абзаца, а вторая метка стоит в другом",
          "the section " + tag + " begins or ends amid a paragraph, its other tag is elsewhere"};
    case Fault::Kind::braces:
      return {"скобки «{{» и «}}» стоят не парами: " + tag, "braces are not in pairs: " + tag};
    case Fault::Kind::sigil:
      return {"такого знака в метке быть не может: " + tag, "no tag begins so: " + tag};
  }
  return {};
}

Words advice_of(const Fault& fault, const Vocabulary& vocabulary) {
  switch (fault.kind) {
    case Fault::Kind::unknown:
    case Fault::Kind::no_picture: {
      const std::string near = nearest_name(fault.tag, vocabulary);
      if (!near.empty())
        return {"возможно, имеется в виду «" + near + "»", "did you mean «" + near + "»?"};
      return {"все имена печатает vekha note --tags", "vekha note --tags prints all names"};
    }
    case Fault::Kind::no_text:
      return {"поставьте {{#имя}} перед повторяемым и {{/имя}} после него",
              "put {{#name}} before what repeats and {{/name}} behind it"};
    case Fault::Kind::in_the_middle:
      return {"поставьте метки начала и конца отдельными абзацами",
              "let the section's tags stand in paragraphs of their own"};
    default: return {"исправьте метку в шаблоне", "mend the tag in the template"};
  }
}

void set_core(Node& core, const std::string& name, const std::string& text) {
  if (Node* node = core.child(name)) node->children = {text_node(text)};
}

void set_core_properties(Package& package, const DocumentTexts& texts) {
  for (const std::string& name : parts_of_type(package, "core-properties+xml")) {
    Node core = parse_xml(package.find(name)->bytes, name);
    set_core(core, "dc:title", texts.title);
    set_core(core, "dcterms:created", texts.day + "T00:00:00Z");
    set_core(core, "dcterms:modified", texts.day + "T00:00:00Z");
    package.set(name, to_xml(core));
  }
}

}  // namespace

struct WordTemplate::Finding {
  std::string part;
  std::uint32_t origin = 0;
  std::string tag;
  Problem problem;
};

WordTemplate::WordTemplate(const std::string& bytes, std::string file)
    : package_(Package::read(bytes, file)), file_(std::move(file)) {
  if (!parts_of_type(package_, "macroEnabled.main+xml").empty() ||
      !parts_of_type(package_, "macroEnabledTemplate.main+xml").empty()) {
    throw refused(file_, {"в шаблоне есть макросы", "the template holds macros"},
                  {"сохраните его как .docx без макросов", "save it as .docx without macros"});
  }
  for (const char* type :
       {"wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml"}) {
    const auto found = parts_of_type(package_, type);
    if (!found.empty()) document_ = found.front();
  }
  if (document_.empty()) {
    throw refused(file_, {"это не документ Word", "it is no Word document"},
                  {"сохраните шаблон в Word или LibreOffice как .docx",
                   "save the template in Word or LibreOffice as .docx"});
  }
  add_part(document_);
  for (const char* type : {"wordprocessingml.header+xml", "wordprocessingml.footer+xml",
                           "wordprocessingml.footnotes+xml", "wordprocessingml.endnotes+xml"}) {
    for (const std::string& name : parts_of_type(package_, type))
      add_part(name);
  }
}

void WordTemplate::add_part(const std::string& name) {
  Node root = parse_xml(package_.find(name)->bytes, file_ + "/" + name);
  number_paragraphs(root);
  std::vector<Words> places = places_of(root, name);
  remove_remarks(root);
  filled_.push_back({name, std::move(places), passage_of(std::move(root))});
}

std::vector<WordTemplate::Finding> WordTemplate::findings(const Vocabulary& vocabulary) const {
  std::vector<Finding> found;
  PictureNames pictures(vocabulary.pictures);
  for (const ReadyPart& part : filled_) {
    Filler filler(vocabulary.sample, pictures, Purpose::check);
    filler.fill(part.text);
    for (const Fault& fault : filler.faults()) {
      const bool known = fault.origin < part.places.size();
      const Words& where = known ? part.places[fault.origin] : part.places.front();
      const Words what = text_of_fault(fault);
      found.push_back({part.name,
                       fault.origin,
                       fault.tag,
                       {.place = {.file = file_},
                        .code = "template_tag",
                        .text = {where.ru + ": " + what.ru, where.en + ": " + what.en},
                        .advice = advice_of(fault, vocabulary),
                        .severity = Severity::fatal}});
    }
  }
  return found;
}

Problems WordTemplate::check(const Vocabulary& vocabulary) const {
  Problems problems;
  for (Finding& finding : findings(vocabulary))
    problems.push_back(std::move(finding.problem));
  return problems;
}

std::string WordTemplate::annotated(const Vocabulary& vocabulary) const {
  Package package = package_;
  Node document = parse_xml(package.find(document_)->bytes, file_);
  number_paragraphs(document);
  std::vector<Remark> remarks;
  for (const Finding& finding : findings(vocabulary)) {
    const Problem& problem = finding.problem;
    remarks.push_back({.origin = finding.part == document_ ? finding.origin : 0,
                       .tag = finding.tag,
                       .text = problem.text.ru + ". " + problem.advice.ru + "."});
  }
  annotate(package, document_, document, remarks);
  return package.write();
}

std::string WordTemplate::fill(const Value& model, const Pictures& pictures,
                               const DocumentTexts& texts) const {
  Package package = package_;
  std::uint32_t next_drawing = 1;
  for (const ReadyPart& part : filled_) {
    PartPictures maker(package, part.name, pictures);
    Node root = Filler(model, maker, Purpose::fill).fill(part.text);
    settle(root, next_drawing);
    package.set(part.name, to_xml(root));
  }
  for (const char* type : {"comments+xml", "commentsExtended+xml", "commentsIds+xml",
                           "commentsExtensible+xml", "people+xml"})
    remove_parts_of_type(package, type);
  set_part_type(package, document_, document_type);
  set_core_properties(package, texts);
  return package.write();
}

}  // namespace vekha::render::docx
