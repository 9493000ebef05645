#include "report/fingerprint.h"

#include "base/sha256.h"

namespace vekha::report {

namespace {

// Every field is written with its length before it, so no two different snapshots run into the same
// bytes.
class Digest {
 public:
  Digest& add(std::string_view text) {
    hash_.update(std::to_string(text.size()) + ":");
    hash_.update(text);
    return *this;
  }
  Digest& add(const std::string& text) { return add(std::string_view(text)); }
  Digest& add(std::int64_t number) { return add(std::to_string(number)); }
  Digest& add(std::size_t number) { return add(std::to_string(number)); }
  Digest& add(int number) { return add(std::to_string(number)); }
  Digest& add(Date date) { return add(to_iso(date)); }
  Digest& add(const Fraction& value) { return add(to_plain(value)); }
  Digest& add(Decimal value) { return add(to_plain(value)); }
  Digest& add(const Period& period) { return add(period.first).add(period.last); }
  Digest& add(const Place& place) { return add(to_words(place).en); }
  Digest& add(const roadmap::Passage& passage) {
    add(passage.text);
    for (const Place& place : passage.places)
      add(place);
    return *this;
  }
  template <typename T>
  Digest& add(const std::optional<T>& value) {
    return value ? add(std::string_view("+")).add(*value) : add(std::string_view("-"));
  }

  Digest& add(const Problem& problem) {
    return add(problem.place).add(problem.code).add(problem.text.ru).add(problem.text.en);
  }
  Digest& add(const Problems& problems) {
    add(problems.size());
    for (const Problem& problem : problems)
      add(problem);
    return *this;
  }

  Digest& add(const facts::Observation& observation) {
    add(observation.measure_id)
        .add(observation.unit)
        .add(observation.period)
        .add(observation.value);
    add(observation.completed)
        .add(observation.place)
        .add(observation.raw)
        .add(observation.reason)
        .add(observation.note);
    for (const facts::Evidence& evidence : observation.evidence) {
      add(evidence.text)
          .add(evidence.kind)
          .add(evidence.number)
          .add(evidence.date)
          .add(evidence.link);
    }
    for (const std::string& flag : observation.flags)
      add(flag);
    return *this;
  }

  Digest& add(const evaluation::Explanation& explanation) {
    add(explanation.key);
    for (const auto& [name, argument] : explanation.arguments) {
      add(name);
      std::visit([this](const auto& value) { add(value); }, argument);
    }
    return *this;
  }

  Digest& add(const evaluation::MeasureResult& result) {
    add(evaluation::code(result.status)).add(result.rule).add(result.degree).add(result.raw_degree);
    add(result.plan).add(result.plan_max).add(result.actual).add(result.unit).add(result.days_late);
    for (const Date due : result.due)
      add(due);
    for (const auto& line : result.arithmetic)
      add(line);
    for (const auto& note : result.notes)
      add(note);
    return add(result.why);
  }

  Digest& add(const MeasureReport& measure) {
    add(measure.measure.id)
        .add(measure.measure.number)
        .add(measure.measure.title)
        .add(measure.measure.indicator);
    add(measure.measure.plan)
        .add(measure.measure.term)
        .add(measure.measure.executor)
        .add(measure.result);
    add(roadmap::to_text(measure.measure.plan_reading))
        .add(roadmap::to_text(measure.measure.term_reading));
    for (const auto& observation : measure.observations)
      add(observation);
    for (const MonthCell& cell : measure.months) {
      add(cell.kind == MonthCell::Kind::off ? std::string_view() : evaluation::code(cell.status))
          .add(cell.text);
    }
    for (const auto& decision : measure.decisions)
      add(roadmap::name(decision.kind))
          .add(decision.text)
          .add(decision.basis)
          .add(decision.date)
          .add(decision.sha256);
    return *this;
  }

  Digest& add(const ProgrammeReport& programme) {
    add(programme.id)
        .add(programme.title)
        .add(programme.organisation)
        .add(programme.file)
        .add(programme.sha256);
    add(programme.period).add(programme.window);
    if (programme.approval)
      add(programme.approval->text).add(programme.approval->date).add(programme.approval->number);
    for (const SectionReport& section : programme.sections)
      add(section.number).add(section.title);
    for (const auto& [name, unit] : programme.units) {
      add(name).add(unit.fulfilled.done).add(unit.fulfilled.due);
      add(unit.completeness.done).add(unit.completeness.due);
    }
    for (const MeasureReport& measure : programme.measures)
      add(measure);
    for (const roadmap::Question& question : programme.questions) {
      add(question.code).add(question.place).add(question.text).add(question.ask.ru);
    }
    for (const roadmap::Orphan& orphan : programme.orphans)
      add(orphan.text).add(orphan.place);
    return add(programme.remarks);
  }

  std::string hex() { return hash_.hex(); }

 private:
  Sha256 hash_;
};

}  // namespace

std::string fingerprint(const Snapshot& snapshot) {
  Digest digest;
  digest.add(snapshot.version).add(snapshot.office.name).add(snapshot.office.short_name);
  digest.add(snapshot.office.site_address).add(snapshot.office.contact).add(snapshot.as_of);
  const OpenDataOwner& owner = snapshot.office.open_data;
  digest.add(owner.inn).add(owner.responsible).add(owner.phone).add(owner.email);
  digest.add(owner.licence).add(owner.first_published);
  digest.add(snapshot.method.risk_margin)
      .add(snapshot.method.risk_days)
      .add(snapshot.method.tolerance);
  digest.add(snapshot.method.profile).add(snapshot.method.name.ru).add(snapshot.method.cap);
  for (const std::string& source : snapshot.method.sources)
    digest.add(source);
  for (const ProgrammeReport& programme : snapshot.programmes)
    digest.add(programme);
  for (const facts::Source& source : snapshot.sources) {
    digest.add(source.file)
        .add(source.sha256)
        .add(source.layout)
        .add(static_cast<std::size_t>(source.rows_taken));
  }
  for (const facts::Reject& reject : snapshot.rejects)
    digest.add(reject.problem).add(reject.raw);
  digest.add(snapshot.notes);
  for (const facts::Silence& silence : snapshot.not_submitted)
    digest.add(silence.unit).add(silence.last).add(silence.since);
  return digest.hex().substr(0, 16);
}

}  // namespace vekha::report
