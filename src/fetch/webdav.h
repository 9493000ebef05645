#pragma once

#include "fetch/http_client.h"

#include <string>
#include <string_view>
#include <vector>

namespace vekha::fetch {

/// A file in a WebDAV folder (RFC 4918), as Nextcloud and Yandex Disk serve them.
struct DavFile {
  std::string url;   ///< absolute, on the folder's own server
  std::string name;  ///< decoded: «Отчёт школы.xlsx»
  std::string etag;
};

/// The files of a 207 answer, by name; folders, and addresses on other servers, are left out.
/// nullopt: no multistatus.
std::optional<std::vector<DavFile>> read_multistatus(std::string_view xml,
                                                     const std::string& folder_url);

struct DavListing {
  std::vector<DavFile> files;
  std::optional<HttpFailure> failure;
};

/// PROPFIND of depth 1. `request`: URL of the folder and who asks. `scratch`: a file to write to.
DavListing list_folder(HttpRequest request, const std::filesystem::path& scratch);

/// «a%20b» as «a b»; what is no escape stays.
std::string percent_decoded(std::string_view text);

}  // namespace vekha::fetch
