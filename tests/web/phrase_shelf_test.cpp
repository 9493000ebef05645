#include "web/phrase_shelf.h"

#include "base/file_io.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <string>

namespace vekha::web {
namespace {

namespace fs = std::filesystem;

class PhraseShelfTest : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "phrases");
    say("до");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void say(const std::string& word) {
    write_file_atomically(folder_ / "phrases" / "words.ru.toml", "word = \"" + word + "\"\n");
    // Times of files may be coarser than a test is quick.
    fs::last_write_time(folder_ / "phrases" / "words.ru.toml",
                        fs::file_time_type(std::chrono::seconds(++seconds_)));
  }

  const fs::path folder_ =
      fs::temp_directory_path() / ("vekha phrase shelf " + std::to_string(::getpid()));
  int seconds_ = 1'700'000'000;
};

TEST_F(PhraseShelfTest, ReadsOnceAndAgainWhenAFileHasChanged) {
  const report::Templates templates({folder_});
  const PhraseShelf shelf;
  const auto first = shelf.get(templates, Language::russian);
  EXPECT_EQ(shelf.get(templates, Language::russian), first) << "the same object: not read again";
  say("на");  // as long as before
  const auto second = shelf.get(templates, Language::russian);
  EXPECT_EQ(second->text("word"), "на");
  EXPECT_EQ(first->text("word"), "до") << "who holds the old ones keeps them";
}

TEST_F(PhraseShelfTest, KeepsEachLanguageByItself) {
  write_file_atomically(folder_ / "phrases" / "words.en.toml", "word = \"word\"\n");
  const report::Templates templates({folder_});
  const PhraseShelf shelf;
  EXPECT_EQ(shelf.get(templates, Language::english)->text("word"), "word");
  EXPECT_EQ(shelf.get(templates, Language::russian)->text("word"), "до");
}

}  // namespace
}  // namespace vekha::web
