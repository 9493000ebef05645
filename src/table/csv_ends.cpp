#include "table/csv_ends.h"

#include <bit>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace vekha::table {

namespace {

/// A loop over the bits alone would be predicted wrongly at each block; most blocks have at most
/// four finds, which are written without a question.
inline std::size_t write_offsets(std::uint64_t mask, std::uint32_t base, std::uint32_t* out) {
  const auto count = static_cast<std::size_t>(std::popcount(mask));
  for (std::size_t i = 0; i < 4; ++i) {
    out[i] = base + static_cast<std::uint32_t>(std::countr_zero(mask));
    mask &= mask - 1;
  }
  if (count <= 4) return count;
  for (std::size_t i = 4; i < 8; ++i) {
    out[i] = base + static_cast<std::uint32_t>(std::countr_zero(mask));
    mask &= mask - 1;
  }
  for (std::size_t i = 8; i < count; ++i) {
    out[i] = base + static_cast<std::uint32_t>(std::countr_zero(mask));
    mask &= mask - 1;
  }
  return count;
}

std::uint64_t mask_of_any(const char* at, char delimiter) {
  std::uint64_t mask = 0;
  for (int i = 0; i < 64; ++i) {
    const bool found = at[i] == delimiter || at[i] == '\n' || at[i] == '\r';
    mask |= static_cast<std::uint64_t>(found) << i;
  }
  return mask;
}

std::size_t find_plainly(const char* at, std::size_t blocks, char delimiter, std::uint32_t* out) {
  std::size_t count = 0;
  for (std::size_t block = 0; block < blocks; ++block) {
    count += write_offsets(mask_of_any(at + 64 * block, delimiter),
                           static_cast<std::uint32_t>(64 * block), out + count);
  }
  return count;
}

#if defined(__x86_64__)

// NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast): the intrinsics take any address so

__attribute__((target("avx2,bmi,popcnt"))) std::size_t find_with_avx2(const char* at,
                                                                      std::size_t blocks,
                                                                      char delimiter,
                                                                      std::uint32_t* out) {
  const __m256i wanted = _mm256_set1_epi8(delimiter);
  const __m256i line_feeds = _mm256_set1_epi8('\n');
  const __m256i returns = _mm256_set1_epi8('\r');
  const auto half_mask = [&](const char* half) __attribute__((target("avx2"))) {
    const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(half));
    const __m256i lines =
        _mm256_or_si256(_mm256_cmpeq_epi8(bytes, line_feeds), _mm256_cmpeq_epi8(bytes, returns));
    const __m256i found = _mm256_or_si256(_mm256_cmpeq_epi8(bytes, wanted), lines);
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(found)));
  };
  std::size_t count = 0;
  for (std::size_t block = 0; block < blocks; ++block, at += 64) {
    const std::uint64_t mask = half_mask(at) | half_mask(at + 32) << 32;
    count += write_offsets(mask, static_cast<std::uint32_t>(64 * block), out + count);
  }
  return count;
}

// NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)

#endif

}  // namespace

std::size_t find_csv_ends(const char* at, std::size_t blocks, char delimiter, std::uint32_t* out) {
#if defined(__x86_64__)
  static const bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                               __builtin_cpu_supports("popcnt");
  if (has_avx2) return find_with_avx2(at, blocks, delimiter, out);
#endif
  return find_plainly(at, blocks, delimiter, out);
}

}  // namespace vekha::table
