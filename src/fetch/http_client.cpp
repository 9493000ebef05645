#include "fetch/http_client.h"

#include "base/text.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <memory>
#include <thread>

namespace vekha::fetch {

namespace {

bool is_private_v4(std::uint32_t address) {
  struct Net {
    std::uint32_t first;
    int bits;
  };
  static constexpr std::array<Net, 13> nets = {{{0x00000000, 8},    // this network
                                                {0x0A000000, 8},    // RFC 1918
                                                {0x64400000, 10},   // RFC 6598
                                                {0x7F000000, 8},    // loopback
                                                {0xA9FE0000, 16},   // link-local
                                                {0xAC100000, 12},   // RFC 1918
                                                {0xC0000000, 24},   // protocols
                                                {0xC0000200, 24},   // examples
                                                {0xC0A80000, 16},   // RFC 1918
                                                {0xC6120000, 15},   // benchmarks
                                                {0xC6336400, 24},   // examples
                                                {0xCB007100, 24},   // examples
                                                {0xE0000000, 3}}};  // multicast and reserved
  return std::ranges::any_of(
      nets, [&](const Net& net) { return (address ^ net.first) >> (32 - net.bits) == 0; });
}

bool is_private_v6(const std::array<unsigned char, 16>& bytes) {
  const auto zeros = [&](std::size_t count) {
    return std::all_of(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count),
                       [](unsigned char byte) { return byte == 0; });
  };
  const auto v4_at = [&](std::size_t at) {
    return static_cast<std::uint32_t>(bytes[at]) << 24 |
           static_cast<std::uint32_t>(bytes[at + 1]) << 16 |
           static_cast<std::uint32_t>(bytes[at + 2]) << 8 |
           static_cast<std::uint32_t>(bytes[at + 3]);
  };
  if (zeros(10) && bytes[10] == 0xFF && bytes[11] == 0xFF) return is_private_v4(v4_at(12));
  if (zeros(12)) return true;  // ::, ::1 and the old IPv4-compatible ones
  if (bytes[0] == 0x00 && bytes[1] == 0x64 && bytes[2] == 0xFF && bytes[3] == 0x9B)
    return is_private_v4(v4_at(12));                                         // NAT64
  if (bytes[0] == 0x20 && bytes[1] == 0x02) return is_private_v4(v4_at(2));  // 6to4
  const bool unique_local = (bytes[0] & 0xFE) == 0xFC;
  const bool link_local = bytes[0] == 0xFE && (bytes[1] & 0x80) == 0x80;
  return unique_local || link_local || bytes[0] == 0xFF;
}

bool is_private_socket(const sockaddr& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* bytes = nullptr;
  sockaddr_in v4{};
  sockaddr_in6 v6{};
  if (address.sa_family == AF_INET) {
    std::memcpy(&v4, &address, sizeof v4);
    bytes = &v4.sin_addr;
  } else if (address.sa_family == AF_INET6) {
    std::memcpy(&v6, &address, sizeof v6);
    bytes = &v6.sin6_addr;
  }
  if (bytes == nullptr || ::inet_ntop(address.sa_family, bytes, text.data(),
                                      static_cast<socklen_t>(text.size())) == nullptr)
    return true;
  return is_private_address(text.data());
}

// What the callbacks of one try share.
struct Transfer {
  std::ofstream out;
  std::uint64_t bytes = 0;
  std::uint64_t limit = 0;
  bool too_big = false;
  bool disk_full = false;
  bool refused_address = false;
  HttpResponse response;
};

extern "C" std::size_t vekha_on_body(char* data, std::size_t size, std::size_t count, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  transfer.bytes += size * count;
  if (transfer.bytes > transfer.limit) {
    transfer.too_big = true;
    return 0;
  }
  transfer.out.write(data, static_cast<std::streamsize>(size * count));
  transfer.disk_full = !transfer.out;
  return transfer.out ? size * count : 0;
}

extern "C" std::size_t vekha_on_header(char* data, std::size_t size, std::size_t count,
                                       void* user) {
  auto& response = static_cast<Transfer*>(user)->response;
  const std::string_view line(data, size * count);
  if (line.substr(0, 5) == "HTTP/") {  // of the next answer in a row of redirects
    response.etag.clear();
    response.last_modified.clear();
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return size * count;
  const std::string name = text::to_lower(line.substr(0, colon));
  const std::string value(text::trim(line.substr(colon + 1)));
  if (name == "etag") response.etag = value;
  if (name == "last-modified") response.last_modified = value;
  return size * count;
}

extern "C" curl_socket_t vekha_open_socket(void* user, curlsocktype,
                                           struct curl_sockaddr* address) {
  auto* transfer = static_cast<Transfer*>(user);
  if (transfer != nullptr && is_private_socket(address->addr)) {
    transfer->refused_address = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

using Easy = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using HeaderList = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

template <typename Value>
void set(const Easy& easy, CURLoption option, Value value) {
  curl_easy_setopt(easy.get(), option, value);
}

HeaderList headers_of(const HttpRequest& request) {
  std::vector<std::string> lines = request.headers;
  if (!request.etag.empty()) lines.push_back("If-None-Match: " + request.etag);
  if (!request.last_modified.empty())
    lines.push_back("If-Modified-Since: " + request.last_modified);
  HeaderList list(nullptr, curl_slist_free_all);
  for (const std::string& line : lines)
    list.reset(curl_slist_append(list.release(), line.c_str()));
  return list;
}

void set_bounds(const Easy& easy, const HttpLimits& limits) {
  set(easy, CURLOPT_MAXREDIRS, static_cast<long>(limits.redirects));
  set(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
  set(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.total.count()));
  set(easy, CURLOPT_LOW_SPEED_LIMIT, 64L);
  set(easy, CURLOPT_LOW_SPEED_TIME, std::max(1L, static_cast<long>(limits.stall.count() / 1000)));
  set(easy, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits.bytes));
}

void set_request(const Easy& easy, const HttpRequest& request) {
  const bool secure = text::to_lower(request.url.substr(0, 8)) == "https://";
  set(easy, CURLOPT_URL, request.url.c_str());
  set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  set(easy, CURLOPT_REDIR_PROTOCOLS_STR, secure ? "https" : "http,https");
  set(easy, CURLOPT_FOLLOWLOCATION, 1L);
  set(easy, CURLOPT_NOSIGNAL, 1L);
  set(easy, CURLOPT_PROXY, request.proxy.c_str());  // empty: not even from the environment
  set(easy, CURLOPT_USERAGENT, "Vekha");
  if (request.method != "GET") {
    set(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    set(easy, CURLOPT_POSTFIELDSIZE, static_cast<long>(request.body.size()));
    set(easy, CURLOPT_POSTFIELDS, request.body.c_str());
  }
  if (request.user.empty()) return;
  set(easy, CURLOPT_USERNAME, request.user.c_str());
  set(easy, CURLOPT_PASSWORD, request.password.c_str());
}

HttpFailure failure_of(CURLcode code, const Transfer& transfer, const HttpRequest& request) {
  const std::string& url = request.url;
  const std::string megabytes = std::to_string(request.limits.bytes >> 20U);
  if (transfer.refused_address)
    return {"http_private_address",
            {url + ": адрес внутренней сети; разрешите его: private = true",
             url + ": an address of a private network; allow it with private = true"}};
  if (transfer.too_big || code == CURLE_FILESIZE_EXCEEDED)
    return {"http_too_big",
            {url + ": больше " + megabytes + " МБ", url + ": over " + megabytes + " MB"}};
  if (transfer.disk_full) return {"http_disk", {"на диске нет места", "no room on the disk"}};
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
      return {"http_stalled",
              {url + ": сервер молчит дольше положенного", url + ": the server keeps silent"}};
    case CURLE_TOO_MANY_REDIRECTS:
      return {"http_redirects",
              {url + ": слишком много перенаправлений", url + ": too many redirects"}};
    case CURLE_PARTIAL_FILE:
      return {"http_cut_short",
              {url + ": пришло меньше, чем обещал сервер", url + ": less came than was promised"}};
    case CURLE_UNSUPPORTED_PROTOCOL:
      return {"http_protocol",
              {url + ": годятся только http и https", url + ": only http and https will do"}};
    default: break;
  }
  const std::string why = curl_easy_strerror(code);
  return {"http_failed", {url + ": " + why, url + ": " + why}};
}

struct Try {
  HttpResult result;
  bool worth_repeating = false;
};

Try try_once(const HttpRequest& request, const std::filesystem::path& to) {
  Transfer transfer;
  transfer.limit = request.limits.bytes;
  transfer.out.open(to, std::ios::binary | std::ios::trunc);
  const Easy easy(curl_easy_init(), curl_easy_cleanup);
  if (!easy || !transfer.out)
    return {
        {std::nullopt,
         HttpFailure{"http_disk", {"не записать " + to.string(), "cannot write " + to.string()}}},
        false};
  const HeaderList headers = headers_of(request);
  set_request(easy, request);
  set_bounds(easy, request.limits);
  set(easy, CURLOPT_HTTPHEADER, headers.get());
  set(easy, CURLOPT_WRITEFUNCTION, &vekha_on_body);
  set(easy, CURLOPT_WRITEDATA, &transfer);
  set(easy, CURLOPT_HEADERFUNCTION, &vekha_on_header);
  set(easy, CURLOPT_HEADERDATA, &transfer);
  set(easy, CURLOPT_OPENSOCKETFUNCTION, &vekha_open_socket);
  const bool guarded = !request.private_allowed && request.proxy.empty();
  set(easy, CURLOPT_OPENSOCKETDATA, guarded ? &transfer : nullptr);
  const CURLcode code = curl_easy_perform(easy.get());
  transfer.out.close();
  transfer.disk_full = transfer.disk_full || !transfer.out;
  if (code != CURLE_OK || transfer.disk_full) {
    const bool final = transfer.refused_address || transfer.too_big || transfer.disk_full ||
                       code == CURLE_TOO_MANY_REDIRECTS || code == CURLE_FILESIZE_EXCEEDED ||
                       code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_URL_MALFORMAT;
    return {{std::nullopt, failure_of(code, transfer, request)}, !final};
  }
  long status = 0;
  char* url = nullptr;
  curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(easy.get(), CURLINFO_EFFECTIVE_URL, &url);
  transfer.response.status = static_cast<int>(status);
  transfer.response.url = url == nullptr ? request.url : url;
  transfer.response.bytes = transfer.bytes;
  return {{std::move(transfer.response), std::nullopt}, status == 429 || status >= 500};
}

}  // namespace

bool is_private_address(const std::string& address) {
  in_addr v4{};
  if (::inet_pton(AF_INET, address.c_str(), &v4) == 1) return is_private_v4(ntohl(v4.s_addr));
  std::array<unsigned char, 16> v6{};
  return ::inet_pton(AF_INET6, address.c_str(), v6.data()) != 1 || is_private_v6(v6);
}

HttpResult http(const HttpRequest& request, const std::filesystem::path& to) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (started != CURLE_OK)
    return {std::nullopt, HttpFailure{"http_failed", {"libcurl не работает", "libcurl fails"}}};
  std::chrono::milliseconds pause = request.limits.pause;
  for (int attempt = 1;; ++attempt) {
    Try tried = try_once(request, to);
    if (!tried.worth_repeating || attempt >= request.limits.attempts)
      return std::move(tried.result);
    std::this_thread::sleep_for(pause);
    pause *= 2;
  }
}

}  // namespace vekha::fetch
