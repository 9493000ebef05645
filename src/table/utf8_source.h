#pragma once

#include "table/byte_source.h"

#include <cstdint>
#include <memory>
#include <string>

namespace vekha::table {

/// Passes bytes on as UTF-8: drops a byte order mark, and recodes UTF-16 that starts with one or,
/// in XML, with '<', and XML that declares an encoding which iconv knows (XML 1.0, appendix F).
/// Lone surrogates become U+FFFD.
class Utf8Source final : public ByteSource {
 public:
  enum class Form : std::uint8_t { unknown, as_is, utf16_little, utf16_big };

  /// `source` must outlive this. A known form leaves a byte order mark out as well.
  explicit Utf8Source(ByteSource& source, Form form = Form::unknown);
  ~Utf8Source() override;

  std::size_t read(char* to, std::size_t room) override;

 private:
  class Joined;

  void detect();
  void recode_by_declaration();
  void recode();
  void put_unit(char32_t unit);

  ByteSource* source_;
  std::unique_ptr<ByteSource> joined_;  ///< what was looked at and what follows …
  std::unique_ptr<ByteSource> iconv_;   ///< … recoded
  Form form_;
  bool started_ = false;
  std::string ready_;  ///< bytes to hand out, from `given_`
  std::size_t given_ = 0;
  std::string raw_;  ///< UTF-16 not yet recoded: at most one odd byte between reads
  char32_t high_surrogate_ = 0;
};

}  // namespace vekha::table
