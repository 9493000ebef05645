#include "render/html/standalone_links.h"

#include "base/text.h"

#include <vector>

namespace vekha::render::html {

namespace {

constexpr std::string_view attribute = " href=\"";

bool is_absolute(std::string_view href) {
  return href.find(':') != std::string_view::npos && href.find(':') < href.find('/');
}

// «../x.html#y» within «plan» → «x.html#y».
std::string from_root(const std::string& folder, std::string_view href) {
  std::vector<std::string> parts;
  for (const std::string& part : text::split(folder + "/" + std::string(href), '/')) {
    if (part == ".." && !parts.empty()) {
      parts.pop_back();
    } else if (part != "." && part != "..") {
      parts.push_back(part);
    }
  }
  return text::join(parts, "/");
}

// The new value; empty: the link leads nowhere.
std::string led(std::string_view href, const Inlining& inlining) {
  if (href.empty() || href.front() == '#' || is_absolute(href)) return std::string(href);
  const std::string path = from_root(inlining.folder, href);
  const auto anchor = inlining.anchors.find(path.substr(0, path.find('#')));
  if (anchor != inlining.anchors.end()) return "#" + anchor->second;
  return inlining.public_site.empty() ? std::string() : inlining.public_site + "/" + path;
}

}  // namespace

std::string with_links_inlined(std::string_view html, const Inlining& inlining) {
  std::string out;
  out.reserve(html.size());
  std::size_t at = 0;
  while (true) {
    const std::size_t found = html.find(attribute, at);
    out += html.substr(at, found - at);
    if (found == std::string_view::npos) return out;
    const std::size_t begin = found + attribute.size();
    const std::size_t end = html.find('"', begin);
    const std::string href = led(html.substr(begin, end - begin), inlining);
    if (!href.empty()) out += std::string(attribute) + href + "\"";
    at = end + 1;
  }
}

}  // namespace vekha::render::html
