#include "access/secrets.h"

#include "base/text.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <vector>

namespace vekha::access {

namespace {

constexpr std::string_view letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t salt_bytes = 16;
constexpr std::size_t hash_bytes = 32;
constexpr unsigned cost_log = 15;
constexpr std::uint64_t block_size = 8;
constexpr std::uint64_t memory_limit = 64UL << 20U;

using Bytes = std::vector<unsigned char>;

std::string to_base64url(const Bytes& bytes) {
  std::string text;
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (const unsigned char byte : bytes) {
    bits = (bits << 8U) | byte;
    held += 8;
    while (held >= 6) {
      held -= 6;
      text.push_back(letters[(bits >> held) & 63U]);
    }
  }
  if (held > 0) text.push_back(letters[(bits << (6 - held)) & 63U]);
  return text;
}

Bytes random_bytes(std::size_t count) {
  Bytes bytes(count);
  if (RAND_bytes(bytes.data(), static_cast<int>(count)) != 1)
    throw std::runtime_error("the system gives no random numbers");
  return bytes;
}

std::string scrypt(std::string_view password, std::string_view salt, unsigned log) {
  Bytes hash(hash_bytes);
  const int done = EVP_PBE_scrypt(
      password.data(), password.size(), reinterpret_cast<const unsigned char*>(salt.data()),
      salt.size(), std::uint64_t{1} << log, block_size, 1, memory_limit, hash.data(), hash.size());
  if (done != 1) throw std::runtime_error("scrypt failed: out of memory?");
  return to_base64url(hash);
}

}  // namespace

std::string random_text(std::size_t bytes) {
  return to_base64url(random_bytes(bytes));
}

std::string hash_password(std::string_view password) {
  const std::string salt = random_text(salt_bytes);
  return "scrypt$" + std::to_string(cost_log) + "$" + std::to_string(block_size) + "$1$" + salt +
         "$" + scrypt(password, salt, cost_log);
}

bool fits_password(std::string_view password, std::string_view hash) {
  const std::vector<std::string> parts = text::split(hash, '$');
  const bool ours = parts.size() == 6 && parts[0] == "scrypt" &&
                    parts[1] == std::to_string(cost_log) &&
                    parts[2] == std::to_string(block_size) && parts[3] == "1";
  // Also without a hash to compare with: a name that is not there must take as long as a wrong
  // password.
  const std::string salt = ours ? parts[4] : std::string(22, 'A');
  const bool equal = equal_in_constant_time(scrypt(password, salt, cost_log), ours ? parts[5] : "");
  return ours && equal;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace vekha::access
