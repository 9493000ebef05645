#include "publish/signature.h"

#include "base/error.h"
#include "base/file_io.h"
#include "publish/manifest.h"
#include "publish/staging.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

namespace vekha::publish {
namespace {

namespace fs = std::filesystem;

class Signature : public testing::Test {
 protected:
  Signature() {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "site" / "releases");
    make_signing_key(key_);
  }
  ~Signature() override { fs::remove_all(folder_); }

  fs::path publish(const SigningKey* key) const {
    const SiteFolder site(folder_ / "site");
    const SiteLock lock(site.path(), 1);
    Staging staging(site);
    staging.write("index.html", "one");
    return site.release_path(staging.commit("2024-07-01-aa", {.key = key}).name);
  }
  PublicKey public_key(const std::string& name = "office.key.pub") const {
    return {read_file(folder_ / name), folder_ / name};
  }
  static std::vector<std::string> codes(const Problems& problems) {
    std::vector<std::string> all;
    for (const Problem& problem : problems)
      all.push_back(problem.code);
    return all;
  }

  const fs::path folder_ =
      fs::temp_directory_path() / ("vekha signature " + std::to_string(::getpid()));
  const fs::path key_ = folder_ / "office.key";
};

TEST_F(Signature, ProvesThatTheOfficeMadeTheRelease) {
  const SigningKey key(key_);
  const fs::path release = publish(&key);
  EXPECT_TRUE(verify(release, public_key()).empty());
  EXPECT_TRUE(verify(release).empty()) << "the signature is no file too many";
  EXPECT_TRUE(looks_untouched(release));
}

TEST_F(Signature, DoesNotFitAReplacedManifestAnotherKeyOrNone) {
  const SigningKey key(key_);
  const fs::path release = publish(&key);
  make_signing_key(folder_ / "other.key");
  EXPECT_THAT(codes(verify(release, public_key("other.key.pub"))),
              testing::ElementsAre("signature_wrong"));
  std::ofstream(release / "index.html") << "two";
  std::ofstream(release / manifest_name) << to_text(manifest_of(release));
  EXPECT_TRUE(verify(release).empty()) << "the manifest alone would believe it";
  EXPECT_THAT(codes(verify(release, public_key())), testing::ElementsAre("signature_wrong"));
  fs::remove(release / signature_name);
  EXPECT_THAT(codes(verify(release, public_key())), testing::ElementsAre("signature_wrong"));
}

TEST_F(Signature, IsWhatOpensslChecks) {
  const SigningKey key(key_);
  const fs::path release = publish(&key);
  const auto openssl = [&](const std::string& public_file) {
    const std::string call = "openssl pkeyutl -verify -pubin -inkey '" +
                             (folder_ / public_file).string() + "' -rawin -in '" +
                             (release / manifest_name).string() + "' -sigfile '" +
                             (release / signature_name).string() + "' >/dev/null 2>&1";
    return std::system(call.c_str()) == 0;
  };
  if (std::system("openssl version >/dev/null 2>&1") != 0) GTEST_SKIP() << "no openssl here";
  EXPECT_TRUE(openssl("office.key.pub"));
  make_signing_key(folder_ / "other.key");
  EXPECT_FALSE(openssl("other.key.pub"));
}

TEST_F(Signature, TheSameReleaseSignedIsAnotherFolder) {
  const SigningKey key(key_);
  const fs::path first = publish(nullptr);
  EXPECT_NE(publish(&key), first);
  EXPECT_EQ(publish(&key).filename(), "2024-07-01-aa-2") << "and is kept the next time";
}

TEST_F(Signature, TheKeyIsForItsOwnerAloneAndNeverOverwritten) {
  struct stat status{};
  ASSERT_EQ(::stat(key_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  EXPECT_THROW(make_signing_key(key_), InputError);
  ::chmod(key_.c_str(), 0644);
  EXPECT_THROW(const SigningKey key(key_), InputError);
  std::ofstream(folder_ / "no.key") << "text";
  ::chmod((folder_ / "no.key").c_str(), 0600);
  EXPECT_THROW(const SigningKey key(folder_ / "no.key"), InputError);
}

}  // namespace
}  // namespace vekha::publish
