#include "table/tag_search.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace vekha::table {

std::uint64_t openings_of(const char* at) {
  std::uint64_t mask = 0;
#if defined(__SSE2__)
  // NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast): the intrinsics take any address so
  const __m128i open = _mm_set1_epi8('<');
  const __m128i row = _mm_set1_epi8('r');
  const __m128i merge = _mm_set1_epi8('m');
  for (int quarter = 0; quarter < 4; ++quarter, at += 16) {
    const __m128i before = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at - 1));
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i letter = _mm_or_si128(_mm_cmpeq_epi8(bytes, row), _mm_cmpeq_epi8(bytes, merge));
    const __m128i found = _mm_and_si128(_mm_cmpeq_epi8(before, open), letter);
    mask |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(found)))
            << (16 * quarter);
  }
  // NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)
#else
  for (int i = 0; i < 64; ++i) {
    const bool found = at[i - 1] == '<' && (at[i] == 'r' || at[i] == 'm');
    mask |= static_cast<std::uint64_t>(found) << i;
  }
#endif
  return mask;
}

}  // namespace vekha::table
