#include "table/inflater.h"

#include <isa-l.h>
#include <zlib.h>

#include <algorithm>
#include <new>
#include <utility>

namespace vekha::table {

namespace {

constexpr std::size_t packed_block = 64 << 10;
constexpr std::size_t most_at_once = 1U << 30U;

// NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast): both libraries take unsigned bytes
std::uint8_t* unsigned_bytes(char* bytes) {
  return reinterpret_cast<std::uint8_t*>(bytes);
}
const std::uint8_t* unsigned_bytes(const char* bytes) {
  return reinterpret_cast<const std::uint8_t*>(bytes);
}
// NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)

}  // namespace

struct Inflater::Quick {
  inflate_state state;
  Quick() : state() {
    isal_inflate_init(&state);
    state.crc_flag = ISAL_DEFLATE;
  }
};

struct Inflater::Plain {
  z_stream stream{};
  Plain() {
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw std::bad_alloc();
  }
  ~Plain() { inflateEnd(&stream); }
  Plain(const Plain&) = delete;
  Plain(Plain&&) = delete;
  Plain& operator=(const Plain&) = delete;
  Plain& operator=(Plain&&) = delete;
};

Inflater::Inflater(Feed feed)
    : feed_(std::move(feed)),
      quick_(std::make_unique<Quick>()),
      packed_(std::make_unique<char[]>(packed_block)) {}

Inflater::~Inflater() = default;

bool Inflater::feed_more() {
  packed_size_ = feed_(packed_.get(), packed_block, std::exchange(from_, From::here));
  return packed_size_ > 0;
}

std::size_t Inflater::read(char* to, std::size_t room) {
  room = std::min(room, most_at_once);
  std::size_t filled = 0;
  if (quick_) filled = read_quickly(to, room);
  if (!quick_) filled += read_plainly(to + filled, room - filled);
  given_ += filled;
  return filled;
}

/// Leaves the rest to zlib when it finds a fault, by letting quick_ go.
std::size_t Inflater::read_quickly(char* to, std::size_t room) {
  inflate_state& state = quick_->state;
  state.next_out = unsigned_bytes(to);
  state.avail_out = static_cast<std::uint32_t>(room);
  while (!ended_ && state.avail_out > 0) {
    if (state.avail_in == 0 && feed_more()) {
      state.next_in = unsigned_bytes(packed_.get());
      state.avail_in = static_cast<std::uint32_t>(packed_size_);
    }
    const bool starved = state.avail_in == 0;
    const std::uint32_t before = state.avail_out;
    const int result = isal_inflate(&state);
    // Set only when no byte is held back for want of room.
    ended_ = state.block_state == ISAL_BLOCK_FINISH;
    const bool stuck = starved && state.avail_out == before;
    if (ended_ || (result >= ISAL_DECOMP_OK && !stuck)) continue;
    const std::size_t filled = room - state.avail_out;
    given_ += filled;
    quick_.reset();
    begin_again();
    given_ -= filled;
    return filled;
  }
  return room - state.avail_out;
}

/// Inflates by zlib what was given already, and forgets it.
void Inflater::begin_again() {
  plain_ = std::make_unique<Plain>();
  from_ = From::start;
  std::unique_ptr<char[]> forgotten = std::make_unique<char[]>(packed_block);
  for (std::uint64_t left = given_; left > 0;) {
    const std::size_t wanted = std::min<std::uint64_t>(left, packed_block);
    const std::size_t count = read_plainly(forgotten.get(), wanted);
    if (count < wanted) return;
    left -= count;
  }
}

/// False: there are no more packed bytes, though the stream has not ended.
bool Inflater::feed_plain() {
  if (plain_->stream.avail_in > 0) return true;
  if (!feed_more()) {
    fault_ = Fault::cut_off;
    return false;
  }
  plain_->stream.next_in = unsigned_bytes(packed_.get());
  plain_->stream.avail_in = static_cast<uInt>(packed_size_);
  return true;
}

std::size_t Inflater::read_plainly(char* to, std::size_t room) {
  z_stream& stream = plain_->stream;
  stream.next_out = unsigned_bytes(to);
  stream.avail_out = static_cast<uInt>(room);
  while (!ended_ && fault_ == Fault::none && stream.avail_out > 0 && feed_plain()) {
    const int result = ::inflate(&stream, Z_NO_FLUSH);
    if (result == Z_STREAM_END) ended_ = true;
    if (result != Z_OK && result != Z_STREAM_END) fault_ = Fault::wrong;
  }
  return room - stream.avail_out;
}

std::uint32_t crc32_of(std::uint32_t sum, const char* bytes, std::size_t size) {
  return crc32_gzip_refl(sum, unsigned_bytes(bytes), size);
}

}  // namespace vekha::table
