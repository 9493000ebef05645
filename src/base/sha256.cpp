#include "base/sha256.h"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace vekha {

namespace {

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

struct FreeDigest {
  void operator()(EVP_MD* digest) const { EVP_MD_free(digest); }
};

// Fetched once: to look it up for each text costs more than to hash a short one.
const EVP_MD* digest() {
  static const std::unique_ptr<EVP_MD, FreeDigest> fetched(
      EVP_MD_fetch(nullptr, "SHA256", nullptr));
  return fetched.get();
}

void start(EVP_MD_CTX* context) {
  if (EVP_DigestInit_ex(context, digest(), nullptr) != 1)
    throw std::runtime_error("libcrypto offers no SHA-256");
}

std::string finished(EVP_MD_CTX* context) {
  std::array<unsigned char, 32> bytes{};
  unsigned length = 0;
  EVP_DigestFinal_ex(context, bytes.data(), &length);
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * bytes.size());
  for (const unsigned char byte : bytes) {
    text.push_back(digits[byte >> 4U]);
    text.push_back(digits[byte & 15U]);
  }
  return text;
}

}  // namespace

struct Sha256::State {
  Context context{EVP_MD_CTX_new()};
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  start(state_->context.get());
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(std::string_view bytes) {
  EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size());
}

std::string Sha256::hex() {
  return finished(state_->context.get());
}

std::string sha256_hex(std::string_view bytes) {
  thread_local const Context context(EVP_MD_CTX_new());
  start(context.get());
  EVP_DigestUpdate(context.get(), bytes.data(), bytes.size());
  return finished(context.get());
}

}  // namespace vekha
