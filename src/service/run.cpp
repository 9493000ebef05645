#include "service/run.h"

#include "publish/publish_snapshot.h"

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
}

struct Opened {
  Workspace workspace;
  RunOutcome outcome;
};

Opened evaluate(const RunRequest& request, LoadedWorkspace loaded) {
  RunOutcome outcome{.problems = loaded.problems, .site = loaded.workspace.site};
  const Date as_of = request.as_of.value_or(as_of_today(loaded.workspace));
  Collected collected = collect(loaded.workspace, as_of, request.progress);
  append(outcome.problems, collected.problems);
  request.progress(Stage::evaluate, 0, collected.inputs.programmes.size());
  outcome.refused = has_fatal(outcome.problems);
  outcome.snapshot = report::build_snapshot(std::move(collected.inputs));
  tell_problems_of_snapshot(*outcome.snapshot, outcome.problems);
  return {std::move(loaded.workspace), std::move(outcome)};
}

Language language_of(const RunRequest& request, const Workspace& workspace) {
  return request.language.value_or(workspace.language);
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
  return evaluate(request, load_workspace(request.workspace)).outcome;
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
  if (wanted && opened.outcome.refused) return std::move(opened.outcome);
  report::Snapshot& snapshot = *opened.outcome.snapshot;
  const publish::Target target{.folder = opened.workspace.site, .keep = opened.workspace.keep};
  snapshot.changes = publish::changes_of(snapshot, target);
  const report::Templates templates = templates_of(opened.workspace, request.templates);
  const report::Phrases phrases(templates, language_of(request, opened.workspace));
  request.progress(Stage::render, 0, opened.outcome.snapshot->programmes.size());
  const publish::Faces faces{*opened.outcome.snapshot, templates, phrases};
  if (!wanted) {
    publish::render_only(faces);
    return std::move(opened.outcome);
  }
  opened.outcome.release = publish::publish_snapshot(faces, target);
  memo.remember({*opened.outcome.release, opened.outcome.problems});
  request.progress(Stage::publish, 1, 1);
  return std::move(opened.outcome);
}

}  // namespace vekha::service
