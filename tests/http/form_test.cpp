#include "http/form.h"

#include "base/file_io.h"
#include "http/errors.h"
#include "http/problem_document.h"

#include <gtest/gtest.h>
#include <unistd.h>

namespace vekha::http {
namespace {

namespace fs = std::filesystem;

class TextBody : public Body {
 public:
  explicit TextBody(std::string text) : text_(std::move(text)) {}
  std::size_t read(char* buffer, std::size_t size) override {
    const std::size_t count = std::min(size, std::min<std::size_t>(text_.size() - position_, 7));
    std::copy_n(text_.data() + position_, count, buffer);
    position_ += count;
    return count;
  }

 private:
  std::string text_;
  std::size_t position_ = 0;
};

class FormTest : public testing::Test {
 protected:
  FormTest() { fs::create_directories(folder_); }
  ~FormTest() override { fs::remove_all(folder_); }

  Form read(const std::string& body, const std::string& type = "multipart/form-data; boundary=zz") {
    TextBody text(body);
    Request request;
    request.headers.add("Content-Type", type);
    request.body = &text;
    return read_form(
        request, {.folder = folder_, .largest_file = 1000, .most_files = 2, .largest_field = 50});
  }
  std::size_t left_files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }

  const fs::path folder_ = fs::temp_directory_path() / ("vekha form " + std::to_string(::getpid()));
};

std::string part(const std::string& disposition, const std::string& content) {
  return "--zz\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
}

TEST_F(FormTest, StreamsFilesToDiskAndReadsFields) {
  {
    const Form form =
        read(part("name=\"kind\"", "выгрузка") +
             part("name=\"file\"; filename=\"отчёт за май.csv\"", "a;b\r\n--z\r\n1;2\r\n") +
             "--zz--\r\n");
    EXPECT_EQ(value_of(form.fields, "kind"), "выгрузка");
    ASSERT_EQ(form.files.size(), 1U);
    EXPECT_EQ(form.files[0].file_name(), "отчёт за май.csv");
    EXPECT_EQ(read_file(form.files[0].path()), "a;b\r\n--z\r\n1;2\r\n");
    EXPECT_EQ(form.files[0].size(), 15U);
  }
  EXPECT_EQ(left_files(), 0U) << "a file that nobody kept stays on the disk";
}

TEST_F(FormTest, AnUploadOverItsLimitIsRefusedAndLeavesNothing) {
  EXPECT_THROW(
      read(part("name=\"file\"; filename=\"a.csv\"", std::string(2000, 'x')) + "--zz--\r\n"),
      TooLarge);
  EXPECT_THROW(read(part("name=\"a\"", std::string(100, 'x')) + "--zz--\r\n"), TooLarge);
  const std::string file = part("name=\"f\"; filename=\"a\"", "x");
  EXPECT_THROW(read(file + file + file + "--zz--\r\n"), TooLarge);
  EXPECT_EQ(left_files(), 0U);
}

TEST_F(FormTest, ACutFormIsRefusedAndLeavesNothing) {
  const std::string whole = part("name=\"file\"; filename=\"a.csv\"", "0123456789") + "--zz--\r\n";
  for (std::size_t size = 0; size + 4 < whole.size(); ++size) {
    EXPECT_THROW(read(whole.substr(0, size)), BrokenBody) << size;
  }
  EXPECT_EQ(left_files(), 0U);
}

TEST_F(FormTest, OtherTypesAreRefused) {
  for (const char* type :
       {"", "text/plain", "multipart/form-data", "multipart/form-data; boundary="})
    EXPECT_THROW(read("x", type), FaultError) << type;
  EXPECT_EQ(
      value_of(read("a=1&b=%20", "application/x-www-form-urlencoded; charset=utf-8").fields, "b"),
      " ");
}

TEST(PlainFileName, LeavesNoWayOutOfTheFolder) {
  EXPECT_EQ(plain_file_name("../../etc/passwd"), "passwd");
  EXPECT_EQ(plain_file_name("C:\\Users\\x\\Отчёт.xlsx"), "Отчёт.xlsx");
  EXPECT_EQ(plain_file_name("..."), "");
  EXPECT_EQ(plain_file_name(".htaccess"), "htaccess");
  EXPECT_EQ(plain_file_name("~$план.xlsx"), "$план.xlsx");
  EXPECT_EQ(plain_file_name(std::string("a\0b\n.csv", 8)), "ab.csv");
  EXPECT_EQ(plain_file_name("\xFF\xFE.csv"), "csv");
  EXPECT_EQ(plain_file_name("отчёт\u202Evsc.exe"), "отчётvsc.exe");
  EXPECT_EQ(plain_file_name(std::string(300, 'a') + ".csv").size(), 120U);
}

}  // namespace
}  // namespace vekha::http
