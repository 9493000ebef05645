#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace vekha::service {

/// A file of the released site that a request asks for.
struct PublishedFile {
  std::filesystem::path path;
  std::string media_type;
};

/// The file that a request's path means within the shown release: «/» and «…/» mean index.html.
/// «/releases/<id>/…» is within that release. nullopt for everything that is not a regular file
/// inside the release, whatever dots, escapes and links the path holds.
std::optional<PublishedFile> published_file(const std::filesystem::path& site,
                                            std::string_view request_path);

/// The same within one folder, for a decoded path without a slash at its head; empty: index.html.
std::optional<PublishedFile> file_within(const std::filesystem::path& folder,
                                         std::string_view path);

/// Undoes %XX; nullopt for a broken escape or a NUL.
std::optional<std::string> percent_decoded(std::string_view text);

}  // namespace vekha::service
