#include "evaluation/evaluation.h"

#include <algorithm>
#include <array>

namespace vekha::evaluation {

namespace {

constexpr std::array<std::string_view, status_count> codes = {
    "CANCELLED",   "NOT_PLANNED", "CLARIFY",  "EXPERT",    "NOT_DUE",
    "NO_REQUESTS", "DONE",        "EXCEEDED", "DONE_LATE", "UNCONFIRMED",
    "AT_RISK",     "IN_PROGRESS", "NO_DATA",  "PARTIAL",   "NOT_DONE"};

}  // namespace

std::string_view code(Status status) {
  return codes[static_cast<std::size_t>(status)];
}

std::optional<Status> status_of_code(std::string_view code) {
  const auto found = std::ranges::find(codes, code);
  if (found == codes.end()) return std::nullopt;
  return static_cast<Status>(found - codes.begin());
}

bool is_done_in_time(Status status) {
  return status == Status::done || status == Status::exceeded;
}

bool is_done(Status status) {
  return is_done_in_time(status) || status == Status::done_late;
}

bool counts_as_due(Status status) {
  return is_done(status) || status == Status::unconfirmed || status == Status::no_data ||
         status == Status::partial || status == Status::not_done;
}

}  // namespace vekha::evaluation
