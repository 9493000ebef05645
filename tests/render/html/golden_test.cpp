#include "whole/golden.h"

#include "render/example_snapshot.h"
#include "render/html/site.h"
#include "whole/page_reader.h"

#include <gtest/gtest.h>

#include <map>
#include <mutex>

/// Pages by what a reader gets from them: headings, texts, rows of tables; not their markup.
namespace vekha::render::html {
namespace {

constexpr const char* pages[] = {"index.html",  "executors.html", "questions.html",
                                 "method.html", "sources.html",   "changes.html"};

std::map<std::string, std::string> example_site() {
  const report::Templates templates({std::filesystem::path(VEKHA_SOURCE_DIR) / "report_templates"});
  const report::Phrases phrases(templates, Language::russian);
  std::map<std::string, std::string> files;
  std::mutex guard;
  render_site(example_snapshot(), templates, phrases,
              [&](std::string_view path, std::string_view bytes) {
                const std::lock_guard lock(guard);
                files.emplace(path, bytes);
              });
  return files;
}

// A line for each end of a block, so that a difference shows its place.
std::string text_of_page(const std::string& html) {
  std::string out;
  const std::size_t main = html.find("<main");
  std::string_view rest = std::string_view(html).substr(main == std::string::npos ? 0 : main);
  while (!rest.empty()) {
    std::size_t end = rest.size();
    for (const char* tag : {"</p>", "</h1>", "</h2>", "</h3>", "</tr>", "</li>", "</svg>", "</dd>"})
      end = std::min(end, rest.find(tag));
    const std::string line = text_of_html(rest.substr(0, end));
    if (!line.empty()) out += line + "\n";
    rest.remove_prefix(std::min(rest.size(), rest.find('>', end) == std::string_view::npos
                                                 ? rest.size()
                                                 : rest.find('>', end) + 1));
  }
  return out;
}

TEST(Golden, ThePagesTexts) {
  const auto files = example_site();
  const report::Snapshot snapshot = example_snapshot();
  const std::string programme = snapshot.programmes.front().id;
  const std::string measure = snapshot.programmes.front().measures.front().measure.id;
  std::vector<std::string> names(std::begin(pages), std::end(pages));
  for (const std::string& name :
       {std::string("/index.html"), std::string("/s1.html"), "/m/" + measure + ".html"})
    names.push_back(programme + name);
  std::string out;
  for (const std::string& name : names) {
    ASSERT_EQ(files.count(name), 1U) << name;
    out += "== " + name + "\n" + text_of_page(files.at(name));
  }
  expect_golden(out, "tests/render/html/golden/pages.txt");
}

}  // namespace
}  // namespace vekha::render::html
