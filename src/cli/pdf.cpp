#include "cli/pdf.h"

#include "base/error.h"
#include "base/file_io.h"
#include "cli/arguments.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace vekha::cli {

namespace fs = std::filesystem;

namespace {

constexpr unsigned most_seconds = 120;

// The program of that name in the folders of PATH.
std::optional<fs::path> program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? "" : path;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    fs::path file = fs::path(rest.substr(0, end)) / name;
    if (end > 0 && ::access(file.c_str(), X_OK) == 0) return file;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return std::nullopt;
}

struct Printer {
  fs::path file;
  bool chromium = false;
};

std::optional<Printer> find_printer(PdfOf what) {
  // WeasyPrint 57 draws the site's charts black: it knows no custom properties within SVG
  if (what == PdfOf::note) {
    if (const auto file = program("weasyprint")) return Printer{*file, false};
  }
  for (const char* name : {"chromium", "chromium-browser", "google-chrome"}) {
    if (const auto file = program(name)) return Printer{*file, true};
  }
  return std::nullopt;
}

// A folder of its own, removed with what is in it.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "vekha-pdf-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~Folder() {
    std::error_code error;
    if (!path_.empty()) fs::remove_all(path_, error);
  }
  Folder(const Folder&) = delete;
  Folder(Folder&&) = delete;
  Folder& operator=(const Folder&) = delete;
  Folder& operator=(Folder&&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::vector<std::string> call_of(const Printer& printer, const fs::path& folder) {
  const std::string page = (folder / "note.html").string();
  const std::string out = (folder / "note.pdf").string();
  if (!printer.chromium) return {printer.file.string(), "--quiet", page, out};
  std::vector<std::string> call = {printer.file.string(),
                                   "--headless",
                                   "--disable-gpu",
                                   "--disable-quic",
                                   "--no-first-run",
                                   "--disable-background-networking",
                                   "--disable-component-update",
                                   "--disable-sync",
                                   "--user-data-dir=" + (folder / "profile").string(),
                                   "--no-pdf-header-footer",
                                   "--print-to-pdf=" + out};
  if (::geteuid() == 0) call.emplace_back("--no-sandbox");  // its sandbox refuses root
  call.push_back("file://" + page);
  return call;
}

int run(const std::vector<std::string>& call) {
  std::vector<char*> arguments;
  arguments.reserve(call.size() + 1);
  for (const std::string& argument : call)
    arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    ::dup2(nowhere, STDOUT_FILENO);
    ::dup2(nowhere, STDERR_FILENO);
    ::alarm(most_seconds);  // kept over exec
    ::execv(arguments.front(), arguments.data());
    ::_exit(127);
  }
  int status = 0;
  while (child > 0 && ::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return child < 0 ? -1 : status;
}

UsageError no_printer(PdfOf what) {
  if (what == PdfOf::page) {
    return UsageError(
        {"для PDF страницы программы нужен Chromium, а его здесь нет; установите пакет "
         "chromium или возьмите --format html и напечатайте страницу из браузера",
         "the PDF of a programme's page needs Chromium, which is not installed; install "
         "the package chromium, or take --format html and print it from a browser"});
  }
  return UsageError(
      {"для PDF нужен WeasyPrint или Chromium, а их здесь нет; установите пакет weasyprint "
       "или возьмите --format html и напечатайте страницу из браузера",
       "PDF needs WeasyPrint or Chromium, and neither is installed; install the package "
       "weasyprint, or take --format html and print the page from a browser"});
}

}  // namespace

void require_pdf_printer(PdfOf what) {
  if (!find_printer(what)) throw no_printer(what);
}

std::string pdf_of(PdfOf what, const std::string& html) {
  const auto printer = find_printer(what);
  if (!printer) throw no_printer(what);
  const Folder folder;
  write_file_atomically(folder.path() / "note.html", html);
  const int status = run(call_of(*printer, folder.path()));
  const fs::path out = folder.path() / "note.pdf";
  std::error_code error;
  if (status == 0 && fs::file_size(out, error) > 0 && !error) return read_file(out);
  throw ServiceError({.place = {.file = printer->file.string()},
                      .code = "pdf_not_printed",
                      .text = {"программа не напечатала PDF", "the program did not print the PDF"},
                      .advice = {"возьмите --format html и напечатайте страницу из браузера",
                                 "take --format html and print the page from a browser"}});
}

}  // namespace vekha::cli
