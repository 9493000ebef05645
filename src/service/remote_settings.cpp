#include "service/remote_settings.h"

#include "service/secret_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace vekha::service {

namespace {

using publish::Remote;

std::optional<Remote::Kind> remote_kind(const std::string& name) {
  static constexpr std::array<std::pair<std::string_view, Remote::Kind>, 4> kinds = {
      {{"folder", Remote::Kind::folder},
       {"sftp", Remote::Kind::sftp},
       {"webdav", Remote::Kind::webdav},
       {"s3", Remote::Kind::s3}}};
  const auto found = std::ranges::find(kinds, name, [](const auto& kind) { return kind.first; });
  return found == kinds.end() ? std::nullopt : std::optional(found->second);
}

class RemoteReader {
 public:
  RemoteReader(const Toml& entry, std::filesystem::path folder, Problems& problems)
      : settings_(&entry, "target", problems), folder_(std::move(folder)) {}

  Remote read() {
    read_name();
    const std::string kind = settings_.text("kind").value_or("");
    const auto known = remote_kind(kind);
    if (known) {
      remote_.kind = *known;
      read_kind();
    } else {
      settings_.refuse("kind", {"вида «" + kind + "» нет", "no such kind: «" + kind + "»"},
                       {"укажите folder, sftp, webdav или s3", "write folder, sftp, webdav or s3"});
    }
    settings_.tell_unknown_keys();
    return std::move(remote_);
  }

 private:
  void read_name() {
    remote_.name = settings_.text("name").value_or("");
    const bool plain = !remote_.name.empty() && std::ranges::all_of(remote_.name, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (plain) return;
    settings_.refuse("name",
                     {"имя «" + remote_.name + "» пустое или с недопустимым знаком",
                      "the name is empty or has a wrong character"},
                     {"берите строчные латинские буквы, цифры и дефис",
                      "use small Latin letters, digits and hyphens"});
  }

  void read_kind() {
    switch (remote_.kind) {
      case Remote::Kind::folder: remote_.path = (folder_ / needed("path")).string(); break;
      case Remote::Kind::sftp: read_sftp(); break;
      case Remote::Kind::webdav:
        needed_option("url");
        option("user");
        remote_.options["vendor"] = "other";
        remote_.path = needed("path");
        remote_.password = SecretReader(settings_, folder_).read("password");
        break;
      case Remote::Kind::s3:
        needed_option("endpoint");
        option("region");
        remote_.options["provider"] = "Other";
        remote_.options["no_check_bucket"] = "true";
        remote_.options["access_key_id"] = needed("access_key");
        remote_.path = needed("path");
        remote_.password = SecretReader(settings_, folder_).read("secret");
        break;
    }
    // A release takes the place of the whole folder: never that of a server's root.
    const bool root = remote_.path.find_first_not_of("/.") == std::string::npos;
    if (!root) return;
    settings_.refuse(
        "path",
        {"нужна папка: выпуск занимает её место целиком",
         "a folder is needed: a release takes its whole place"},
        {"впишите, например, path = \"www/road-maps\"", "write e.g. path = \"www/road-maps\""});
  }

  // A server whose key nobody knows could be anybody.
  void read_sftp() {
    needed_option("host");
    option("user");
    if (const auto port = settings_.integer("port"))
      remote_.options["port"] = std::to_string(*port);
    remote_.options["known_hosts_file"] = (folder_ / needed("known_hosts")).string();
    if (const auto key = settings_.text("key_file"))
      remote_.options["key_file"] = secret_path(folder_, *key).string();
    remote_.options["shell_type"] = "none";
    remote_.options["disable_hashcheck"] = "true";
    remote_.path = needed("path");
    remote_.password = SecretReader(settings_, folder_).read("password");
  }

  std::string needed(const char* key) {
    const auto text = settings_.text(key);
    if (text && !text->empty()) return *text;
    settings_.refuse(
        key, {std::string("в [[target]] нужен ") + key, std::string("[[target]] needs ") + key},
        {"впишите его: docs/formats/vekha-toml.md", "write it: docs/formats/vekha-toml.md"});
    return {};
  }
  void needed_option(const char* key) { remote_.options[key] = needed(key); }
  void option(const char* key) {
    if (const auto text = settings_.text(key)) remote_.options[key] = *text;
  }

  SettingsReader settings_;
  std::filesystem::path folder_;
  Remote remote_;
};

}  // namespace

std::vector<Remote> read_remotes(const Toml::List& entries, const std::filesystem::path& folder,
                                 Problems& problems) {
  std::vector<Remote> remotes;
  for (const Toml& entry : entries) {
    Remote remote = RemoteReader(entry, folder, problems).read();
    const bool taken = std::ranges::any_of(
        remotes, [&](const Remote& other) { return other.name == remote.name; });
    if (taken) {
      SettingsReader(&entry, "target", problems)
          .refuse("name", {"имя «" + remote.name + "» уже занято", "the name is taken"},
                  {"дайте каждому [[target]] своё имя", "give each [[target]] its own name"});
    }
    remotes.push_back(std::move(remote));
  }
  return remotes;
}

}  // namespace vekha::service
