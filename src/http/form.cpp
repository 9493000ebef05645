#include "http/form.h"

#include "base/error.h"
#include "base/text.h"
#include "http/errors.h"
#include "http/problem_document.h"

#include <Poco/Exception.h>
#include <Poco/MemoryStream.h>
#include <Poco/Net/MessageHeader.h>
#include <Poco/Net/NameValueCollection.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace vekha::http {

namespace {

ServiceError cannot_store(int error) {
  const std::string why = std::strerror(error);
  return ServiceError(
      {.place = {},
       .code = "upload_not_stored",
       .text = {"файл не записать: " + why, "can't store the file: " + why},
       .advice = {"освободите место на диске сервера", "free space on the server's disk"}});
}

// Takes a multipart body apart. Poco's reader takes the end of the body for the end of a part, so
// that a cut upload looks whole; here only a boundary ends one.
class MultipartForm {
 public:
  MultipartForm(Request& request, const FormRules& rules, const std::string& boundary)
      : rules_(rules), body_(*request.body), delimiter_("\r\n--" + boundary) {}

  Form read() {
    each_piece([](std::string_view) {});  // what stands before the first boundary
    while (!is_last())
      read_part(header_of_part());
    return std::move(form_);
  }

 private:
  using Header = Poco::Net::MessageHeader;

  void fill() {
    std::array<char, 16384> piece{};
    const std::size_t count = body_.read(piece.data(), piece.size());
    if (count == 0) throw BrokenBody("the form is cut short");
    buffer_.append(piece.data(), count);
  }

  // Behind a boundary: two hyphens end the form, a line break begins a part.
  bool is_last() {
    while (buffer_.size() < 2)
      fill();
    const std::string mark = buffer_.substr(0, 2);
    if (mark != "--" && mark != "\r\n") throw BrokenBody("a boundary of the form is ill-formed");
    if (mark == "\r\n") buffer_.erase(0, 2);
    return mark == "--";
  }

  Header header_of_part() {
    constexpr std::size_t longest_header = 8192;
    std::size_t end = 0;
    while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
      if (buffer_.size() > longest_header) throw TooLarge();
      fill();
    }
    Header header;
    header.setFieldLimit(16);
    try {
      Poco::MemoryInputStream in(buffer_.data(), static_cast<std::streamsize>(end + 2));
      header.read(in);
    } catch (const Poco::Exception& error) {
      throw BrokenBody(error.displayText());
    }
    buffer_.erase(0, end + 4);
    return header;
  }

  void read_part(const Header& header) {
    Poco::Net::NameValueCollection parameters;
    std::string disposition;
    Header::splitParameters(header.get("Content-Disposition", ""), disposition, parameters);
    const std::string field = parameters.get("name", "");
    if (parameters.has("filename")) {
      read_file(field, parameters.get("filename"));
    } else {
      read_field(field);
    }
  }

  void read_file(const std::string& field, const std::string& name) {
    if (form_.files.size() >= rules_.most_files) throw TooLarge();
    std::string pattern = (rules_.folder / "upload-XXXXXX").string();
    const int descriptor = ::mkostemp(pattern.data(), O_CLOEXEC);
    if (descriptor < 0) throw cannot_store(errno);
    ::close(descriptor);
    FormFile file(field, plain_file_name(name), pattern);
    each_piece([&](std::string_view piece) {
      if (file.size() + piece.size() > rules_.largest_file) throw TooLarge(rules_.largest_file);
      file.write(piece);
    });
    file.finish();
    if (!name.empty()) form_.files.push_back(std::move(file));
  }

  void read_field(const std::string& field) {
    if (form_.fields.size() >= rules_.most_fields) throw TooLarge();
    std::string value;
    each_piece([&](std::string_view piece) {
      if (value.size() + piece.size() > rules_.largest_field) throw TooLarge(rules_.largest_field);
      value.append(piece);
    });
    form_.fields.emplace_back(field, std::move(value));
  }

  // Hands over all up to the next boundary and takes that away.
  template <typename Take>
  void each_piece(Take take) {
    while (true) {
      const std::size_t end = buffer_.find(delimiter_);
      if (end != std::string::npos) {
        take(std::string_view(buffer_).substr(0, end));
        buffer_.erase(0, end + delimiter_.size());
        return;
      }
      if (buffer_.size() > delimiter_.size()) {
        const std::size_t sure = buffer_.size() - delimiter_.size();
        take(std::string_view(buffer_).substr(0, sure));
        buffer_.erase(0, sure);
      }
      fill();
    }
  }

  const FormRules& rules_;
  Body& body_;
  std::string delimiter_;
  std::string buffer_ = "\r\n";  // the first boundary may stand at the very start
  Form form_;
};

}  // namespace

FormFile::FormFile(std::string field, std::string file_name, std::filesystem::path path)
    : field_(std::move(field)),
      file_name_(std::move(file_name)),
      path_(std::move(path)),
      descriptor_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) {
  if (descriptor_ < 0) throw cannot_store(errno);
}

FormFile::FormFile(FormFile&& other) noexcept
    : field_(std::move(other.field_)),
      file_name_(std::move(other.file_name_)),
      path_(std::exchange(other.path_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_) {}

FormFile::~FormFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!path_.empty()) ::unlink(path_.c_str());
}

void FormFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw cannot_store(errno);
    bytes.remove_prefix(static_cast<std::size_t>(count));
    size_ += static_cast<std::uint64_t>(count);
  }
}

void FormFile::finish() {
  if (::fsync(descriptor_) != 0) throw cannot_store(errno);
  ::close(std::exchange(descriptor_, -1));
}

void FormFile::keep_as(const std::filesystem::path& path) {
  ::chmod(path_.c_str(), 0644);
  if (::rename(path_.c_str(), path.c_str()) != 0) throw cannot_store(errno);
  path_.clear();
}

Form read_form(Request& request, const FormRules& rules) {
  std::string type;
  Poco::Net::NameValueCollection parameters;
  Poco::Net::MessageHeader::splitParameters(request.headers.get("Content-Type"), type, parameters);
  if (same_name(type, "application/x-www-form-urlencoded")) {
    Form form{.fields = parse_form(read_all(*request.body, rules.largest_field))};
    if (form.fields.size() > rules.most_fields) throw TooLarge();
    return form;
  }
  const std::string boundary = parameters.get("boundary", "");
  if (same_name(type, "multipart/form-data") && !boundary.empty() && boundary.size() <= 70)
    return MultipartForm(request, rules, boundary).read();
  throw FaultError({.status = 415,
                    .code = "form_expected",
                    .title = {"Ожидается форма", "A form is expected"},
                    .detail = {"пришлите multipart/form-data или application/x-www-form-urlencoded",
                               "send multipart/form-data or application/x-www-form-urlencoded"}});
}

std::string plain_file_name(std::string_view name) {
  constexpr std::size_t longest = 120;
  const std::size_t slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  std::u32string plain;
  for (const char32_t c : text::decode(name)) {
    const bool forbidden = c < U' ' || (c >= 0x7F && c < 0xA0) || c == 0xFFFD ||
                           std::u32string_view(U"<>:\"|?*%").find(c) != std::u32string_view::npos ||
                           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (!forbidden) plain.push_back(c);
  }
  while (!plain.empty() &&
         (plain.front() == U'.' || plain.front() == U'~' || text::is_blank(plain.front())))
    plain.erase(0, 1);
  while (!plain.empty() && (plain.back() == U'.' || text::is_blank(plain.back())))
    plain.pop_back();
  if (plain.size() > longest) plain.erase(0, plain.size() - longest);  // keeps the ending
  return text::encode(plain);
}

}  // namespace vekha::http
