#include "web/question_page.h"

#include "http/problem_document.h"
#include "web/actions.h"
#include "web/page_view.h"
#include "web/reports.h"

#include <algorithm>

namespace vekha::web {

namespace {

using access::Scope;
using render::Value;

// A decision that was not taken: shown beside its question, with what was typed.
struct Refused {
  const Answer& answer;
  const http::Fault& fault;
};

Value question_value(const roadmap::Question& question, Language language, const Refused* refused) {
  Value value;
  value.set("where", to_words(question.place).in(language));
  value.set("measure", question.measure_id);
  value.set("about_measure", !question.measure_id.empty());
  value.set("text", question.text);
  value.set("ask", question.ask.in(language));
  value.set("blocking", question.blocking);
  const bool here = refused != nullptr && !question.measure_id.empty() &&
                    question.measure_id == refused->answer.measure;
  const std::string decision = here                                       ? refused->answer.decision
                               : question.about == roadmap::Subject::plan ? "plan"
                                                                          : "term";
  for (const char* one : {"term", "plan", "cancelled", "expert_done", "expert_not_done"})
    value.set(std::string("is_") + one, decision == one);
  value.set("typed", here ? refused->answer.text : "");
  value.set("typed_basis", here ? refused->answer.basis : "");
  value.set("refused", here);
  value.set("why", here ? refused->fault.title.in(language) : "");
  value.set("problems", problem_list(here ? refused->fault.problems : Problems(), language));
  Value::List candidates;
  for (const std::string& candidate : question.candidates) {
    Value entry;
    entry.set("text", candidate);
    candidates.push_back(std::move(entry));
  }
  value.set("has_candidates", !candidates.empty());
  value.set("candidates", std::move(candidates));
  return value;
}

http::Response page_of_questions(Parts& parts, const http::Request& request, const Caller& caller,
                                 const std::string& id, const Refused* refused) {
  const Published published = published_figures(parts);
  const auto& programme = programme_of(*published.snapshot, id);
  Value::List questions;
  for (const roadmap::Question& question : programme.questions) {
    if (question.measures.empty() || question.code == "no_year") {
      questions.push_back(question_value(question, page_language(parts), refused));
      continue;
    }
    for (const std::string& row : question.measures) {  // an answer here is of one row
      roadmap::Question of_row = question;
      of_row.measure_id = row;
      questions.push_back(question_value(of_row, page_language(parts), refused));
    }
  }
  const bool shown = std::ranges::any_of(questions, [](const Value& one) {
    const Value* refusal = one.find("refused");
    return refusal != nullptr && !refusal->is_absent();
  });
  if (refused != nullptr && !shown) throw http::FaultError(refused->fault);
  Value model;
  model.set("id", programme.id);
  model.set("title", programme.title.empty() ? programme.id : programme.title);
  model.set("may_change", caller.may(Scope::decide));
  model.set("has_questions", !questions.empty());
  model.set("questions", std::move(questions));
  return page_response(parts, request, caller, "questions", std::move(model));
}

}  // namespace

http::Response questions_page(Parts& parts, const http::Request& request, const Caller& caller,
                              const std::string& programme) {
  return page_of_questions(parts, request, caller, programme, nullptr);
}

http::Response decided(Parts& parts, const http::Form& form, const http::Request& request,
                       const Caller& caller) {
  const auto field = [&](const char* name) { return http::value_of(form.fields, name); };
  const Answer answer{.programme = field("target"),
                      .measure = field("measure"),
                      .decision = field("decision"),
                      .text = field("text"),
                      .basis = field("basis")};
  try {
    decide(parts, {caller.who, request.peer}, answer);
  } catch (const http::FaultError& error) {
    if (error.fault().status != 422) throw;
    const Refused refused{answer, error.fault()};
    http::Response response = page_of_questions(parts, request, caller, answer.programme, &refused);
    response.status = error.fault().status;
    return response;
  }
  return see_other("/manage/questions/" + http::percent_encoded(answer.programme) +
                   "?said=decided");
}

}  // namespace vekha::web
