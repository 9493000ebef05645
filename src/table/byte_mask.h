#pragma once

#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace vekha::table {

/// A bit for each of the 64 bytes from `at` that is one of the three, the first byte lowest.
inline std::uint64_t mask_of_bytes(const char* at, char a, char b, char c) {
#if defined(__SSE2__)
  const __m128i first = _mm_set1_epi8(a);
  const __m128i second = _mm_set1_epi8(b);
  const __m128i third = _mm_set1_epi8(c);
  std::uint64_t mask = 0;
  for (int quarter = 0; quarter < 4; ++quarter) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the intrinsic takes any address
    // so
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + 16 * quarter));
    const __m128i found =
        _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, first), _mm_cmpeq_epi8(bytes, second)),
                     _mm_cmpeq_epi8(bytes, third));
    mask |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(found)))
            << (16 * quarter);
  }
  return mask;
#else
  std::uint64_t mask = 0;
  for (int i = 0; i < 64; ++i) {
    const bool found = at[i] == a || at[i] == b || at[i] == c;
    mask |= static_cast<std::uint64_t>(found) << i;
  }
  return mask;
#endif
}

}  // namespace vekha::table
