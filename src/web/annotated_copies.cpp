#include "web/annotated_copies.h"

#include "base/error.h"
#include "http/problem_document.h"
#include "render/forms/annotated_copy.h"
#include "web/page_view.h"

#include <algorithm>
#include <chrono>
#include <system_error>

namespace vekha::web {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::hours kept_for{24 * 7};
constexpr std::size_t hash_length = 64;

fs::path folder_of(const Parts& parts) {
  return parts.workspace()->service.state / "returns";
}

// A folder for each upload by its hash; in it the copy under the name that its reader sees.
void forget_old(const fs::path& folder) {
  std::error_code error;
  const auto oldest = fs::file_time_type::clock::now() - kept_for;
  std::vector<fs::path> old;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.last_write_time(error) < oldest) old.push_back(entry.path());
  }
  for (const fs::path& path : old)
    fs::remove_all(path, error);
}

bool is_hash(const std::string& name) {
  return name.size() == hash_length &&
         name.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}  // namespace

std::string keep_annotated(Parts& parts, const SentFile& file) {
  const fs::path folder = folder_of(parts);
  forget_old(folder);
  try {
    const PhraseShelf::Shared shelved = phrases_of(parts, page_language(parts));
    const report::Phrases& phrases = *shelved;
    const fs::path own = folder / file.sha256;
    fs::remove_all(own);
    fs::create_directories(own);
    render::forms::write_annotated_copy(file.sent, file.rejects, phrases,
                                        own / render::forms::copy_name(file.name, phrases));
    return file.sha256;
  } catch (const std::exception& error) {  // a comfort beside the list of problems
    const std::string what = error.what();
    parts.log->write(service::LogLevel::warning, "",
                     {"копия с примечаниями не сделана: " + what, "no annotated copy: " + what});
    return "";
  }
}

http::Response annotated_copy(const Parts& parts, const std::string& name) {
  if (!is_hash(name)) throw http::FaultError(http::not_found());
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder_of(parts) / name, error)) {
    if (!entry.is_regular_file()) continue;
    http::Response response{.media_type = http::media_type_of(entry.path())};
    response.body = http::FileBody{entry.path()};
    http::offer_as_file(response, entry.path().filename().string());
    response.headers.add("Cache-Control", "no-store");
    return response;
  }
  throw http::FaultError(http::not_found());
}

}  // namespace vekha::web
