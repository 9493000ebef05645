#pragma once

#include <string>

/// How the history names the processes that work on it.
namespace vekha::service {

/// «host:pid» of this process.
std::string node_name();

/// Whether the process of that name may be at work: it is there, or on another machine, of which
/// nothing is known here. False also for a name that is none.
bool may_live(const std::string& node);

}  // namespace vekha::service
