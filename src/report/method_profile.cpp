#include "report/method_profile.h"

#include "base/error.h"
#include "base/text.h"
#include "base/toml.h"

#include <algorithm>
#include <set>

namespace vekha::report {

namespace {

using evaluation::Method;

constexpr std::string_view folder = "methods";
constexpr std::string_view ending = ".toml";

InputError refused(const Place& place, const Words& found, const Words& advice) {
  return InputError({.place = place, .code = "method_profile", .text = found, .advice = advice});
}

// One table of the profile; keys that nobody asked for are told.
class Part {
 public:
  Part(const Toml* toml, const Toml& whole) : toml_(toml), place_(whole.place()) {}

  const Toml* find(const std::string& key) {
    asked_.insert(key);
    return toml_ == nullptr ? nullptr : toml_->find(key);
  }

  std::string text(const std::string& key, const std::string& otherwise) {
    const Toml* value = find(key);
    if (value == nullptr) return otherwise;
    if (const auto text = value->text()) return *text;
    throw refused(
        value->place(),
        {"«" + key + "»: ожидается текст в кавычках", key + ": a text in quotes expected"},
        {"запишите " + key + " = \"…\"", "write " + key + " = \"…\""});
  }

  Words words(const std::string& key) {
    const std::string ru = text(key, "");
    return {ru, text(key + "_en", ru)};
  }

  // A share or a weight: «0,25», «1», «1/3».
  Fraction share(const std::string& key, const Fraction& otherwise, const Fraction& most) {
    const Toml* value = find(key);
    if (value == nullptr) return otherwise;
    const auto text = value->text();
    const auto number = text ? Fraction::parse(*text) : std::nullopt;
    if (number && *number >= Fraction(0) && *number <= most) return *number;
    const std::string bound = to_plain(most);
    throw refused(value->place(),
                  {"«" + key + "»: ожидается число от 0 до " + bound + " в кавычках",
                   key + ": a number from 0 to " + bound + " in quotes expected"},
                  {"например: " + key + " = \"0,25\"", "e.g. " + key + " = \"0.25\""});
  }

  bool flag(const std::string& key) {
    const Toml* value = find(key);
    if (value == nullptr) return false;
    if (const auto flag = value->boolean()) return *flag;
    throw refused(value->place(),
                  {"«" + key + "»: ожидается true или false", key + ": true or false expected"},
                  {"запишите true или false без кавычек", "write true or false without quotes"});
  }

  template <typename Choice>
  Choice choice(const std::string& key,
                const std::vector<std::pair<std::string_view, Choice>>& choices, Choice otherwise) {
    const Toml* value = find(key);
    if (value == nullptr) return otherwise;
    const std::string word = value->text().value_or("");
    std::string known;
    for (const auto& [name, choice] : choices) {
      if (name == word) return choice;
      known += (known.empty() ? "" : ", ") + std::string(name);
    }
    throw refused(value->place(),
                  {"«" + key + "»: «" + word + "» не годится", key + ": no such choice"},
                  {"возможны: " + known, "choose of: " + known});
  }

  void tell_unknown() const {
    if (toml_ == nullptr) return;
    for (const std::string& key : toml_->keys()) {
      if (asked_.contains(key)) continue;
      throw refused(toml_->find(key)->place(),
                    {"ключ «" + key + "» неизвестен", "unknown key " + key},
                    {"все ключи: docs/formats/method-profile.md",
                     "all keys: docs/formats/method-profile.md"});
    }
  }

  const Place& place() const { return toml_ == nullptr ? place_ : toml_->place(); }

 private:
  const Toml* toml_;
  Place place_;
  std::set<std::string> asked_;
};

// Without finance nothing may be called so, however the office names its method.
void refuse_efficiency(const Place& place, const Words& words) {
  if (text::key(words.ru).find("эффективн") == std::string::npos) return;
  throw refused(place,
                {"«" + words.ru + "»: эффективность без финансирования не считается",
                 "«" + words.ru + "»: there is no efficiency without finance"},
                {"назовите это степенью реализации или степенью достижения",
                 "call it a degree of implementation or of achievement"});
}

void read_degree(Part degree, Method& method) {
  using Falling = Method::Falling;
  degree.choice<bool>("rising", {{"fact / plan", true}}, true);
  method.falling = degree.choice<Falling>(
      "falling", {{"plan / fact", Falling::plan_by_fact}, {"2 - fact / plan", Falling::linear}},
      method.falling);
  method.cap = degree.share("cap", method.cap, Fraction(10));
  method.tolerance = degree.share("tolerance", method.tolerance, Fraction(1));
  degree.tell_unknown();
}

void read_status(Part status, Method& method) {
  using Reporting = Method::Reporting;
  method.risk_margin = status.share("risk_margin", method.risk_margin, Fraction(1));
  if (const Toml* days = status.find("risk_days")) {
    const auto number = days->integer();
    if (!number || *number < 0 || *number > 366) {
      throw refused(days->place(),
                    {"«risk_days»: ожидается от 0 до 366", "risk_days: 0 to 366 expected"},
                    {"например: risk_days = 14", "e.g. risk_days = 14"});
    }
    method.risk_days = static_cast<int>(*number);
  }
  method.unconfirmed_counts = status.flag("unconfirmed_counts");
  method.reporting = status.choice<Reporting>("reporting",
                                              {{"as_planned", Reporting::as_planned},
                                               {"yearly", Reporting::yearly},
                                               {"half_yearly", Reporting::half_yearly},
                                               {"quarterly", Reporting::quarterly},
                                               {"monthly", Reporting::monthly}},
                                              method.reporting);
  status.tell_unknown();
}

void read_measures(Part measures, Method& method) {
  using Done = Method::Done;
  method.done = measures.choice<Done>(
      "done", {{"in_full", Done::in_full}, {"in_time", Done::in_time}}, method.done);
  if (const Toml* weights = measures.find("weight")) {
    Part part(weights, *weights);
    for (const std::string& id : weights->keys())
      method.weights[id] = part.share(id, Fraction(1), Fraction(1000));
  }
  measures.tell_unknown();
}

void read_summary(Part summary, Method& method) {
  method.weight_degree = summary.share("degree", Fraction(0), Fraction(1));
  method.weight_movement = summary.share("movement", Fraction(0), Fraction(1));
  method.weight_measures = summary.share("measures", Fraction(0), Fraction(1));
  const Fraction all = method.weight_degree + method.weight_movement + method.weight_measures;
  if (all != Fraction(0) && all != Fraction(1)) {
    throw refused(summary.place(),
                  {"веса сводной оценки дают " + to_plain(all) + ", а должны дать 1",
                   "the summary's weights come to " + to_plain(all) + ", not to 1"},
                  {"исправьте degree, movement или measures", "mend degree, movement or measures"});
  }
  summary.tell_unknown();
}

void read_thresholds(const Toml* list, const Toml& whole, Method& method) {
  if (list == nullptr) return;
  for (const Toml& item : list->items()) {
    Part part(&item, whole);
    evaluation::Threshold threshold{part.share("from", Fraction(0), Fraction(1)),
                                    part.words("name")};
    refuse_efficiency(item.place(), threshold.name);
    part.tell_unknown();
    method.thresholds.push_back(std::move(threshold));
  }
  std::ranges::stable_sort(method.thresholds,
                           [](const auto& a, const auto& b) { return a.from > b.from; });
}

std::vector<std::string> texts_of(const Toml* list) {
  std::vector<std::string> texts;
  if (list == nullptr) return texts;
  for (const Toml& item : list->items()) {
    if (const auto text = item.text()) texts.push_back(*text);
  }
  return texts;
}

bool is_name(const std::string& profile) {
  return !profile.empty() && std::ranges::all_of(profile, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

}  // namespace

std::vector<std::string> method_profiles(const Templates& templates) {
  std::vector<std::string> names;
  for (const std::string& file : templates.list(folder)) {
    const std::string name = file.substr(file.rfind('/') + 1);
    if (name.ends_with(ending)) names.push_back(name.substr(0, name.size() - ending.size()));
  }
  return names;
}

Method read_method(const Templates& templates, const std::string& profile) {
  const auto known = method_profiles(templates);
  if (!is_name(profile) || std::ranges::find(known, profile) == known.end()) {
    std::string list;
    for (const std::string& name : known)
      list += (list.empty() ? "" : ", ") + name;
    throw refused(
        {}, {"профиля методики «" + profile + "» нет", "there is no method profile " + profile},
        {"есть: " + list, "there are: " + list});
  }
  const std::string file = std::string(folder) + "/" + profile + std::string(ending);
  const Toml toml = Toml::parse(templates.read(file), templates.path(file).string());
  Method method;
  method.profile = profile;
  Part whole(&toml, toml);
  method.name = whole.words("name");
  method.act = whole.words("act");
  refuse_efficiency(toml.place(), method.name);
  method.sources = texts_of(whole.find("sources"));
  const auto notes = texts_of(whole.find("notes"));
  const auto notes_en = texts_of(whole.find("notes_en"));
  for (std::size_t i = 0; i < notes.size(); ++i)
    method.notes.push_back({notes[i], i < notes_en.size() ? notes_en[i] : notes[i]});
  read_degree(Part(whole.find("degree"), toml), method);
  read_status(Part(whole.find("status"), toml), method);
  read_measures(Part(whole.find("measures"), toml), method);
  read_summary(Part(whole.find("summary"), toml), method);
  read_thresholds(whole.find("threshold"), toml, method);
  method.show_thresholds = whole.flag("show_thresholds");
  whole.tell_unknown();
  return method;
}

std::vector<std::string> method_lines(const Method& method, const Phrases& phrases) {
  const Language language = phrases.language();
  std::vector<std::string> lines;
  if (!method.name.ru.empty())
    lines.push_back(phrases.fill("profile.name", {{"name", method.name.in(language)}}));
  if (!method.act.ru.empty())
    lines.push_back(phrases.fill("profile.act", {{"act", method.act.in(language)}}));
  lines.push_back(phrases.text("profile.rising"));
  lines.push_back(phrases.text(method.falling == Method::Falling::linear ? "profile.falling_linear"
                                                                         : "profile.falling"));
  lines.push_back(phrases.fill("profile.cap", {{"cap", method.cap}}));
  lines.push_back(method.tolerance == Fraction(0)
                      ? phrases.text("profile.no_tolerance")
                      : phrases.fill("profile.tolerance", {{"tolerance", method.tolerance}}));
  lines.push_back(phrases.text(method.unconfirmed_counts ? "profile.claimed_counts"
                                                         : "profile.claimed_does_not_count"));
  lines.push_back(
      phrases.text(method.done == Method::Done::in_time ? "profile.in_time" : "profile.in_full"));
  lines.push_back(phrases.text("profile.due"));
  lines.push_back(phrases.fill(
      "profile.risk", {{"margin", method.risk_margin}, {"days", std::int64_t{method.risk_days}}}));
  for (const auto& [measure, weight] : method.weights)
    lines.push_back(phrases.fill("profile.weight", {{"measure", measure}, {"weight", weight}}));
  if (method.has_summary()) {
    lines.push_back(phrases.fill("profile.summary", {{"degree", method.weight_degree},
                                                     {"movement", method.weight_movement},
                                                     {"measures", method.weight_measures}}));
  }
  if (method.show_thresholds) {
    for (const evaluation::Threshold& threshold : method.thresholds) {
      lines.push_back(phrases.fill(
          "profile.threshold", {{"from", threshold.from}, {"name", threshold.name.in(language)}}));
    }
  }
  for (const Words& note : method.notes)
    lines.push_back(note.in(language));
  for (const std::string& source : method.sources)
    lines.push_back(phrases.fill("profile.source", {{"source", source}}));
  return lines;
}

}  // namespace vekha::report
