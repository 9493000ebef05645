#include "publish/page_check.h"

#include "publish/page_links.h"

#include <algorithm>
#include <utility>

namespace vekha::publish {

namespace {

constexpr std::size_t told_at_most = 20;
// A name's head that is looked up: three Cyrillic letters. Shorter names are no names.
constexpr std::size_t head_bytes = 6;

Severity severity_of(Verdict verdict) {
  return verdict == Verdict::stop ? Severity::fatal : Severity::warning;
}

// Collects problems of one kind and says how many were left out.
class Told {
 public:
  Told(Problems& problems, Verdict verdict) : problems_(problems), verdict_(verdict) {}
  ~Told() = default;
  Told(const Told&) = delete;
  Told& operator=(const Told&) = delete;

  void add(Problem problem) {
    if (++count_ > told_at_most) return;
    problem.severity = severity_of(verdict_);
    problems_.push_back(std::move(problem));
  }
  void end() {
    if (count_ <= told_at_most) return;
    const std::string more = std::to_string(count_ - told_at_most);
    Problem last = problems_.back();
    last.place = {};
    last.text = {"и ещё таких: " + more, "and more of these: " + more};
    problems_.push_back(std::move(last));
  }

 private:
  Problems& problems_;
  Verdict verdict_;
  std::size_t count_ = 0;
};

}  // namespace

struct PageCheck::PageFacts {
  std::vector<std::string> links;
  std::vector<std::string> anchors;
  bool empty = false;
};

PageCheck::PageCheck(const CheckRules& rules, const std::vector<std::string>& names)
    : rules_(rules) {
  if (rules_.names == Verdict::off) return;
  for (const std::string& name : names) {
    if (name.size() > head_bytes) names_[name.substr(0, head_bytes)].push_back(name);
  }
}

void PageCheck::look(std::string_view name, std::string_view bytes) {
  PageFacts facts{.empty = bytes.empty()};
  if (name.ends_with(".html")) {
    const PageParts parts{.link =
                              [&](std::string_view link) {
                                std::string target = resolved_link(name, link);
                                if (!target.empty()) facts.links.push_back(std::move(target));
                              },
                          .id =
                              [&](std::string_view id) {
                                facts.anchors.push_back(std::string(name) + "#" + std::string(id));
                              }};
    facts.empty = !read_page(bytes, parts);
  }
  find_names(name, bytes);
  take(name, std::move(facts));
}

void PageCheck::take(std::string_view name, PageFacts facts) {
  const std::lock_guard lock(guard_);
  files_.emplace(name);
  if (facts.empty) empty_.emplace_back(name);
  for (std::string& anchor : facts.anchors)
    anchors_.insert(std::move(anchor));
  for (std::string& link : facts.links)
    links_.try_emplace(std::move(link), name);
}

void PageCheck::add(std::string_view name) {
  const std::lock_guard lock(guard_);
  files_.emplace(name);
}

void PageCheck::keep(std::string_view name) {
  const std::lock_guard lock(guard_);
  files_.emplace(name);
  kept_.emplace(name);
}

void PageCheck::find_names(std::string_view name, std::string_view bytes) {
  if (names_.empty()) return;
  std::string head;
  for (std::size_t at = 0; at + head_bytes < bytes.size(); ++at) {
    const bool begins =
        static_cast<unsigned char>(bytes[at]) >= 0xC0U || (bytes[at] >= 'A' && bytes[at] <= 'Z');
    if (!begins) continue;
    head.assign(bytes.substr(at, head_bytes));
    const auto candidates = names_.find(head);
    if (candidates == names_.end()) continue;
    for (const std::string& each : candidates->second) {
      if (!bytes.substr(at).starts_with(each)) continue;
      const std::lock_guard lock(guard_);
      leaks_.try_emplace(each, name);
    }
  }
}

bool PageCheck::leads_somewhere(const std::string& target) const {
  const std::size_t hash = target.find('#');
  const std::string file = target.substr(0, hash);
  const bool folder = files_.count(file + "/index.html") > 0;
  if (files_.count(file) == 0 && !folder) return false;
  const bool to_anchor = hash != std::string::npos && hash + 1 < target.size();
  return !to_anchor || folder || !file.ends_with(".html") || target.substr(hash) == "#top" ||
         anchors_.count(target) > 0 || kept_.count(file) > 0;
}

Problems PageCheck::faults() const {
  Problems problems;
  Told links(problems, rules_.links);
  for (const auto& [target, page] : links_) {
    if (rules_.links == Verdict::off || leads_somewhere(target)) continue;
    links.add({.place = {.file = page},
               .code = "link_broken",
               .text = {"ссылка ведёт в никуда: " + target, "the link leads nowhere: " + target},
               .advice = {"исправьте ссылку в своих шаблонах; если шаблоны не менялись, сообщите "
                          "разработчикам",
                          "mend it in the office's templates; if those are ours, report it"}});
  }
  links.end();
  Told empty(problems, rules_.empty);
  for (const std::string& page : empty_) {
    if (rules_.empty == Verdict::off) continue;
    empty.add({.place = {.file = page},
               .code = "page_empty",
               .text = {"пустая страница", "an empty page"},
               .advice = {"посмотрите, что должно на ней стоять: данные не пришли или шаблон их "
                          "не выводит",
                          "see what belongs there: data are missing or the template leaves them "
                          "out"}});
  }
  empty.end();
  Told leaks(problems, rules_.names);
  for (const auto& [name, page] : leaks_) {
    leaks.add({.place = {.file = page},
               .code = "name_published",
               .text = {"на странице осталось имя человека: «" + name + "»",
                        "a person's name stands in the page: «" + name + "»"},
               .advice = {"уберите имя из документа или имени файла либо разрешите имена: "
                          "[publish] names = \"show\"",
                          "take it out of the document or the file's name, or allow names: "
                          "[publish] names = \"show\""}});
  }
  leaks.end();
  return problems;
}

}  // namespace vekha::publish
