#pragma once

#include "base/problem.h"
#include "http/errors.h"
#include "http/message.h"

#include <stdexcept>
#include <string>

namespace vekha::http {

/// An error as RFC 9457 describes it, in the caller's language: type, title, status, detail, and,
/// where a file or settings are at fault, every problem with its place and advice in `problems`.
struct Fault {
  int status = 500;
  std::string code;  ///< stable, snake_case; `type` is "urn:vekha:problem:<code>"
  Words title;
  Words detail;  ///< may be empty
  Problems problems;
};

Response to_response(const Fault& fault, Language language);

/// Thrown by handlers; the server answers with it.
class FaultError : public std::runtime_error {
 public:
  explicit FaultError(Fault fault) : std::runtime_error(fault.title.en), fault_(std::move(fault)) {}
  const Fault& fault() const { return fault_; }

 private:
  Fault fault_;
};

/// The usual ones.
Fault not_found();
/// 413; says how much would have been taken.
Fault too_large(const TooLarge& error);
Fault method_not_allowed();
Fault bad_request(const Words& detail);

}  // namespace vekha::http
