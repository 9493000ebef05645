#include "service/run.h"

#include "base/error.h"
#include "publish/publish_snapshot.h"
#include "report/method_profile.h"
#include "service/drafts.h"
#include "service/run_history.h"

#include <memory>

namespace vekha::service {

namespace fs = std::filesystem;

namespace {

void append(Problems& problems, const Problems& more) {
  problems.insert(problems.end(), more.begin(), more.end());
}

void tell_problems_of_snapshot(const report::Snapshot& snapshot, Problems& problems) {
  for (const report::ProgrammeReport& programme : snapshot.programmes) {
    for (const roadmap::Question& question : programme.questions) {
      if (!question.blocking) continue;
      problems.push_back({.place = question.place,
                          .code = question.code,
                          .text = question.ask,
                          .advice = {"ответьте в паспорте дорожной карты: vekha plan ФАЙЛ",
                                     "answer in the road map's passport: vekha plan FILE"}});
    }
    append(problems, programme.remarks);
  }
  for (const facts::Reject& reject : snapshot.rejects)
    problems.push_back(reject.problem);
  append(problems, snapshot.notes);
  append(problems, snapshot.held_back);
}

// The profile with what [method] sets over it. A profile that can't be read refuses the run.
evaluation::Method method_of(const RunRequest& request, const Workspace& workspace,
                             Problems& problems) {
  evaluation::Method method;
  try {
    method =
        report::read_method(templates_of(workspace, request.templates), workspace.method.profile);
  } catch (const InputError& error) {
    problems.push_back(error.problem());
    problems.back().severity = Severity::fatal;
  }
  const auto& keys = workspace.method_keys;
  if (keys.contains("risk_margin")) method.risk_margin = workspace.method.risk_margin;
  if (keys.contains("risk_days")) method.risk_days = workspace.method.risk_days;
  if (keys.contains("tolerance")) method.tolerance = workspace.method.tolerance;
  return method;
}

struct Opened {
  Workspace workspace;
  RunOutcome outcome;
  std::unique_ptr<RunHistory> history;  // none for a run that only checks
};

Opened evaluate(const RunRequest& request, LoadedWorkspace loaded) {
  RunOutcome outcome{.problems = loaded.problems, .site = loaded.workspace.site};
  const Date as_of = request.as_of.value_or(as_of_today(loaded.workspace));
  std::unique_ptr<RunHistory> history;
  if (request.publication == Publication::publish)
    history = std::make_unique<RunHistory>(loaded.workspace, as_of);
  Collected collected = collect(loaded.workspace, as_of, request.progress);
  append(outcome.problems, collected.problems);
  collected.inputs.method = method_of(request, loaded.workspace, outcome.problems);
  request.progress(Stage::evaluate, 0, collected.inputs.programmes.size());
  outcome.refused = has_fatal(outcome.problems);
  if (request.window) {
    for (const roadmap::Programme& programme : collected.inputs.programmes)
      collected.inputs.windows[programme.id] = *request.window;
  }
  outcome.snapshot = report::build_snapshot(std::move(collected.inputs));
  tell_problems_of_snapshot(*outcome.snapshot, outcome.problems);
  return {std::move(loaded.workspace), std::move(outcome), std::move(history)};
}

bool is_seen(history::RunOutcome how) {
  return how == history::RunOutcome::published || how == history::RunOutcome::drafted;
}

void enter_result(Opened& opened, history::RunOutcome how) {
  if (opened.history == nullptr) return;
  RunOutcome& outcome = opened.outcome;
  opened.history->finish({.outcome = how,
                          .release = outcome.release.value_or(outcome.draft.value_or("")),
                          .snapshot = outcome.snapshot ? outcome.snapshot->id : "",
                          .as_of = outcome.snapshot ? to_iso(outcome.snapshot->as_of) : "",
                          .problems = static_cast<std::int64_t>(outcome.problems.size())},
                         is_seen(how) ? &outcome.snapshot.value() : nullptr);
  append(outcome.problems, opened.history->problems());
}

Language language_of(const RunRequest& request, const Workspace& workspace) {
  return request.language.value_or(workspace.language);
}

void keep_draft(Opened& opened, const publish::Publication& made) {
  const report::Snapshot& snapshot = opened.outcome.snapshot.value();
  opened.outcome.draft = made.name;
  opened.outcome.refused = made.stopped;
  DraftRecords(opened.workspace)
      .put({.name = made.name,
            .stopped = made.stopped,
            .run = opened.history == nullptr ? "" : opened.history->run(),
            .snapshot = snapshot.id,
            .as_of = to_iso(snapshot.as_of),
            .problems = made.problems});
}

// Whoever stops a run by its progress comes too late now: what is shown is shown.
void tell_published(const RunRequest& request) {
  try {
    request.progress(Stage::publish, 1, 1);
  } catch (...) {  // NOLINT(bugprone-empty-catch): nothing is left to be stopped
  }
}

void render_and_publish(const RunRequest& request, Opened& opened) {
  report::Snapshot& snapshot = opened.outcome.snapshot.value();
  publish::Target target = publish_target(opened.workspace);
  target.forced = request.forced;
  target.approval = target.approval && !request.forced;
  target.takeover = request.takeover;
  target.may_show = request.may_show;
  target.pulse = [&] { request.progress(Stage::render, 0, snapshot.programmes.size()); };
  snapshot.changes = publish::changes_of(snapshot, target);
  const report::Templates templates = templates_of(opened.workspace, request.templates);
  const report::Phrases phrases(templates, language_of(request, opened.workspace));
  request.progress(Stage::render, 0, snapshot.programmes.size());
  const publish::Faces faces{snapshot, templates, phrases};
  if (request.publication == Publication::check_only) {
    append(opened.outcome.problems, publish::look_over(faces, target));
    return;
  }
  const publish::Publication made = publish::publish_snapshot(faces, target);
  append(opened.outcome.problems, made.problems);
  if (made.shelf == publish::Shelf::drafts) {
    keep_draft(opened, made);
  } else {
    opened.outcome.release = made.name;
  }
  tell_published(request);
}

RunMemo memo_of(const RunRequest& request, const Workspace& workspace) {
  return {workspace,
          {.as_of = request.as_of.value_or(as_of_today(workspace)),
           .language = language_of(request, workspace),
           .templates = request.templates}};
}

}  // namespace

report::Templates templates_of(const Workspace& workspace, const fs::path& shipped) {
  std::vector<fs::path> folders{shipped};
  if (!workspace.templates.empty()) folders.push_back(workspace.templates);
  return report::Templates(std::move(folders));
}

RunOutcome evaluate_workspace(const RunRequest& request) {
  RunRequest without_trace = request;
  without_trace.publication = Publication::check_only;
  return evaluate(without_trace, load_workspace(request.workspace)).outcome;
}

RunOutcome run(const RunRequest& request) {
  const bool wanted = request.publication == Publication::publish;
  LoadedWorkspace loaded = load_workspace(request.workspace);
  const RunMemo memo = memo_of(request, loaded.workspace);
  if (wanted && request.unchanged == Unchanged::say_so) {
    if (auto last = memo.recall()) {
      return {.problems = std::move(last->problems),
              .release = std::move(last->release),
              .site = loaded.workspace.site};
    }
  }
  Opened opened = evaluate(request, std::move(loaded));
  if (wanted && opened.outcome.refused) {
    enter_result(opened, history::RunOutcome::refused);
    return std::move(opened.outcome);
  }
  try {
    render_and_publish(request, opened);
  } catch (...) {
    enter_result(opened, history::RunOutcome::failed);
    throw;
  }
  if (opened.outcome.draft) {
    enter_result(opened, history::RunOutcome::drafted);
    return std::move(opened.outcome);
  }
  if (!wanted) return std::move(opened.outcome);
  enter_result(opened, history::RunOutcome::published);
  // A run that the history lacks is not to be repeated from memory: the next one enters it.
  if (opened.history->problems().empty())
    memo.remember({opened.outcome.release.value(), opened.outcome.problems});
  return std::move(opened.outcome);
}

}  // namespace vekha::service
