#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Random values and hashes of secrets. The only place of the module that names OpenSSL.
namespace vekha::access {

/// So many random bytes as base64url text without padding.
std::string random_text(std::size_t bytes);

/// «scrypt$15$8$1$<salt>$<hash>» (RFC 7914): 32 MB and some 0.1 s for each guess.
std::string hash_password(std::string_view password);
/// Takes as long whether it fits or not. False for a hash that is not ours.
bool fits_password(std::string_view password, std::string_view hash);

/// Compares without telling by the time taken where the difference lies.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace vekha::access
