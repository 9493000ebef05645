#include "publish/figure_check.h"

#include "base/decimal.h"

#include <algorithm>
#include <map>
#include <utility>

namespace vekha::publish {

namespace {

Severity weight(Verdict verdict) {
  return verdict == Verdict::stop ? Severity::fatal : Severity::warning;
}

const Words look_at_sources = {
    "проверьте, все ли выгрузки на месте; если так и есть, одобрите черновик: vekha approve",
    "check that all exports are there; if so, approve the draft: vekha approve"};

class FallCheck {
 public:
  FallCheck(const report::Snapshot& snapshot, const CheckRules& rules, Problems& problems)
      : snapshot_(snapshot), rules_(rules), problems_(problems) {}

  void look(const report::State& before) {
    std::map<std::string, const report::ProgrammeReport*, std::less<>> now;
    for (const report::ProgrammeReport& programme : snapshot_.programmes)
      now[programme.id] = &programme;
    for (const report::ProgrammeState& programme : before.programmes) {
      const auto found = now.find(programme.id);
      if (found == now.end()) {
        tell({.file = programme.id}, {"программы «" + programme.title + "» больше нет",
                                      "the programme «" + programme.title + "» is gone"});
      } else {
        look_at(programme, *found->second);
      }
    }
  }

 private:
  // More than the share of what was there is gone.
  bool fell(Decimal before, Decimal after) const {
    if (before <= Decimal() || after >= before) return false;
    const auto share = Fraction::ratio(before - after, before);
    return share && *share > rules_.fall_share;
  }

  void look_at(const report::ProgrammeState& before, const report::ProgrammeReport& now) {
    const Place place{.file = now.file};
    const auto count = [](std::size_t number) {
      return Decimal::of(static_cast<std::int64_t>(number));
    };
    if (fell(count(before.measures.size()), count(now.measures.size()))) {
      tell(place, fall("мероприятий", "measures", std::to_string(before.measures.size()),
                       std::to_string(now.measures.size())));
      return;  // their figures are gone with them
    }
    std::map<std::string, const report::MeasureReport*, std::less<>> measures;
    for (const report::MeasureReport& measure : now.measures)
      measures[measure.measure.id] = &measure;
    Fallen fallen;
    for (const report::MeasureState& measure : before.measures) {
      const auto found = measures.find(measure.id);
      if (found != measures.end()) look_at(measure, *found->second, fallen);
    }
    tell_reported(before, fallen, place);
    tell_figures(fallen);
  }

  struct Fallen {
    std::size_t reported_before = 0;
    std::size_t silent_now = 0;
    std::vector<std::pair<const report::MeasureState*, const report::MeasureReport*>> figures;
  };

  void look_at(const report::MeasureState& before, const report::MeasureReport& now,
               Fallen& fallen) const {
    if (!before.actual) return;
    ++fallen.reported_before;
    if (!now.result.actual) ++fallen.silent_now;
    const bool comparable =
        now.result.actual && !now.result.falling && before.percent == now.result.percent;
    if (comparable && fell(*before.actual, *now.result.actual))
      fallen.figures.emplace_back(&before, &now);
  }

  void tell_reported(const report::ProgrammeState& before, const Fallen& fallen,
                     const Place& place) {
    const auto share = Fraction::ratio(static_cast<std::int64_t>(fallen.silent_now),
                                       static_cast<std::int64_t>(fallen.reported_before));
    if (!share || *share <= rules_.fall_share) return;
    tell(place, fall("мероприятий с данными в «" + before.title + "»",
                     "measures with data in «" + before.title + "»",
                     std::to_string(fallen.reported_before),
                     std::to_string(fallen.reported_before - fallen.silent_now)));
  }

  void tell_figures(const Fallen& fallen) {
    constexpr std::size_t at_most = 20;
    for (std::size_t i = 0; i < std::min(at_most, fallen.figures.size()); ++i) {
      const auto& [before, now] = fallen.figures[i];
      const std::string subject = before->number + " «" + before->title + "»";
      tell(now->measure.place,
           fall("факт по мероприятию " + subject, "the actual of measure " + subject,
                to_russian(*before->actual), to_russian(*now->result.actual)));
    }
    if (fallen.figures.size() <= at_most) return;
    const std::string more = std::to_string(fallen.figures.size() - at_most);
    tell({}, {"и ещё упавших показателей: " + more, "and more fallen figures: " + more});
  }

  static Words fall(const std::string& russian, const std::string& english,
                    const std::string& before, const std::string& after) {
    return {russian + ": было " + before + ", стало " + after,
            english + ": " + before + " before, " + after + " now"};
  }

  void tell(const Place& place, const Words& text) {
    problems_.push_back({.place = place,
                         .code = "figures_fell",
                         .text = text,
                         .advice = look_at_sources,
                         .severity = weight(rules_.fall)});
  }

  const report::Snapshot& snapshot_;
  const CheckRules& rules_;
  Problems& problems_;
};

void tell_questions(const report::Snapshot& snapshot, Verdict verdict, Problems& problems) {
  for (const report::ProgrammeReport& programme : snapshot.programmes) {
    const auto open = std::ranges::count_if(
        programme.questions, [](const roadmap::Question& question) { return question.blocking; });
    if (open == 0) continue;
    const auto first = std::ranges::find_if(
        programme.questions, [](const roadmap::Question& question) { return question.blocking; });
    const std::string count = std::to_string(open);
    problems.push_back(
        {.place = first->place,
         .code = "questions_open",
         .text = {"в программе «" + programme.id + "» открытых вопросов: " + count,
                  "open questions in «" + programme.id + "»: " + count},
         .advice = {"ответьте на них в паспорте (vekha plan ФАЙЛ) или на рабочем месте",
                    "answer them in the passport (vekha plan FILE) or at the methodist's page"},
         .severity = weight(verdict)});
  }
}

void tell_held_back(const report::Snapshot& snapshot, Verdict verdict, Problems& problems) {
  if (snapshot.held_back.empty()) return;
  const std::string count = std::to_string(snapshot.held_back.size());
  problems.push_back({.place = snapshot.held_back.front().place,
                      .code = "held_back",
                      .text = {"из публикации изъято имён и малых групп: " + count,
                               "names and small groups taken out: " + count},
                      .advice = {"просмотрите черновик: не осталось ли чего; затем vekha approve",
                                 "look through the draft for what may be left, then vekha approve"},
                      .severity = weight(verdict)});
}

}  // namespace

Problems figure_faults(const report::Snapshot& snapshot, const CheckRules& rules) {
  Problems problems;
  const auto& before = snapshot.changes.previous;
  if (rules.fall != Verdict::off && before && before->as_of <= snapshot.as_of)
    FallCheck(snapshot, rules, problems).look(*before);
  if (rules.questions != Verdict::off) tell_questions(snapshot, rules.questions, problems);
  if (rules.held_back != Verdict::off) tell_held_back(snapshot, rules.held_back, problems);
  return problems;
}

}  // namespace vekha::publish
