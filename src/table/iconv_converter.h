#pragma once

#include "table/byte_source.h"

#include <optional>
#include <string>
#include <string_view>

namespace vekha::table {

/// Recodes bytes to UTF-8 with the system's iconv.
class IconvConverter {
 public:
  /// nullopt when iconv does not know the encoding.
  static std::optional<IconvConverter> open(const std::string& encoding);
  ~IconvConverter();
  IconvConverter(IconvConverter&& other) noexcept;
  IconvConverter& operator=(IconvConverter&&) = delete;
  IconvConverter(const IconvConverter&) = delete;
  IconvConverter& operator=(const IconvConverter&) = delete;

  enum class Result { done, incomplete, wrong };
  /// Appends what could be recoded and cuts it off `bytes`; incomplete: a character's end is
  /// missing.
  Result convert(std::string_view& bytes, std::string& out);

 private:
  explicit IconvConverter(void* handle) : handle_(handle) {}
  void* handle_;
};

/// A source recoded as a whole; a wrong byte becomes U+FFFD.
class IconvSource final : public ByteSource {
 public:
  /// `source` must outlive this.
  IconvSource(ByteSource& source, IconvConverter converter)
      : source_(&source), converter_(std::move(converter)) {}
  std::size_t read(char* to, std::size_t room) override;

 private:
  void recode();

  ByteSource* source_;
  IconvConverter converter_;
  std::string raw_;
  std::string ready_;
  std::size_t given_ = 0;
  bool ended_ = false;
};

}  // namespace vekha::table
