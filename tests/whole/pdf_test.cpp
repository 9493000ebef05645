#include "base/file_io.h"
#include "whole/sample_workspace.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <string>

// PDFs by the programs that are installed; where none is, the command says so.
namespace vekha::service {
namespace {

namespace fs = std::filesystem;

class Pdf : public SampleWorkspace {
 protected:
  int note(const std::string& options, const std::string& environment = "") const {
    const std::string call = environment + " '" + VEKHA_PROGRAM + "' note plan-2024 --workspace '" +
                             folder_.string() + "' " + options + " >'" + said().string() + "' 2>&1";
    const int status = std::system(call.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  fs::path out() const { return folder_ / "out.pdf"; }
  fs::path said() const { return folder_ / "said.txt"; }
  static bool installed(const char* program) {
    return std::system((std::string("command -v ") + program + " >/dev/null").c_str()) == 0;
  }
  void expect_pdf() const {
    ASSERT_TRUE(fs::exists(out())) << read_file(said());
    const std::string bytes = read_file(out());
    EXPECT_EQ(bytes.substr(0, 5), "%PDF-");
    EXPECT_GT(bytes.size(), 10'000U);
  }
};

TEST_F(Pdf, ANoteIsPrinted) {
  if (!installed("weasyprint") && !installed("chromium"))
    GTEST_SKIP() << "neither WeasyPrint nor Chromium is installed here";
  EXPECT_LE(note("--output '" + out().string() + "'"), 1);
  expect_pdf();
}

TEST_F(Pdf, AProgrammesPageIsPrinted) {
  if (!installed("chromium")) GTEST_SKIP() << "Chromium is not installed here";
  EXPECT_LE(note("--page --output '" + out().string() + "'"), 1);
  expect_pdf();
}

TEST_F(Pdf, WithoutAPrinterItSaysWhatToInstall) {
  EXPECT_EQ(note("--page --format pdf", "env PATH=/nowhere"), 2);
  EXPECT_NE(read_file(said()).find("chromium"), std::string::npos);
  EXPECT_EQ(note("--format pdf", "env PATH=/nowhere"), 2);
  EXPECT_NE(read_file(said()).find("weasyprint"), std::string::npos);
}

TEST_F(Pdf, APageIsOfTheWholeProgramme) {
  EXPECT_EQ(note("--page --section II"), 2);
  EXPECT_EQ(note("--page --format docx"), 2);
  EXPECT_LE(note("--page"), 1);
  EXPECT_NE(read_file(said()).find("<!doctype html>"), std::string::npos);
}

}  // namespace
}  // namespace vekha::service
