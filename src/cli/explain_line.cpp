#include "cli/explain_line.h"

#include "cli/json_readings.h"
#include "cli/json_text.h"

#include <array>
#include <charconv>

namespace vekha::cli {

namespace {

// RFC 8259, section 7. Readings hold UTF-8 only.
void append_string(std::string& out, std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20U) {
      out += "\\u00";
      out += digits[static_cast<unsigned char>(c) >> 4U];
      out += digits[static_cast<unsigned char>(c) & 0xFU];
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_number(std::string& out, std::int64_t number) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out.append(digits.data(), end.ptr);
}

void append_value(std::string& out, const std::string& text) {
  append_string(out, text);
}
void append_value(std::string& out, Date day) {
  const auto two = [&](unsigned number) {
    out += static_cast<char>('0' + number / 10);
    out += static_cast<char>('0' + number % 10);
  };
  const int year = year_of(day);
  if (year < 1000 || year > 9999) return append_string(out, to_iso(day));
  out += '"';
  append_number(out, year);
  out += '-';
  two(month_of(day));
  out += '-';
  two(day_of(day));
  out += '"';
}
void append_value(std::string& out, int number) {
  append_number(out, number);
}
void append_value(std::string& out, Decimal number) {
  if (number.is_whole()) return append_number(out, number.whole());
  out += to_line(Json(number.to_double()));
}
template <typename Enum>
  requires std::is_enum_v<Enum>
void append_value(std::string& out, Enum value) {
  append_string(out, name(value));
}

template <typename Value>
void append_value(std::string& out, const std::optional<Value>& value) {
  if (value) {
    append_value(out, *value);
  } else {
    out += "null";
  }
}

template <typename Values>
void append_list(std::string& out, const Values& values) {
  out += '[';
  for (const auto& value : values) {
    if (out.back() != '[') out += ',';
    append_value(out, value);
  }
  out += ']';
}

void append_key(std::string& out, std::string_view key) {
  if (out.back() != '{') out += ',';
  out += '"';
  out += key;
  out += "\":";
}

template <typename Value>
void append_set(std::string& out, std::string_view key, const std::optional<Value>& value) {
  if (!value) return;
  append_key(out, key);
  append_value(out, *value);
}

void append_candidate(std::string& out, const roadmap::TermCandidate& candidate) {
  out += '{';
  if (!candidate.label.empty()) {
    append_key(out, "label");
    append_string(out, candidate.label);
  }
  append_set(out, "start", candidate.start);
  append_set(out, "end", candidate.end);
  if (!candidate.due.empty()) {
    append_key(out, "due");
    append_list(out, candidate.due);
  }
  out += '}';
}

void append_needs_and_flags(std::string& out, bool needs, const std::vector<std::string>& flags) {
  append_key(out, "needs");
  out += needs ? "true" : "false";
  append_key(out, "flags");
  append_list(out, flags);
}

}  // namespace

void append_json(std::string& out, const roadmap::TermReading& reading) {
  out += '{';
  append_key(out, "k");
  append_value(out, reading.kind);
  append_key(out, "start");
  append_value(out, reading.start);
  append_key(out, "end");
  append_value(out, reading.end);
  append_key(out, "due");
  append_list(out, reading.due);
  append_key(out, "freq");
  append_value(out, reading.frequency);
  append_key(out, "n");
  append_value(out, reading.count);
  append_needs_and_flags(out, reading.needs_decision, reading.flags);
  if (!reading.candidates.empty()) {
    append_key(out, "candidates");
    out += '[';
    for (const auto& candidate : reading.candidates) {
      if (out.back() != '[') out += ',';
      append_candidate(out, candidate);
    }
    out += ']';
  }
  append_set(out, "fallback_end", reading.fallback_end);
  out += '}';
}

void append_json(std::string& out, const roadmap::PlanReading& reading) {
  out += '{';
  append_key(out, "k");
  append_value(out, reading.kind);
  append_set(out, "v", reading.value);
  append_set(out, "v_max", reading.value_max);
  append_set(out, "num", reading.numerator);
  append_set(out, "den", reading.denominator);
  append_set(out, "cmp", reading.comparator);
  append_set(out, "unit", reading.unit);
  append_set(out, "base", reading.base);
  append_set(out, "scope", reading.scope);
  append_set(out, "direction", reading.direction);
  append_set(out, "freq", reading.frequency);
  append_set(out, "baseline", reading.baseline);
  append_set(out, "delta", reading.delta);
  append_set(out, "per", reading.per);
  if (!reading.items.empty()) {
    append_key(out, "items");
    out += '[';
    for (const auto& item : reading.items) {
      if (out.back() != '[') out += ',';
      append_json(out, item);
    }
    out += ']';
  }
  if (!reading.year_targets.empty()) {
    append_key(out, "year_targets");
    out += '{';
    for (const auto& [year, target] : reading.year_targets) {
      append_key(out, std::to_string(year));
      append_value(out, target);
    }
    out += '}';
  }
  append_needs_and_flags(out, reading.needs_decision, reading.flags);
  if (!reading.candidates.empty()) {
    append_key(out, "candidates");
    append_list(out, reading.candidates);
  }
  out += '}';
}

namespace {

const Words not_a_call{"ждали объект JSON с ключами text (строка) и kind (plan или term)",
                       "expected a JSON object with text (a string) and kind (plan or term)"};

std::string_view trimmed(std::string_view line) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = line.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(blanks) - first + 1);
}

std::string text_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace

bool append_explained(std::string& out, std::string_view line, Language language) {
  Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) {
    out += to_line(Json{{"error", not_a_call.in(language)}});
    return false;
  }
  const std::string kind = text_of(json, "kind");
  const auto text = json.find("text");
  const bool called = text != json.end() && text->is_string() && (kind == "plan" || kind == "term");
  if (!called) {
    json["error"] = not_a_call.in(language);
    out += to_line(json);
    return false;
  }
  const auto& said = text->get_ref<const std::string&>();
  const auto ctx = json.find("ctx");
  const auto context = ctx == json.end() ? roadmap::ReadingContext{} : context_from_json(*ctx);
  if (json.contains("reading")) {  // read once before: the old reading gives way
    json.erase("reading");
    out += to_line(json);
  } else {
    out += trimmed(line);
  }
  out.pop_back();
  out += R"(,"reading":)";
  if (kind == "plan") {
    append_json(out, roadmap::read_plan(said, context));
  } else {
    append_json(out, roadmap::read_term(said, context));
  }
  out += '}';
  return true;
}

}  // namespace vekha::cli
