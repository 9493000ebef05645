#pragma once

#include "publish/check_rules.h"
#include "publish/keep_rule.h"
#include "publish/remote.h"
#include "service/settings_reader.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vekha::service {

/// What [publish] and [checks] say of the way from a finished release to its visitors.
struct PublishSettings {
  publish::KeepRule keep;
  bool approval = false;  ///< a run makes a draft, a person publishes it
  publish::CheckRules checks;
  std::filesystem::path signing_key;     ///< private, PEM; empty: releases are not signed
  std::vector<publish::Remote> remotes;  ///< where else visitors find the release
  std::filesystem::path public_key;      ///< for `vekha verify`; empty: signing_key + «.pub»
};

/// The keys of [publish] that concern it; others are left to the caller, who ends with
/// tell_unknown_keys().
void read_publication(SettingsReader& publish, const std::filesystem::path& folder,
                      PublishSettings& settings);

/// The table [checks].
void read_checks(SettingsReader& checks, publish::CheckRules& rules);

/// A share from 0 to 1 written as text, «0,25»; `otherwise` and a fatal problem when it is none.
Fraction read_share(SettingsReader& settings, const char* key, const Fraction& otherwise);

}  // namespace vekha::service
