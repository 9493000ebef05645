#include "service/node_name.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>

namespace vekha::service {

namespace {

std::string host_name() {
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  return host.data();
}

}  // namespace

std::string node_name() {
  return host_name() + ":" + std::to_string(::getpid());
}

bool may_live(const std::string& node) {
  const std::size_t colon = node.rfind(':');
  if (colon == std::string::npos) return false;
  if (node.substr(0, colon) != host_name()) return true;
  pid_t process = 0;
  std::from_chars(node.data() + colon + 1, node.data() + node.size(), process);
  return process > 0 && (::kill(process, 0) == 0 || errno == EPERM);
}

}  // namespace vekha::service
