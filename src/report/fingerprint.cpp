#include "report/fingerprint.h"

#include "base/sha256.h"

#include <type_traits>

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

  template <typename T>
  Digest& add(const std::vector<T>& values) {
    add(values.size());
    for (const T& value : values)
      add(value);
    return *this;
  }
  template <typename K, typename V>
  Digest& add(const std::pair<K, V>& pair) {
    return add(pair.first).add(pair.second);
  }
  template <typename K, typename V>
  Digest& add(const std::map<K, V>& values) {
    add(values.size());
    for (const auto& value : values)
      add(value);
    return *this;
  }
  Digest& add(unsigned number) { return add(std::to_string(number)); }
  Digest& add(bool flag) { return add(std::string_view(flag ? "y" : "n")); }
  Digest& add(const Words& words) { return add(words.ru).add(words.en); }
  template <typename T>
    requires std::is_enum_v<T>
  Digest& add(T value) {
    return add(static_cast<int>(value));
  }

  Digest& add(const Problem& problem) {
    return add(problem.place)
        .add(problem.code)
        .add(problem.text)
        .add(problem.advice)
        .add(problem.severity);
  }
  Digest& add(const facts::Observation& observation) {
    add(observation.measure_id)
        .add(observation.item)
        .add(observation.unit)
        .add(observation.period)
        .add(observation.value)
        .add(observation.percent)
        .add(observation.numerator)
        .add(observation.denominator)
        .add(observation.done)
        .add(observation.cumulative);
    return add(observation.completed)
        .add(observation.status)
        .add(observation.place)
        .add(observation.raw)
        .add(observation.reason)
        .add(observation.note)
        .add(observation.evidence)
        .add(observation.flags);
  }
  Digest& add(const facts::Evidence& evidence) {
    return add(evidence.text)
        .add(evidence.kind)
        .add(evidence.number)
        .add(evidence.date)
        .add(evidence.link);
  }

  Digest& add(const evaluation::Explanation& explanation) {
    add(explanation.key);
    for (const auto& [name, argument] : explanation.arguments) {
      add(name);
      std::visit([this](const auto& value) { add(value); }, argument);
    }
    return *this;
  }

  Digest& add(const evaluation::Forecast& forecast) {
    return add(forecast.value).add(forecast.degree).add(forecast.reaches);
  }
  Digest& add(const evaluation::Ratio& ratio) { return add(ratio.done).add(ratio.due); }
  Digest& add(const evaluation::Rollup& rollup) {
    for (const std::int64_t count : rollup.by_status)
      add(count);
    add(rollup.total).add(rollup.srm).add(rollup.srm_in_time).add(rollup.completeness);
    add(rollup.unit_completeness).add(rollup.degree).add(rollup.undecided).add(rollup.repeated);
    return add(rollup.movement).add(rollup.summary).add(rollup.band);
  }
  Digest& add(const evaluation::UnitResult& unit) {
    return add(unit.fulfilled).add(unit.completeness).add(unit.measures);
  }

  Digest& add(const evaluation::MeasureResult& result) {
    add(evaluation::code(result.status)).add(result.rule).add(result.degree).add(result.raw_degree);
    add(result.plan).add(result.plan_max).add(result.actual).add(result.percent).add(result.unit);
    add(result.start).add(result.due).add(result.judged_on).add(result.occurrences_due);
    add(result.occurrences_done).add(result.units).add(result.units_done).add(result.days_late);
    add(result.completed).add(result.evidence).add(result.elapsed).add(result.reported);
    add(result.arithmetic).add(result.why).add(result.candidates).add(result.observations);
    add(result.moved).add(result.falling).add(result.undefined).add(result.by_mark);
    return add(result.maybe_due).add(result.duplicate_of).add(result.forecast).add(result.notes);
  }

  Digest& add(const roadmap::Executor& executor) { return add(executor.name).add(executor.kind); }
  Digest& add(const roadmap::Measure& measure) {
    add(measure.id).add(measure.number).add(measure.title).add(measure.indicator);
    add(measure.plan).add(measure.years).add(measure.periods).add(measure.unit);
    add(measure.direction).add(measure.baseline).add(measure.term).add(measure.executor);
    add(measure.other).add(measure.executors).add(measure.place).add(measure.flags);
    add(measure.duplicate_of);
    return add(roadmap::to_text(measure.plan_reading)).add(roadmap::to_text(measure.term_reading));
  }
  Digest& add(const roadmap::Decision& decision) {
    return add(decision.kind)
        .add(decision.text)
        .add(decision.basis)
        .add(decision.date)
        .add(decision.sha256);
  }
  Digest& add(const MonthCell& cell) {
    const bool off = cell.kind == MonthCell::Kind::off;
    return add(off ? std::string_view() : evaluation::code(cell.status)).add(cell.text);
  }

  Digest& add(const MeasureReport& measure) {
    add(measure.measure).add(measure.section).add(measure.result).add(measure.observations);
    return add(measure.months).add(measure.decisions);
  }

  Digest& add(const SectionReport& section) {
    add(section.id).add(section.number).add(section.title).add(section.table);
    return add(section.rollup).add(section.measures);
  }
  Digest& add(const ExecutorReport& executor) {
    return add(executor.id).add(executor.name).add(executor.rollup).add(executor.measures);
  }
  Digest& add(const Month& month) { return add(month.year).add(month.month); }
  Digest& add(const roadmap::Question& question) {
    add(question.code).add(question.place).add(question.measure_id).add(question.text);
    add(question.ask).add(question.candidates).add(question.blocking).add(question.about);
    return add(question.effects).add(question.outcomes).add(question.measures);
  }
  Digest& add(const roadmap::Orphan& orphan) { return add(orphan.text).add(orphan.place); }
  Digest& add(const roadmap::Approval& approval) {
    return add(approval.text).add(approval.date).add(approval.number);
  }
  Digest& add(const HistoryStep& step) { return add(step.as_of).add(step.status); }

  Digest& add(const ProgrammeReport& programme) {
    add(programme.id)
        .add(programme.title)
        .add(programme.organisation)
        .add(programme.file)
        .add(programme.sha256);
    add(programme.period).add(programme.window).add(programme.approval).add(programme.rollup);
    add(programme.sections).add(programme.executors).add(programme.years).add(programme.units);
    add(programme.measures).add(programme.attention).add(programme.months);
    return add(programme.questions).add(programme.orphans).add(programme.remarks);
  }

  // What every page may show beside its programme.
  Digest& add_frame(const Snapshot& snapshot) {
    add(snapshot.version).add(snapshot.office.name).add(snapshot.office.short_name);
    add(snapshot.office.site_address).add(snapshot.office.contact).add(snapshot.as_of);
    const OpenDataOwner& owner = snapshot.office.open_data;
    add(owner.inn).add(owner.responsible).add(owner.phone).add(owner.email);
    add(owner.licence).add(owner.first_published);
    add(snapshot.method.risk_margin).add(snapshot.method.risk_days).add(snapshot.method.tolerance);
    add(snapshot.method.profile).add(snapshot.method.name).add(snapshot.method.cap);
    return add(snapshot.method.sources);
  }

  std::string hex() { return hash_.hex(); }

 private:
  Sha256 hash_;
};

}  // namespace

std::string fingerprint(const Snapshot& snapshot) {
  Digest digest;
  digest.add_frame(snapshot).add(snapshot.programmes);
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

std::string fingerprint_of_pages(const Snapshot& snapshot, const ProgrammeReport& programme) {
  Digest digest;
  digest.add_frame(snapshot).add(programme);
  for (const MeasureReport& measure : programme.measures) {
    const auto found = snapshot.changes.history.find({programme.id, measure.measure.id});
    if (found != snapshot.changes.history.end()) digest.add(found->first.second).add(found->second);
  }
  return digest.hex();
}

}  // namespace vekha::report
