// Any bytes as a plan and as a term, in contexts that the first byte chooses.
#include "roadmap/reading.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using vekha::make_date;
using vekha::roadmap::PlanReading;
using vekha::roadmap::ReadingContext;
using vekha::roadmap::TermKind;
using vekha::roadmap::TermReading;

bool has(std::uint8_t bits, unsigned bit) {
  return (bits >> bit & 1U) != 0;
}

ReadingContext context_of(std::uint8_t bits) {
  ReadingContext context;
  if (has(bits, 0)) context.programme = {make_date(2024, 1, 1), make_date(2024, 12, 31)};
  if (has(bits, 1)) context.programme = {make_date(2022, 9, 1), make_date(2025, 5, 31)};
  if (has(bits, 2)) context.column_year = 2023;
  if (has(bits, 3)) context.school_year = "2024/2025";
  if (has(bits, 4)) context.approved = make_date(2024, 4, 17);
  if (has(bits, 5)) context.indicator = "Доля школ, не достигших порога; приказ, справки";
  if (has(bits, 6)) {
    context.year_columns = {2022, 2023};
    context.year_values = {"1;3", "х", "до 5 %"};
  }
  if (has(bits, 7)) context.form = "report";
  return context;
}

// What must hold of any reading, whatever the bytes.
void check(bool holds) {
  if (!holds) std::abort();
}

void check(const TermReading& reading) {
  check(std::is_sorted(reading.due.begin(), reading.due.end()));
  check(!reading.start || !reading.end || *reading.start <= *reading.end);
  check(reading.kind != TermKind::invalid || reading.needs_decision);
}

void check(const PlanReading& reading) {
  check(!reading.value || !reading.value_max || *reading.value <= *reading.value_max);
  for (const PlanReading& item : reading.items)
    check(item);
}

}  // namespace

// The name is libFuzzer's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(data + 1, data + size);
  const ReadingContext context = context_of(*data);
  check(vekha::roadmap::read_term(text, context));
  check(vekha::roadmap::read_plan(text, context));
  return 0;
}
