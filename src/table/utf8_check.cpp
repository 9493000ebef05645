#include "table/utf8_check.h"

#include "base/text.h"

#include <cstdint>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace vekha::table {

#if defined(__x86_64__)

namespace {

// NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast): the intrinsics take any address so

/// What a pair of bytes may be guilty of, a bit each; the three tables are looked up by the first
/// byte's halves and the second one's upper half, and only what all three say is an error.
enum Guilt : std::uint8_t {
  too_short = 1 << 0,
  too_long = 1 << 1,
  overlong_3 = 1 << 2,
  too_large_1000 = 1 << 6,
  overlong_4 = 1 << 6,
  surrogate = 1 << 4,
  overlong_2 = 1 << 5,
  too_large = 1 << 3,
  two_continuations = 1 << 7,
  carry = too_short | too_long | two_continuations
};

__attribute__((target("avx2"))) inline __m256i table_of(const std::uint8_t (&values)[16]) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(&values[0])));
}

constexpr std::uint8_t first_high[16] = {too_long,
                                         too_long,
                                         too_long,
                                         too_long,
                                         too_long,
                                         too_long,
                                         too_long,
                                         too_long,
                                         two_continuations,
                                         two_continuations,
                                         two_continuations,
                                         two_continuations,
                                         too_short | overlong_2,
                                         too_short,
                                         too_short | overlong_3 | surrogate,
                                         too_short | too_large | too_large_1000 | overlong_4};

constexpr std::uint8_t beyond_4 = carry | too_large;
constexpr std::uint8_t beyond_5 = carry | too_large | too_large_1000;
constexpr std::uint8_t first_low[16] = {carry | overlong_3 | overlong_2 | overlong_4,
                                        carry | overlong_2,
                                        carry,
                                        carry,
                                        beyond_4,
                                        beyond_5,
                                        beyond_5,
                                        beyond_5,
                                        beyond_5,
                                        beyond_5,
                                        beyond_5,
                                        beyond_5,
                                        beyond_5,
                                        beyond_5 | surrogate,
                                        beyond_5,
                                        beyond_5};

constexpr std::uint8_t low_pair = too_long | overlong_2 | two_continuations;
constexpr std::uint8_t second_high[16] = {too_short,
                                          too_short,
                                          too_short,
                                          too_short,
                                          too_short,
                                          too_short,
                                          too_short,
                                          too_short,
                                          low_pair | overlong_3 | too_large_1000 | overlong_4,
                                          low_pair | overlong_3 | too_large,
                                          low_pair | surrogate | too_large,
                                          low_pair | surrogate | too_large,
                                          too_short,
                                          too_short,
                                          too_short,
                                          too_short};

/// The bytes `back` places before those of `now`, the ones beyond its front from `before`.
template <int back>
__attribute__((target("avx2"))) inline __m256i shifted(__m256i now, __m256i before) {
  return _mm256_alignr_epi8(now, _mm256_permute2x128_si256(before, now, 0x21), 16 - back);
}

__attribute__((target("avx2"))) inline __m256i upper_half(__m256i bytes) {
  return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F));
}

__attribute__((target("avx2"))) inline __m256i errors_of(__m256i now, __m256i before) {
  const __m256i previous = shifted<1>(now, before);
  const __m256i by_high = _mm256_shuffle_epi8(table_of(first_high), upper_half(previous));
  const __m256i by_low =
      _mm256_shuffle_epi8(table_of(first_low), _mm256_and_si256(previous, _mm256_set1_epi8(0x0F)));
  const __m256i by_second = _mm256_shuffle_epi8(table_of(second_high), upper_half(now));
  const __m256i special = _mm256_and_si256(_mm256_and_si256(by_high, by_low), by_second);
  // Two continuations are right after the lead of three or four bytes, and only there.
  const __m256i third =
      _mm256_subs_epu8(shifted<2>(now, before), _mm256_set1_epi8(static_cast<char>(0xE0 - 0x80)));
  const __m256i fourth =
      _mm256_subs_epu8(shifted<3>(now, before), _mm256_set1_epi8(static_cast<char>(0xF0 - 0x80)));
  const __m256i wanted =
      _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8(static_cast<char>(0x80)));
  return _mm256_xor_si256(wanted, special);
}

/// Of whole pieces of 64 bytes; a letter that the last one cuts is not looked at.
__attribute__((target("avx2"))) bool is_valid_avx2(std::string_view bytes) {
  const char* at = bytes.data();
  __m256i before = _mm256_setzero_si256();
  __m256i errors = _mm256_setzero_si256();
  bool open = false;  // the bytes before may end within a letter
  for (std::size_t i = 0; i < bytes.size(); i += 64, at += 64) {
    const __m256i first = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
    const __m256i second = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at + 32));
    const bool ascii = _mm256_movemask_epi8(_mm256_or_si256(first, second)) == 0;
    if (!ascii || open) {
      errors = _mm256_or_si256(errors, errors_of(first, before));
      errors = _mm256_or_si256(errors, errors_of(second, first));
    }
    open = !ascii;
    before = second;
  }
  return _mm256_testz_si256(errors, errors) != 0;
}

// NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80;
}

}  // namespace

bool is_utf8_fast(std::string_view bytes) {
  static const bool has_avx2 = __builtin_cpu_supports("avx2");
  constexpr std::size_t piece = 64;
  constexpr std::size_t worthwhile = 2 * piece;
  if (!has_avx2 || bytes.size() < worthwhile) return text::is_utf8(bytes);
  const std::size_t whole = bytes.size() / piece * piece;
  if (!is_valid_avx2(bytes.substr(0, whole))) return false;
  // From the start of the letter that the last piece may have cut.
  std::size_t rest = whole;
  for (std::size_t back = 0; back < 3 && is_continuation(bytes[rest - 1]); ++back)
    --rest;
  return text::is_utf8(bytes.substr(rest - 1));
}

#else

bool is_utf8_fast(std::string_view bytes) {
  return text::is_utf8(bytes);
}

#endif

}  // namespace vekha::table
