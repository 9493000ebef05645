#include "render/html/feeds.h"

#include "render/escape.h"
#include "render/html/changes_view.h"
#include "render/open_data.h"

#include <fmt/format.h>

#include <algorithm>

namespace vekha::render::html {

namespace {

constexpr std::size_t most_addresses = 50'000;  // of one sitemap, by its standard
constexpr std::string_view sitemap_space = "http://www.sitemaps.org/schemas/sitemap/0.9";

// A tag URI (RFC 4151) where the office has no address of its own.
std::string feed_id(const report::Snapshot& snapshot) {
  const std::string& address = snapshot.office.site_address;
  return address.empty() ? "urn:vekha:changes" : address + "/changes.html";
}

std::string sentence(const Value& change) {
  const auto text_of = [&](const char* name) {
    const std::string* text = change.find(name)->text();
    return text == nullptr ? std::string() : *text;
  };
  const std::string before = text_of("before");
  const std::string after = text_of("after");
  if (before.empty() && after.empty()) return text_of("what");
  return text_of("what") + ": " + before + " → " + after;
}

std::string entry(const Site& site, const report::Change& change, std::size_t index) {
  const report::Snapshot& snapshot = site.snapshot();
  const Value view = change_view(site, change);
  const std::string* href = view.find("href")->text();
  const std::string link = public_address(snapshot, href == nullptr ? "changes.html" : *href);
  return fmt::format(
      "<entry><id>{}#{}-{}</id><title>{}</title><updated>{}T00:00:00Z</updated><link href=\"{}\"/>"
      "<summary>{}</summary></entry>\n",
      escape_html(feed_id(snapshot)), snapshot.id, index + 1, escape_html(change.title),
      to_iso(snapshot.as_of), escape_html(link), escape_html(sentence(view)));
}

std::string url_set(const report::Snapshot& snapshot, const std::string* first,
                    const std::string* last) {
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"{}\">\n", sitemap_space);
  for (const std::string* page = first; page != last; ++page) {
    out += fmt::format("<url><loc>{}</loc><lastmod>{}</lastmod></url>\n",
                       escape_html(public_address(snapshot, *page)), to_iso(snapshot.as_of));
  }
  return out + "</urlset>\n";
}

}  // namespace

std::string changes_feed(const Site& site) {
  const report::Snapshot& snapshot = site.snapshot();
  const Format& format = site.format();
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
      "xml:lang=\"{}\">\n<id>{}</id>\n<title>{}</title>\n<updated>{}T00:00:00Z</updated>\n"
      "<author><name>{}</name></author>\n<link href=\"{}\"/>\n<link rel=\"self\" href=\"{}\"/>\n",
      format.language() == Language::russian ? "ru" : "en", escape_html(feed_id(snapshot)),
      escape_html(format.text("changes.title") + " — " + snapshot.office.name),
      to_iso(snapshot.as_of), escape_html(snapshot.office.name),
      escape_html(public_address(snapshot, "changes.html")),
      escape_html(public_address(snapshot, "changes.atom")));
  for (std::size_t i = 0; i < snapshot.changes.list.size(); ++i)
    out += entry(site, snapshot.changes.list[i], i);
  return out + "</feed>\n";
}

std::vector<std::pair<std::string, std::string>> sitemap(const report::Snapshot& snapshot,
                                                         const std::vector<std::string>& pages) {
  std::vector<std::pair<std::string, std::string>> files;
  const std::string* all = pages.data();
  if (pages.size() <= most_addresses) {
    files.emplace_back("sitemap.xml", url_set(snapshot, all, all + pages.size()));
    return files;
  }
  std::string index = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"{}\">\n", sitemap_space);
  for (std::size_t begin = 0; begin < pages.size(); begin += most_addresses) {
    const std::size_t end = std::min(begin + most_addresses, pages.size());
    const std::string name = fmt::format("sitemap-{}.xml", begin / most_addresses + 1);
    files.emplace_back(name, url_set(snapshot, all + begin, all + end));
    index += fmt::format("<sitemap><loc>{}</loc></sitemap>\n",
                         escape_html(public_address(snapshot, name)));
  }
  files.emplace_back("sitemap.xml", index + "</sitemapindex>\n");
  return files;
}

}  // namespace vekha::render::html
