#include "render/address.h"

#include "base/text.h"

#include <array>

namespace vekha::render {

namespace {

constexpr std::size_t longest_name = 80;

// а to я; ё is written as е.
constexpr std::array<std::string_view, 32> latin = {
    "a", "b", "v", "g", "d", "e", "zh", "z",  "i",  "y",   "k", "l", "m", "n", "o",  "p",
    "r", "s", "t", "u", "f", "h", "c",  "ch", "sh", "sch", "",  "y", "",  "e", "yu", "ya"};

std::string transliterated(char32_t letter) {
  const char32_t small = text::lower(letter);
  const bool capital = small != letter;
  if (small == U'ё') return capital ? "E" : "e";
  if (small < U'а' || small > U'я') return "-";
  std::string out(latin[small - U'а']);
  if (capital && !out.empty()) out.front() = static_cast<char>(out.front() - 'a' + 'A');
  return out;
}

bool is_plain(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '_' || c == '-';
}

}  // namespace

std::string safe_name(std::string_view utf8) {
  std::string out;
  for (const char32_t c : text::decode(utf8)) {
    const std::string next = is_plain(c) ? std::string(1, static_cast<char>(c)) : transliterated(c);
    const bool second_hyphen = next == "-" && !out.empty() && out.back() == '-';
    const bool leading_dot = next == "." && out.empty();
    if (!second_hyphen && !leading_dot) out += next;
    if (out.size() >= longest_name) break;
  }
  return out.empty() ? "x" : out;
}

Addresses::Addresses(const report::Snapshot& snapshot) {
  // Files and folders of the site itself stand beside the programmes' folders.
  std::set<std::string> folders = {"assets", "data", "releases"};
  for (const report::ProgrammeReport& programme : snapshot.programmes) {
    Entry& entry = entries_[&programme];
    entry.folder = unique(folders, safe_name(programme.id));
    std::set<std::string> taken;
    for (const report::MeasureReport& measure : programme.measures) {
      entry.measures.push_back(unique(taken, safe_name(measure.measure.id)));
    }
  }
}

std::string Addresses::unique(std::set<std::string>& taken, const std::string& name) {
  std::string candidate = name;
  for (int next = 2; !taken.insert(text::to_lower(candidate)).second; ++next) {
    candidate = name + "-" + std::to_string(next);
  }
  return candidate;
}

const Addresses::Entry& Addresses::entry(const report::ProgrammeReport& programme) const {
  return entries_.at(&programme);
}

const std::string& Addresses::folder(const report::ProgrammeReport& programme) const {
  return entry(programme).folder;
}

std::string Addresses::in_programme(const report::ProgrammeReport& programme,
                                    std::string_view name) const {
  return folder(programme) + "/" + std::string(name);
}

std::string Addresses::section(const report::ProgrammeReport& programme,
                               std::size_t section) const {
  return in_programme(programme, safe_name(programme.sections[section].id) + ".html");
}

std::string Addresses::executor(const report::ProgrammeReport& programme,
                                std::size_t executor) const {
  return in_programme(programme, safe_name(programme.executors[executor].id) + ".html");
}

std::string Addresses::measure(const report::ProgrammeReport& programme,
                               std::size_t measure) const {
  return in_programme(programme, "m/" + entry(programme).measures[measure] + ".html");
}

}  // namespace vekha::render
