#include "service/secret_reader.h"

#include "base/error.h"
#include "base/file_io.h"
#include "base/text.h"

#include <cstdlib>
#include <system_error>

namespace vekha::service {

std::filesystem::path secret_path(const std::filesystem::path& folder, const std::string& name) {
  const char* credentials = std::getenv("CREDENTIALS_DIRECTORY");
  if (credentials == nullptr) return folder / name;
  std::error_code error;
  std::filesystem::path path = std::filesystem::path(credentials) / name;
  return std::filesystem::exists(path, error) ? path : folder / name;
}

std::string SecretReader::read(const std::string& key) {
  const auto file = settings_.text(key + "_file");
  const auto variable = settings_.text(key + "_env");
  if (file) return from_file(key + "_file", *file);
  if (variable) return from_environment(key + "_env", *variable);
  return {};
}

std::string SecretReader::from_file(const std::string& key, const std::string& name) {
  try {
    return std::string(text::trim(read_file(secret_path(folder_, name))));
  } catch (const InputError&) {
    settings_.refuse(key, {"файл с секретом не читается", "the secret's file can't be read"},
                     {"создайте файл, доступный только пользователю vekha",
                      "make a file that only the user vekha may read"});
    return {};
  }
}

std::string SecretReader::from_environment(const std::string& key, const std::string& name) {
  const char* value = std::getenv(name.c_str());
  if (value != nullptr) return value;
  settings_.refuse(key, {"переменной окружения «" + name + "» нет", "no such environment variable"},
                   {"задайте её в службе или уберите настройку",
                    "set it for the service or remove the setting"});
  return {};
}

}  // namespace vekha::service
