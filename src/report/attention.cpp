#include "report/attention.h"

#include <algorithm>
#include <tuple>

namespace vekha::report {

namespace {

using evaluation::Status;

constexpr int of_no_concern = 99;

int urgency(Status status) {
  switch (status) {
    case Status::not_done: return 0;
    case Status::partial: return 1;
    case Status::at_risk: return 2;
    case Status::unconfirmed: return 3;
    case Status::no_data: return 4;
    case Status::clarify: return 5;
    case Status::expert: return 6;
    default: return of_no_concern;
  }
}

}  // namespace

std::vector<std::size_t> attention_list(const std::vector<MeasureReport>& measures) {
  std::vector<std::size_t> list;
  for (std::size_t i = 0; i < measures.size(); ++i) {
    if (urgency(measures[i].result.status) != of_no_concern) list.push_back(i);
  }
  std::ranges::sort(list, [&](std::size_t a, std::size_t b) {
    const auto rank = [&](std::size_t i) {
      const evaluation::MeasureResult& result = measures[i].result;
      return std::tuple(urgency(result.status), -result.days_late, i);
    };
    return rank(a) < rank(b);
  });
  return list;
}

}  // namespace vekha::report
