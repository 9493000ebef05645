#include "table/iconv_helper.h"

#include <iconv.h>

#include <stdexcept>

namespace vekha::table::testing {

std::string recoded(const std::string& text, const std::string& from, const std::string& to) {
  const iconv_t handle = iconv_open(to.c_str(), from.c_str());
  std::string in = text;
  std::string out(text.size() * 6 + 16, '\0');
  char* source = in.data();
  char* target = out.data();
  std::size_t left = in.size();
  std::size_t room = out.size();
  const std::size_t result = iconv(handle, &source, &left, &target, &room);
  iconv_close(handle);
  if (result == static_cast<std::size_t>(-1))
    throw std::runtime_error("cannot recode from " + from + " to " + to);
  out.resize(out.size() - room);
  return out;
}

}  // namespace vekha::table::testing
