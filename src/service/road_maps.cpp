#include "service/road_maps.h"

#include "base/error.h"
#include "base/parallel.h"
#include "roadmap/read_programme.h"
#include "roadmap/redaction.h"
#include "service/passports.h"
#include "table/table.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace vekha::service {

namespace {

namespace fs = std::filesystem;

Problem double_id(const std::string& id, const Place& place) {
  return {.place = place,
          .code = "programme_id_double",
          .text = {"две программы с одним id «" + id + "»",
                   "two programmes with the same id «" + id + "»"},
          .advice = {"дайте им разные id в [[programme]]; если это редакции одной дорожной карты, "
                     "укажите у каждой день утверждения: approved = 2024-04-17",
                     "give them different ids in [[programme]]; for redactions of one road map "
                     "write the day of approval of each: approved = 2024-04-17"},
          .severity = Severity::fatal};
}

Problem passport_read(const roadmap::Passport& passport, std::size_t decisions) {
  const std::string saved = passport.saved ? to_russian(*passport.saved) : "дата не указана";
  const std::string count = std::to_string(decisions);
  return {.place = {.file = passport.file},
          .code = "passport_read",
          .text = {"паспорт прочитан: решений " + count + "; сохранён " + saved + "; SHA-256 " +
                       passport.sha256,
                   "passport read: decisions " + count + "; SHA-256 " + passport.sha256},
          .severity = Severity::remark};
}

Problem redaction_in_force(const roadmap::Programme& programme, std::size_t count, Date as_of) {
  const Date approved = programme.approval.value().date.value();
  return {.place = {.file = programme.file},
          .code = "redaction_in_force",
          .text = {"на " + to_russian(as_of) + " действует редакция от " + to_russian(approved) +
                       "; всего " + "редакций: " + std::to_string(count),
                   "in force on " + to_iso(as_of) + ": the redaction of " + to_iso(approved) +
                       "; redactions in all: " + std::to_string(count)},
          .severity = Severity::remark};
}

/// A road map with all its redactions.
struct Family {
  std::string id;
  std::vector<const ProgrammeEntry*> entries;
  std::vector<roadmap::Programme> redactions;  ///< as many
};

class RoadMapReader {
 public:
  RoadMapReader(const Workspace& workspace, Date as_of) : workspace_(workspace), as_of_(as_of) {}

  RoadMaps read(const std::function<void(std::size_t)>& told) {
    std::vector<Document> documents = read_documents(told);
    for (std::size_t i = 0; i < documents.size(); ++i) {
      if (const auto* problem = std::get_if<Problem>(&documents[i])) {
        out_.problems.push_back(*problem);
      } else {
        join(workspace_.programmes[i], std::move(std::get<roadmap::Programme>(documents[i])));
      }
    }
    for (Family& family : families_)
      take(family);
    return std::move(out_);
  }

 private:
  /// What one entry's file says, or why it can't be read.
  using Document = std::variant<roadmap::Programme, Problem>;

  /// On all processors: a document says the same whatever stands beside it.
  std::vector<Document> read_documents(const std::function<void(std::size_t)>& told) const {
    std::vector<Document> documents(workspace_.programmes.size());
    std::mutex telling;
    std::size_t begun = 0;
    in_parallel(documents.size(), worker_count(), [&](std::size_t, std::size_t index) {
      {
        const std::lock_guard lock(telling);
        told(begun++);
      }
      try {
        documents[index] = read_document(workspace_.programmes[index]);
      } catch (const InputError& error) {
        documents[index] = error.problem();
      }
    });
    return documents;
  }

  roadmap::Programme read_document(const ProgrammeEntry& entry) const {
    table::Options options;
    options.limits = workspace_.limits;
    roadmap::Programme programme =
        roadmap::read_programme(table::load(workspace_.folder / entry.file, options));
    if (!entry.id.empty()) programme.id = entry.id;
    if (entry.approved) {
      if (!programme.approval) programme.approval.emplace();
      programme.approval->date = entry.approved;
    }
    return programme;
  }

  /// Among the redactions of a programme known, or as a programme of its own.
  void join(const ProgrammeEntry& entry, roadmap::Programme programme) {
    const auto known = std::ranges::find_if(
        families_, [&](const Family& family) { return belongs(family, entry, programme); });
    if (known != families_.end()) {
      programme.id = known->id;
      known->entries.push_back(&entry);
      known->redactions.push_back(std::move(programme));
      return;
    }
    const bool taken = std::ranges::any_of(
        families_, [&](const Family& family) { return family.id == programme.id; });
    if (taken) {
      out_.problems.push_back(double_id(programme.id, {.file = entry.file}));
      return;
    }
    families_.push_back({programme.id, {&entry}, {std::move(programme)}});
  }

  /// One id written for two files that name different days says that they are redactions; without
  /// ids the documents themselves must say so.
  static bool belongs(const Family& family, const ProgrammeEntry& entry,
                      const roadmap::Programme& programme) {
    if (entry.id.empty() != family.entries.front()->id.empty()) return false;
    if (entry.id.empty()) return roadmap::are_redactions(family.redactions.front(), programme);
    if (entry.id != family.id) return false;
    const auto day = [](const roadmap::Programme& one) {
      return one.approval ? one.approval->date : std::nullopt;
    };
    return std::ranges::all_of(family.redactions, [&](const roadmap::Programme& one) {
      return day(one) && day(programme) && *day(one) != *day(programme);
    });
  }

  void take(Family& family) {
    const std::size_t now = roadmap::in_force_on(family.redactions, as_of_);
    roadmap::Programme programme = family.redactions[now];
    try {
      read_passport(family, now, programme);
    } catch (const InputError& error) {
      Problem problem = error.problem();
      problem.severity = Severity::fatal;  // without it figures change that people decided on
      out_.problems.push_back(std::move(problem));
    }
    if (family.redactions.size() > 1) {
      programme.remarks.push_back(redaction_in_force(programme, family.redactions.size(), as_of_));
      out_.redactions[family.id] = family.redactions;
    }
    for (const ProgrammeEntry* entry : family.entries) {
      if (entry->window) out_.windows[family.id] = *entry->window;
    }
    out_.programmes.push_back(std::move(programme));
  }

  /// The passport beside the redaction in force, else the one beside another redaction: decisions
  /// follow their measures.
  void read_passport(Family& family, std::size_t now, roadmap::Programme& programme) {
    std::optional<fs::path> path = passport_of(family, now);
    for (std::size_t i = family.redactions.size(); i-- > 0 && !path;)
      path = passport_of(family, i);
    if (!path) return;
    const roadmap::Passport passport = load_passport(*path);
    roadmap::PassportDecisions taken = take_decisions(passport, programme, family.redactions);
    out_.problems.insert(out_.problems.end(), taken.problems.begin(), taken.problems.end());
    programme.remarks.push_back(passport_read(passport, taken.decisions.size()));
    out_.decisions.insert(out_.decisions.end(), taken.decisions.begin(), taken.decisions.end());
    out_.questions[family.id] = std::move(taken.questions);
  }

  std::optional<fs::path> passport_of(const Family& family, std::size_t redaction) const {
    const fs::path file = workspace_.folder / family.entries[redaction]->file;
    return find_passport(file, family.redactions[redaction], families_in(file.parent_path()));
  }

  std::size_t families_in(const fs::path& folder) const {
    return static_cast<std::size_t>(
        std::count_if(families_.begin(), families_.end(), [&](const Family& family) {
          return std::ranges::any_of(family.entries, [&](const auto* entry) {
            return (workspace_.folder / entry->file).parent_path() == folder;
          });
        }));
  }

  const Workspace& workspace_;
  Date as_of_;
  std::vector<Family> families_;
  RoadMaps out_;
};

}  // namespace

RoadMaps read_road_maps(const Workspace& workspace, Date as_of,
                        const std::function<void(std::size_t)>& told) {
  return RoadMapReader(workspace, as_of).read(told);
}

}  // namespace vekha::service
