#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace vekha::publish {

/// Name of the signature's file: 64 bytes, Ed25519 (RFC 8032) over the bytes of the manifest.
inline constexpr std::string_view signature_name = "manifest.sha256.sig";

/// The office's private key: PKCS #8 in PEM, as «openssl genpkey -algorithm ed25519» writes it.
class SigningKey {
 public:
  /// InputError when the file can't be read, holds no Ed25519 key, or may be read by others.
  explicit SigningKey(const std::filesystem::path& file);
  ~SigningKey();
  SigningKey(const SigningKey&) = delete;
  SigningKey& operator=(const SigningKey&) = delete;

  /// The same bytes give the same signature.
  std::string sign(std::string_view bytes) const;
  std::string public_pem() const;

 private:
  struct Key;
  std::unique_ptr<Key> key_;
};

/// Makes a new key: `file` (rights 0600) and «file.pub». InputError when either exists already.
void make_signing_key(const std::filesystem::path& file);

/// Whether `signature` is that of `bytes` by the key of `public_pem`. InputError when the PEM holds
/// no Ed25519 key; `file` is its name for the message.
bool is_signed(std::string_view bytes, std::string_view signature, const std::string& public_pem,
               const std::filesystem::path& file);

}  // namespace vekha::publish
