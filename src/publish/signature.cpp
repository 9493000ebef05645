#include "publish/signature.h"

#include "base/error.h"
#include "base/file_io.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace vekha::publish {

namespace fs = std::filesystem;

namespace {

struct FreeKey {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
using Pkey = std::unique_ptr<EVP_PKEY, FreeKey>;

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

struct FreeBio {
  void operator()(BIO* bio) const { BIO_free(bio); }
};
using Bio = std::unique_ptr<BIO, FreeBio>;

constexpr std::size_t signature_bytes = 64;

InputError no_key(const fs::path& file, const Words& found) {
  return InputError(
      {.place = {.file = file.string()},
       .code = "signing_key",
       .text = found,
       .advice = {"сделайте ключ командой «vekha key ФАЙЛ»", "make a key with «vekha key FILE»"}});
}

Bio reading(const std::string& text) {
  return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

std::string written(BIO* bio) {
  char* data = nullptr;
  const auto size = BIO_get_mem_data(bio, &data);
  return {data, static_cast<std::size_t>(size)};
}

bool is_ed25519(const Pkey& key) {
  return key && EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_ED25519;
}

const unsigned char* octets(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());  // OpenSSL's own type for bytes
}

std::string public_text(EVP_PKEY* key) {
  const Bio out(BIO_new(BIO_s_mem()));
  PEM_write_bio_PUBKEY(out.get(), key);
  return written(out.get());
}

void write_new_file(const fs::path& file, const std::string& text, mode_t rights) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, rights);
  const bool whole = descriptor >= 0 && ::write(descriptor, text.data(), text.size()) ==
                                            static_cast<ssize_t>(text.size());
  const int error = errno;
  if (descriptor >= 0) ::close(descriptor);
  if (whole) return;
  const std::string why = std::generic_category().message(error);
  throw InputError({.place = {.file = file.string()},
                    .code = "signing_key_not_written",
                    .text = {"ключ не записан: " + why, "the key was not written: " + why},
                    .advice = {"назовите новый файл в папке, куда можно писать; прежний ключ не "
                               "перезаписывается",
                               "name a new file in a folder that can be written; a key is never "
                               "overwritten"}});
}

}  // namespace

struct SigningKey::Key {
  Pkey pkey;
};

SigningKey::SigningKey(const fs::path& file) : key_(std::make_unique<Key>()) {
  struct stat status{};
  constexpr mode_t others = 0007;
  if (::stat(file.c_str(), &status) == 0 && (status.st_mode & others) != 0) {
    throw InputError(
        {.place = {.file = file.string()},
         .code = "signing_key_open",
         .text = {"закрытый ключ может читать кто угодно", "anybody may read the private key"},
         .advice = {"chmod 600 этому файлу", "chmod 600 that file"}});
  }
  const std::string text = read_file(file);
  key_->pkey.reset(PEM_read_bio_PrivateKey(reading(text).get(), nullptr, nullptr, nullptr));
  if (!is_ed25519(key_->pkey)) {
    throw no_key(file, {"в файле нет закрытого ключа Ed25519", "no private Ed25519 key in it"});
  }
}

SigningKey::~SigningKey() = default;

std::string SigningKey::sign(std::string_view bytes) const {
  const Context context(EVP_MD_CTX_new());
  std::string signature(signature_bytes, '\0');
  std::size_t size = signature.size();
  auto* out = reinterpret_cast<unsigned char*>(signature.data());
  const bool done =
      EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_->pkey.get()) == 1 &&
      EVP_DigestSign(context.get(), out, &size, octets(bytes), bytes.size()) == 1;
  if (!done) throw std::runtime_error("Ed25519: signing failed");
  return signature;
}

std::string SigningKey::public_pem() const {
  return public_text(key_->pkey.get());
}

void make_signing_key(const fs::path& file) {
  const Pkey key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
  if (!key) throw std::runtime_error("Ed25519: no key was made");
  const Bio out(BIO_new(BIO_s_mem()));
  PEM_write_bio_PKCS8PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  const fs::path beside = file.string() + ".pub";
  write_new_file(file, written(out.get()), 0600);
  write_new_file(beside, public_text(key.get()), 0644);
}

bool is_signed(std::string_view bytes, std::string_view signature, const std::string& public_pem,
               const fs::path& file) {
  const Pkey key(PEM_read_bio_PUBKEY(reading(public_pem).get(), nullptr, nullptr, nullptr));
  if (!is_ed25519(key)) {
    throw no_key(file, {"в файле нет открытого ключа Ed25519", "no public Ed25519 key in it"});
  }
  const Context context(EVP_MD_CTX_new());
  return EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
         EVP_DigestVerify(context.get(), octets(signature), signature.size(), octets(bytes),
                          bytes.size()) == 1;
}

}  // namespace vekha::publish
