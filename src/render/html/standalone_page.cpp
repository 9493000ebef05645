#include "base/sha256.h"
#include "render/html/pages.h"
#include "render/html/standalone_links.h"

namespace vekha::render::html {

namespace {

// What a Content-Security-Policy calls the only style sheet that it lets in.
std::string base64_of_hex(const std::string& hex) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const char c : hex) {
    bits = bits << 4U | static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
    count += 4;
    if (count < 6) continue;
    count -= 6;
    out += digits[bits >> static_cast<unsigned>(count) & 63U];
  }
  if (count > 0) out += digits[bits << static_cast<unsigned>(6 - count) & 63U];
  while (out.size() % 4 != 0)
    out += '=';
  return out;
}

std::string anchor_of(std::size_t measure) {
  return "m" + std::to_string(measure + 1);
}

}  // namespace

std::string standalone_file(const Site& site, const report::ProgrammeReport& programme) {
  return site.addresses().folder(programme) + "-standalone.html";
}

void write_standalone(Site& site, const report::ProgrammeReport& programme,
                      const std::string& style) {
  Inlining inlining{.folder = site.addresses().folder(programme),
                    .anchors = {{site.addresses().programme(programme), "main"}},
                    .public_site = site.snapshot().office.site_address};
  Value model = programme_model(site, programme);
  Value::List details;
  for (std::size_t i = 0; i < programme.measures.size(); ++i) {
    inlining.anchors[site.addresses().measure(programme, i)] = anchor_of(i);
    Value detail = measure_model(site, programme, i);
    detail.set("anchor", anchor_of(i));
    details.push_back(std::move(detail));
  }
  model.set("details", std::move(details));
  model.set("style", style);
  model.set("style_hash", "sha256-" + base64_of_hex(sha256_hex(style)));
  const std::string page = site.render({.path = site.addresses().programme(programme),
                                        .page_template = "site/standalone",
                                        .title = programme_name(programme),
                                        .part = "programmes",
                                        .crumbs = {},
                                        .shows = Shows::id},
                                       std::move(model));
  site.write_file(site.addresses().in_programme(programme, standalone_file(site, programme)),
                  with_links_inlined(page, inlining));
}

}  // namespace vekha::render::html
