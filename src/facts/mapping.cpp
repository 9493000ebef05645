#include "facts/mapping.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace vekha::facts {

std::optional<Head> head_named(const std::string& name) {
  struct Named {
    std::string_view name;
    Head head;
  };
  static constexpr std::array<Named, 27> all = {{{"programme", Head::programme},
                                                 {"section", Head::section},
                                                 {"id", Head::id},
                                                 {"number", Head::number},
                                                 {"title", Head::title},
                                                 {"indicator", Head::indicator},
                                                 {"item", Head::item},
                                                 {"unit", Head::unit},
                                                 {"executor", Head::executor},
                                                 {"period", Head::period},
                                                 {"year", Head::year},
                                                 {"quarter", Head::quarter},
                                                 {"month", Head::month},
                                                 {"value", Head::value},
                                                 {"mark", Head::mark},
                                                 {"numerator", Head::numerator},
                                                 {"denominator", Head::denominator},
                                                 {"cumulative", Head::cumulative},
                                                 {"completed", Head::completed},
                                                 {"evidence", Head::evidence},
                                                 {"evidence_number", Head::evidence_number},
                                                 {"evidence_date", Head::evidence_date},
                                                 {"link", Head::link},
                                                 {"reason", Head::reason},
                                                 {"note", Head::note},
                                                 {"status", Head::status},
                                                 {"ignore", Head::aside}}};
  const auto found = std::ranges::find_if(all, [&](const Named& one) { return one.name == name; });
  return found == all.end() ? std::nullopt : std::optional(found->head);
}

}  // namespace vekha::facts
