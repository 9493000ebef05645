#include "report/phrases.h"

#include "base/error.h"
#include "base/plural.h"
#include "base/text.h"
#include "base/toml.h"

#include <algorithm>
#include <utility>

namespace vekha::report {

namespace {

using Argument = evaluation::Explanation::Argument;
using Arguments = std::vector<std::pair<std::string, Argument>>;
using Entries = Phrases::Entries;
using Field = Phrases::Field;
using Phrase = Phrases::Phrase;

Field field_of(std::string_view source) {
  const std::vector<std::string> forms = text::split(source, '|');
  const std::size_t colon = forms.front().find(':');
  Field field{.source = std::string(source), .name = forms.front().substr(0, colon)};
  if (colon != std::string::npos) field.form = forms.front().substr(colon + 1);
  field.plurals.assign(forms.begin() + 1, forms.end());
  return field;
}

Phrase taken_apart(const std::string& pattern) {
  Phrase phrase{.text = pattern};
  std::size_t at = 0;
  while (true) {
    const std::size_t open = pattern.find('{', at);
    phrase.texts.push_back(pattern.substr(at, open - at));
    if (open == std::string::npos) return phrase;
    const std::size_t close = pattern.find('}', open);
    if (close == std::string::npos) {
      phrase.is_whole = false;
      return phrase;
    }
    phrase.fields.push_back(field_of(std::string_view(pattern).substr(open + 1, close - open - 1)));
    at = close + 1;
  }
}

void collect(const Toml& table, const std::string& prefix, Entries& entries) {
  for (const std::string& key : table.keys()) {
    const Toml& member = *table.find(key);
    const std::string name = prefix.empty() ? key : prefix + "." + key;
    if (const auto text = member.text()) {
      entries[name] = taken_apart(*text);
    } else {
      collect(member, name, entries);
    }
  }
}

class Filler {
 public:
  Filler(const Arguments& arguments, Language language, const Entries& phrases)
      : arguments_(arguments), language_(language), phrases_(phrases) {}

  // The text that stands for a field; nullopt: no such argument or form.
  std::optional<std::string> value_of(const Field& field) const {
    const Argument* argument = find(field.name);
    if (argument == nullptr) return std::nullopt;
    if (!field.plurals.empty()) return plural_form(*argument, field.plurals);
    return shown(*argument, field.form);
  }

 private:
  const Argument* find(std::string_view name) const {
    const auto found = std::ranges::find_if(
        arguments_, [name](const auto& argument) { return argument.first == name; });
    return found == arguments_.end() ? nullptr : &found->second;
  }

  std::string localised(std::string russian) const {
    if (language_ == Language::english) std::ranges::replace(russian, ',', '.');
    return russian;
  }

  std::string shown(const Argument& argument, const std::string& form) const {
    if (const auto* whole = std::get_if<std::int64_t>(&argument))
      return to_russian(Decimal::of(*whole));
    if (const auto* number = std::get_if<Decimal>(&argument)) return localised(to_russian(*number));
    if (const auto* date = std::get_if<Date>(&argument)) return shown(*date, form);
    if (const auto* share = std::get_if<Fraction>(&argument)) {
      return localised(form == "percent" ? to_percent(*share)
                                         : to_russian(rounded_to_thousandths(*share)));
    }
    return std::get<std::string>(argument);
  }

  // «30 ноября 2024 г.»: the pattern and the months' cases are phrases too.
  std::string shown(Date date, const std::string& form) const {
    const std::string plain = language_ == Language::russian ? to_russian(date) : to_iso(date);
    if (form != "long") return plain;
    const auto pattern = phrases_.find("date.long");
    const auto month = phrases_.find("date.month." + std::to_string(month_of(date)));
    if (pattern == phrases_.end() || month == phrases_.end()) return plain;
    std::string text = pattern->second.text;
    put(text, "{day}", std::to_string(day_of(date)));
    put(text, "{month}", month->second.text);
    put(text, "{year}", std::to_string(year_of(date)));
    return text;
  }

  static void put(std::string& text, std::string_view mark, const std::string& value) {
    if (const std::size_t at = text.find(mark); at != std::string::npos)
      text.replace(at, mark.size(), value);
  }

  static Decimal rounded_to_thousandths(const Fraction& value) {
    const Decimal exact = to_decimal(value);
    const std::int64_t half = exact.units() < 0 ? -5 : 5;
    return Decimal::of_units((exact.units() + half) / 10 * 10);
  }

  // A number that is not whole takes the genitive singular, the `few` form: «1,5 ставки».
  std::optional<std::string> plural_form(const Argument& argument,
                                         const std::vector<std::string>& forms) const {
    const auto* whole = std::get_if<std::int64_t>(&argument);
    const auto* number = std::get_if<Decimal>(&argument);
    if (whole == nullptr && number == nullptr) return std::nullopt;
    const bool is_whole = whole != nullptr || number->is_whole();
    const std::int64_t count = whole != nullptr ? *whole : number->whole();
    if (forms.size() == 2) return is_whole && count == 1 ? forms[0] : forms[1];
    if (forms.size() != 3) return std::nullopt;
    return is_whole ? std::string(plural(count, {forms[0], forms[1], forms[2]})) : forms[1];
  }

  const Arguments& arguments_;
  Language language_;
  const Entries& phrases_;
};

InputError missing(const std::string& file, std::string_view key, const std::string& ru,
                   const std::string& en) {
  return InputError({.place = {.file = file},
                     .code = "phrase_missing",
                     .text = {"фраза «" + std::string(key) + "»: " + ru,
                              "phrase «" + std::string(key) + "»: " + en},
                     .advice = {"допишите фразу в файл из report_templates/phrases",
                                "complete the phrase in report_templates/phrases"}});
}

}  // namespace

Phrases::Phrases(const Templates& templates, Language language) : language_(language) {
  const std::string ending = language == Language::russian ? ".ru.toml" : ".en.toml";
  file_ = "phrases/*" + ending;
  for (const std::string& name : templates.list("phrases")) {
    if (name.size() < ending.size() ||
        name.compare(name.size() - ending.size(), ending.size(), ending) != 0)
      continue;
    collect(Toml::parse(templates.read(name), templates.path(name).string()), "", phrases_);
  }
}

bool Phrases::has(std::string_view key) const {
  return phrases_.find(key) != phrases_.end();
}

const Phrase& Phrases::phrase(std::string_view key) const {
  const auto found = phrases_.find(key);
  if (found == phrases_.end())
    throw missing(file_, key, "такой фразы нет", "there is no such phrase");
  return found->second;
}

const std::string& Phrases::text(std::string_view key) const {
  return phrase(key).text;
}

std::string Phrases::fill(const evaluation::Explanation& explanation) const {
  return fill(explanation.key, explanation.arguments);
}

std::string Phrases::fill(std::string_view key, const Arguments& arguments) const {
  const Phrase& pattern = phrase(key);
  if (!pattern.is_whole) throw missing(file_, key, "нет скобки «}»", "a «}» is missing");
  const Filler filler(arguments, language_, phrases_);
  std::string out = pattern.texts.front();
  for (std::size_t i = 0; i < pattern.fields.size(); ++i) {
    const Field& field = pattern.fields[i];
    const auto value = filler.value_of(field);
    if (!value) {
      throw missing(file_, key, "нет значения для {" + field.source + "}",
                    "no value for {" + field.source + "}");
    }
    out += *value;
    out += pattern.texts[i + 1];
  }
  return out;
}

}  // namespace vekha::report
