#include "service/make_passport.h"

#include "render/xlsx/passport_book.h"
#include "report/passport.h"
#include "roadmap/apply_decisions.h"
#include "roadmap/passport.h"
#include "roadmap/read_programme.h"
#include "service/passports.h"
#include "table/table.h"

#include <span>

namespace vekha::service {

namespace {

/// What the earlier passport holds, carried over to the road map as it is now.
roadmap::PassportDecisions decisions_of(const std::filesystem::path& earlier,
                                        const roadmap::Programme& programme, std::string& sha256) {
  if (!std::filesystem::exists(earlier)) return {};
  const roadmap::Passport passport = load_passport(earlier);
  sha256 = passport.sha256;
  return roadmap::decisions_in(passport, programme);
}

}  // namespace

MadePassport make_passport(const PassportJob& job, const report::Phrases& phrases) {
  MadePassport made;
  const roadmap::Programme read = roadmap::read_programme(table::load(job.road_map));
  const roadmap::PassportDecisions carried = decisions_of(job.earlier, read, made.carried);
  made.problems = carried.problems;
  roadmap::Programme decided = read;
  const Problems unmatched = roadmap::apply_decisions(carried.decisions, std::span(&decided, 1));
  made.problems.insert(made.problems.end(), unmatched.begin(), unmatched.end());
  decided.questions.insert(decided.questions.end(), carried.questions.begin(),
                           carried.questions.end());
  const report::PassportBook book =
      report::build_passport({read, decided, carried.decisions}, phrases);
  render::xlsx::write_passport(book, phrases, job.day, job.fresh);
  made.summary = book.summary;
  made.asks = !decided.questions.empty();
  return made;
}

}  // namespace vekha::service
