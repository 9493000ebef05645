#include "http/errors.h"
#include "http/exchange.h"
#include "http/form.h"
#include "http/memory_wire.h"

#include <cstdint>
#include <cstdlib>
#include <filesystem>

// Any bytes as a connection: what goes out must be whole answers, and no byte of one request's body
// may be taken for another request.
namespace {

using namespace vekha;  // NOLINT(google-build-using-namespace): a program of one function

http::Response answer(http::Request& request) {
  http::Response response;
  const std::string type = request.headers.get("Content-Type");
  if (type.rfind("multipart", 0) == 0) {
    const http::Form form = http::read_form(
        request,
        {.folder = std::filesystem::temp_directory_path(), .largest_file = 4096, .most_files = 2});
    response.body = std::to_string(form.fields.size());
  } else if (request.path.size() % 2 == 0) {
    response.body = http::read_all(*request.body, 4096);
  } else {
    response.body = std::string("unread");
  }
  if (request.language() == Language::english)
    response.headers.add("X", request.cookie("a") + request.query_value("b"));
  return response;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  http::MemoryWire wire(std::string(reinterpret_cast<const char*>(data + 1), size - 1));
  wire.piece = data[0] % 64U + 1U;
  std::string buffer;
  const http::ExchangeRules rules{.handler = answer, .largest_body = 8192};
  while (http::serve_one(wire, buffer, "192.0.2.1", false, rules) == http::After::keep_open) {
  }
  if (!wire.sent.empty() && wire.sent.rfind("HTTP/1.1 ", 0) != 0) std::abort();
  return 0;
}
