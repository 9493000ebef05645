#include "fetch/webdav.h"

#include "base/file_io.h"
#include "base/text.h"

#include <expat.h>

#include <algorithm>
#include <memory>

namespace vekha::fetch {

namespace {

// Names as expat gives them with namespaces: "DAV: href".
constexpr std::string_view dav = "DAV: ";

struct Listing {
  std::vector<DavFile> files;
  std::string origin;  ///< "https://cloud.example"
  std::string text;    ///< of the element being read
  std::string href;
  std::string etag;
  bool folder = false;
  bool multistatus = false;
};

std::string_view local(const char* name) {
  const std::string_view whole(name);
  return whole.substr(0, dav.size()) == dav ? whole.substr(dav.size()) : std::string_view();
}

std::string origin_of(const std::string& url) {
  const std::size_t host = url.find("://");
  return host == std::string::npos ? url : url.substr(0, url.find('/', host + 3));
}

void take_response(Listing& listing) {
  const bool absolute = listing.href.find("://") != std::string::npos;
  const bool ours = absolute ? origin_of(listing.href) == listing.origin
                             : !listing.href.empty() && listing.href.front() == '/' &&
                                   !listing.href.starts_with("//");
  const bool folder = listing.folder || listing.href.empty() || listing.href.back() == '/';
  if (!ours || folder) return;
  const std::string path = absolute ? listing.href.substr(listing.origin.size()) : listing.href;
  const std::string name = percent_decoded(path.substr(path.rfind('/') + 1));
  const bool plain = text::is_utf8(name) && name.find('/') == std::string::npos &&
                     name.find('\0') == std::string::npos;
  if (plain) listing.files.push_back({listing.origin + path, name, listing.etag});
}

extern "C" void vekha_dav_start(void* user, const char* name, const char**) {
  auto& listing = *static_cast<Listing*>(user);
  const std::string_view element = local(name);
  listing.text.clear();
  if (element == "multistatus") listing.multistatus = true;
  if (element == "collection") listing.folder = true;
  if (element != "response") return;
  listing.href.clear();
  listing.etag.clear();
  listing.folder = false;
}

extern "C" void vekha_dav_end(void* user, const char* name) {
  auto& listing = *static_cast<Listing*>(user);
  const std::string_view element = local(name);
  const std::string text(text::trim(listing.text));
  if (element == "href" && listing.href.empty()) listing.href = text;
  if (element == "getetag" && !text.empty()) listing.etag = text;
  if (element == "response") take_response(listing);
  listing.text.clear();
}

extern "C" void vekha_dav_text(void* user, const char* data, int length) {
  auto& text = static_cast<Listing*>(user)->text;
  if (text.size() < 8192) text.append(data, static_cast<std::size_t>(length));
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

HttpFailure folder_refused(const HttpRequest& request, int status) {
  const std::string number = std::to_string(status);
  return {"webdav_refused",
          {request.url + ": папка WebDAV не открылась, ответ " + number,
           request.url + ": the WebDAV folder was folder_refused, status " + number}};
}

}  // namespace

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (low < 0) {
      decoded += text[i];
      continue;
    }
    decoded += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return decoded;
}

std::optional<std::vector<DavFile>> read_multistatus(std::string_view xml,
                                                     const std::string& folder_url) {
  Listing listing;
  listing.origin = origin_of(folder_url);
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
      XML_ParserCreateNS("UTF-8", ' '), XML_ParserFree);
  if (!parser) return std::nullopt;
  XML_SetUserData(parser.get(), &listing);
  XML_SetElementHandler(parser.get(), vekha_dav_start, vekha_dav_end);
  XML_SetCharacterDataHandler(parser.get(), vekha_dav_text);
  const auto status = XML_Parse(parser.get(), xml.data(),
                                static_cast<int>(std::min<std::size_t>(xml.size(), 1U << 30U)), 1);
  if (status != XML_STATUS_OK || !listing.multistatus) return std::nullopt;
  std::ranges::sort(listing.files,
                    [](const DavFile& a, const DavFile& b) { return a.name < b.name; });
  return std::move(listing.files);
}

DavListing list_folder(HttpRequest request, const std::filesystem::path& scratch) {
  request.method = "PROPFIND";
  request.headers = {"Depth: 1", "Content-Type: application/xml; charset=utf-8"};
  request.body =
      R"(<?xml version="1.0"?><d:propfind xmlns:d="DAV:"><d:prop><d:resourcetype/><d:getetag/></d:prop></d:propfind>)";
  request.limits.bytes = std::min<std::uint64_t>(request.limits.bytes, 16U << 20U);
  if (request.url.empty() || request.url.back() != '/') request.url += '/';
  const HttpResult answer = http(request, scratch);
  if (answer.failure) return {{}, answer.failure};
  if (answer.response->status != 207) return {{}, folder_refused(request, answer.response->status)};
  auto files = read_multistatus(read_file(scratch), request.url);
  if (!files) return {{}, folder_refused(request, answer.response->status)};
  return {std::move(*files), std::nullopt};
}

}  // namespace vekha::fetch
