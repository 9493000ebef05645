#include "render/html/site.h"

#include "base/parallel.h"
#include "render/html/feeds.h"
#include "render/html/pages.h"
#include "render/html/site_context.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <vector>

namespace vekha::render::html {

namespace {

// Without the fonts, which a file that stands alone has not got.
std::string style_without_fonts(std::string style) {
  for (std::size_t at = style.find("@font-face"); at != std::string::npos;
       at = style.find("@font-face", at)) {
    const std::size_t end = style.find('}', at);
    if (end == std::string::npos) break;
    style.erase(at, end + 1 - at);
  }
  return style;
}

void write_programme_pages(Site& site, const report::ProgrammeReport& programme,
                           const std::string& style) {
  write_programme(site, programme);
  write_standalone(site, programme, style);
  write_statuses(site, programme);
  write_questions(site, programme);
  write_units(site, programme);
  write_periods(site, programme);
  for (std::size_t i = 0; i < programme.sections.size(); ++i)
    write_section(site, programme, i);
  for (std::size_t i = 0; i < programme.executors.size(); ++i)
    write_executor(site, programme, i);
  for (std::size_t i = 0; i < programme.measures.size(); ++i)
    write_measure(site, programme, i);
}

void write_office_pages(Site& site) {
  write_index(site);
  write_terms(site);
  write_executors(site);
  write_all_questions(site);
  write_method(site);
  write_sources(site);
  write_changes(site);
  write_archive(site);
  write_data(site);
  site.write_file("changes.atom", changes_feed(site));
}

bool is_page(std::string_view path) {
  constexpr std::string_view ending = ".html";
  return path.size() > ending.size() && path.substr(path.size() - ending.size()) == ending;
}

}  // namespace

void render_site(const report::Snapshot& snapshot, const report::Templates& templates,
                 const report::Phrases& phrases, const FileSink& sink, const Keep& keep) {
  std::mutex guard;
  std::vector<std::string> pages;
  const FileSink noted = [&](std::string_view path, std::string_view bytes) {
    if (is_page(path)) {
      const std::lock_guard lock(guard);
      pages.emplace_back(path);
    }
    sink(path, bytes);
  };
  const Addresses addresses(snapshot);
  const std::size_t workers =
      std::min(worker_count(), std::max<std::size_t>(snapshot.programmes.size(), 1));
  std::vector<std::unique_ptr<Site>> sites;
  for (std::size_t i = 0; i < workers; ++i) {
    sites.push_back(std::make_unique<Site>(snapshot, addresses, templates, phrases, noted));
    sites.back()->load_templates();
  }
  for (const std::string& asset : templates.list("assets"))
    sink(asset, templates.read(asset));
  const std::string style = style_without_fonts(templates.read("assets/style.css"));
  // The office's pages are the first of the works, for they are the longest one.
  in_parallel(snapshot.programmes.size() + 1, workers, [&](std::size_t worker, std::size_t index) {
    if (index == 0) return write_office_pages(*sites[worker]);
    const report::ProgrammeReport& programme = snapshot.programmes[index - 1];
    const auto kept = keep ? keep(programme) : std::nullopt;
    if (!kept) return write_programme_pages(*sites[worker], programme, style);
    const std::lock_guard lock(guard);
    pages.insert(pages.end(), kept->begin(), kept->end());
  });
  if (snapshot.office.site_address.empty()) return;
  std::ranges::sort(pages);
  for (const auto& [name, bytes] : sitemap(snapshot, pages))
    sink(name, bytes);
}

std::string render_programme_page(const report::Snapshot& snapshot,
                                  const report::ProgrammeReport& programme,
                                  const report::Templates& templates,
                                  const report::Phrases& phrases) {
  std::string page;
  const FileSink kept = [&](std::string_view, std::string_view bytes) { page = bytes; };
  const Addresses addresses(snapshot);
  Site site(snapshot, addresses, templates, phrases, kept);
  site.load_templates();
  write_standalone(site, programme, style_without_fonts(templates.read("assets/style.css")));
  return page;
}

}  // namespace vekha::render::html
