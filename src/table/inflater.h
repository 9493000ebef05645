#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

namespace vekha::table {

/// Inflates one raw deflate stream (RFC 1951) block by block. ISA-L does it, two to three times as
/// fast as zlib; what ISA-L takes for wrong is begun again by zlib, whose word is final.
class Inflater {
 public:
  /// Fills at most `room` packed bytes and says how many; 0: there are no more. `again`: from the
  /// first one on.
  enum class From : std::uint8_t { here, start };
  using Feed = std::function<std::size_t(char* to, std::size_t room, From from)>;

  explicit Inflater(Feed feed);
  ~Inflater();
  Inflater(const Inflater&) = delete;
  Inflater(Inflater&&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  Inflater& operator=(Inflater&&) = delete;

  enum class Fault : std::uint8_t { none, wrong, cut_off };
  /// Fills `room` bytes, fewer at the stream's end or at a fault.
  std::size_t read(char* to, std::size_t room);
  Fault fault() const { return fault_; }

 private:
  struct Quick;
  struct Plain;

  std::size_t read_quickly(char* to, std::size_t room);
  std::size_t read_plainly(char* to, std::size_t room);
  void begin_again();
  bool feed_more();
  bool feed_plain();

  Feed feed_;
  std::unique_ptr<Quick> quick_;
  std::unique_ptr<Plain> plain_;
  std::unique_ptr<char[]> packed_;
  std::size_t packed_size_ = 0;
  From from_ = From::here;
  std::uint64_t given_ = 0;
  bool ended_ = false;
  Fault fault_ = Fault::none;
};

/// The checksum of ZIP (CRC-32 of ISO 3309) going on from `sum`; 0 before the first byte.
std::uint32_t crc32_of(std::uint32_t sum, const char* bytes, std::size_t size);

}  // namespace vekha::table
