#pragma once

#include "roadmap/lines.h"
#include "roadmap/programme.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vekha::roadmap {

/// What stands above the first table says of the road map.
struct Preamble {
  std::string title;         ///< its lines joined
  std::string organisation;  ///< whose road map it is; never a person's name
  std::optional<Period> period;
  std::optional<Approval> approval;
};

Preamble read_preamble(std::span<const Line> lines);

/// The lines of the title among `texts`; empty when none names a road map or plan.
std::string title_in(const std::vector<std::string>& texts);

/// The document's own order, not one that it cites.
std::optional<Approval> approval_in(const std::vector<std::string>& texts);

/// Letterhead, approving block, order or title, in this order.
std::string organisation_in(const std::vector<std::string>& texts, const std::string& title);

}  // namespace vekha::roadmap
