#pragma once

#include "base/problem.h"

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace vekha::publish {

/// SHA-256 of every file of a release by its path, «manifest.sha256» itself and its signature left
/// out.
using Manifest = std::map<std::string, std::string>;

inline constexpr std::string_view manifest_name = "manifest.sha256";

/// Hashes all files below `folder`.
Manifest manifest_of(const std::filesystem::path& folder);

/// The form of sha256sum(1): `sha256sum -c manifest.sha256` checks a release without Vekha.
std::string to_text(const Manifest& manifest);
/// Lines that are not of that form are passed over.
Manifest parse_manifest(std::string_view text);
/// The same without a copy: calls `take` with the name and the hash of each line, as parts of
/// `text`.
void for_each_line(std::string_view text,
                   const std::function<void(std::string_view name, std::string_view hash)>& take);

/// Whether the release has exactly the files of its manifest and none was written to since: a quick
/// look at names and times, no proof (that is verify()).
bool looks_untouched(const std::filesystem::path& release);

/// What differs between a release and its manifest: changed, missing and added files. Empty:
/// nothing was altered.
Problems verify(const std::filesystem::path& release);

/// Whose signature a release must bear: the public key as PEM and the file that it was read from.
struct PublicKey {
  std::string pem;
  std::filesystem::path file;
};
/// The same, and that the manifest bears the office's signature.
Problems verify(const std::filesystem::path& release, const PublicKey& key);

}  // namespace vekha::publish
