#include "http/conditions.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace vekha::http {
namespace {

Request asking(std::initializer_list<std::pair<const char*, const char*>> headers) {
  Request request;
  for (const auto& [name, value] : headers)
    request.headers.add(name, value);
  return request;
}

Response page(std::string text = "0123456789") {
  Response response{.media_type = "text/html; charset=utf-8", .etag = "\"abc\""};
  response.body = std::move(text);
  return response;
}

std::string unzipped(const std::string& bytes) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  std::string input = bytes;
  std::string out(1U << 20U, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

TEST(Fitted, SaysNotModified) {
  for (const char* tags : {"\"abc\"", "W/\"abc\"", "\"x\", \"abc\"", "*", "\"abc-gz\""}) {
    const Reply reply = fitted(asking({{"If-None-Match", tags}}), page());
    EXPECT_EQ(reply.status, 304) << tags;
    EXPECT_EQ(reply.length, 0U);
    EXPECT_EQ(reply.headers.get("ETag"), "\"abc\"");
  }
  EXPECT_EQ(fitted(asking({{"If-None-Match", "\"ab\""}}), page()).status, 200);
}

TEST(Fitted, RefusesAFailedPrecondition) {
  EXPECT_EQ(fitted(asking({{"If-Match", "\"old\""}}), page()).status, 412);
  EXPECT_EQ(fitted(asking({{"If-Match", "\"abc\""}}), page()).status, 200);
}

struct RangeCase {
  const char* range;
  int status;
  std::uint64_t offset;
  std::uint64_t length;
};

TEST(Fitted, CutsToARange) {
  for (const RangeCase& each : {RangeCase{"bytes=0-3", 206, 0, 4},
                                {"bytes=4-", 206, 4, 6},
                                {"bytes=-3", 206, 7, 3},
                                {"bytes=8-100", 206, 8, 2},
                                {"bytes=-100", 206, 0, 10},
                                {"bytes=10-", 416, 0, 0},
                                {"bytes=-0", 416, 0, 0},
                                {"bytes=5-2", 200, 0, 10},
                                {"bytes=0-1,3-4", 200, 0, 10},
                                {"lines=1-2", 200, 0, 10},
                                {"bytes=a-b", 200, 0, 10},
                                {"bytes=--1", 200, 0, 10},
                                {"bytes=0-99999999999999999999", 200, 0, 10}}) {
    const Reply reply = fitted(asking({{"Range", each.range}}), page());
    EXPECT_EQ(reply.status, each.status) << each.range;
    EXPECT_EQ(reply.offset, each.offset) << each.range;
    EXPECT_EQ(reply.length, each.length) << each.range;
  }
  const Reply reply = fitted(asking({{"Range", "bytes=2-4"}}), page());
  EXPECT_EQ(reply.headers.get("Content-Range"), "bytes 2-4/10");
}

TEST(Fitted, AStaleRangeGetsTheWhole) {
  EXPECT_EQ(fitted(asking({{"Range", "bytes=0-3"}, {"If-Range", "\"old\""}}), page()).status, 200);
  EXPECT_EQ(fitted(asking({{"Range", "bytes=0-3"}, {"If-Range", "\"abc\""}}), page()).status, 206);
}

TEST(Fitted, CompressesTextsForThoseWhoTakeIt) {
  const std::string text(5000, 'x');
  const Reply reply = fitted(asking({{"Accept-Encoding", "br, gzip;q=0.5"}}), page(text));
  EXPECT_EQ(reply.headers.get("Content-Encoding"), "gzip");
  EXPECT_EQ(reply.headers.get("ETag"), "\"abc-gz\"");
  EXPECT_EQ(reply.headers.get("Vary"), "Accept-Encoding");
  EXPECT_EQ(unzipped(*std::get<SharedText>(reply.body)), text);
  for (const char* none : {"identity", "gzip;q=0", "gzip;q=0.0"}) {
    EXPECT_EQ(
        fitted(asking({{"Accept-Encoding", none}}), page(text)).headers.count("Content-Encoding"),
        0U);
  }
  EXPECT_EQ(fitted(asking({{"Accept-Encoding", "gzip"}}), page("short"))
                .headers.count("Content-Encoding"),
            0U);
}

TEST(PercentDecoded, RefusesBrokenEscapes) {
  EXPECT_EQ(percent_decoded("/%D0%BF%d0%bb"), "/пл");
  for (const char* bad : {"%", "%4", "%zz", "%00", "a%0"})
    EXPECT_FALSE(percent_decoded(bad)) << bad;
  EXPECT_EQ(percent_encoded("план 1/2"), "%D0%BF%D0%BB%D0%B0%D0%BD%201%2F2");
}

TEST(Request, ReadsCookiesAndForms) {
  Request request = asking({{"Cookie", "a=1; session=xyz ; b=2"}});
  EXPECT_EQ(request.cookie("session"), "xyz");
  EXPECT_EQ(request.cookie("sess"), "");
  EXPECT_EQ(value_of(parse_form("a=1&name=%D0%BF+x&a=2&&=&c"), "name"), "п x");
}

}  // namespace
}  // namespace vekha::http
