#include "http/exchange.h"

#include "http/errors.h"
#include "http/head.h"
#include "http/memory_wire.h"
#include "http/problem_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::http {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

// Answers with method, path and the body that came.
Response echo(Request& request) {
  Response response;
  response.body = request.method + " " + request.path + " [" + read_all(*request.body, 1000) + "]";
  return response;
}

Response ignore_body(Request& request) {
  Response response;
  response.body = "seen " + request.path;
  return response;
}

std::string talk(const std::string& input, const Handler& handler = echo,
                 std::size_t piece = 1U << 20U) {
  MemoryWire wire(input);
  wire.piece = piece;
  std::string buffer;
  const ExchangeRules rules{.handler = handler, .largest_body = 1000};
  while (serve_one(wire, buffer, "10.0.0.1", false, rules) == After::keep_open) {
  }
  return wire.sent;
}

int answers_in(const std::string& sent) {
  int count = 0;
  for (std::size_t at = sent.find("HTTP/1.1 "); at != std::string::npos;
       at = sent.find("HTTP/1.1 ", at + 1))
    ++count;
  return count;
}

TEST(Exchange, AnswersARequest) {
  const std::string sent = talk("GET /a?b=c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(sent, StartsWith("HTTP/1.1 200 OK\r\nDate: "));
  EXPECT_THAT(sent, HasSubstr("\r\nContent-Length: 9\r\n"));
  EXPECT_THAT(sent, HasSubstr("\r\n\r\nGET /a []"));
}

TEST(Exchange, TakesBodiesByLengthAndInChunks) {
  EXPECT_THAT(talk("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"),
              HasSubstr("POST / [hello]"));
  EXPECT_THAT(talk("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
                   "chunked\r\n\r\n3;a=b\r\nhel\r\n2\r\nlo\r\n0\r\nX: y\r\n\r\n"),
              HasSubstr("POST / [hello]"));
  EXPECT_THAT(talk("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
                   "Chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n",
                   echo, 1),
              HasSubstr("POST / [hello]"));
}

TEST(Exchange, AnUnreadBodyIsNotTakenForTheNextRequest) {
  const std::string smuggled = "GET /secret HTTP/1.1\r\nHost: x\r\n\r\n";
  const std::string sent =
      talk("POST /one HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(smuggled.size()) +
               "\r\n\r\n" + smuggled + "GET /two HTTP/1.1\r\nHost: x\r\n\r\n",
           ignore_body);
  EXPECT_THAT(sent, Not(HasSubstr("seen /secret")));
  EXPECT_THAT(sent, HasSubstr("seen /one"));
  EXPECT_THAT(sent, HasSubstr("seen /two"));
}

TEST(Exchange, ServesPipelinedRequestsInOrder) {
  const std::string sent =
      talk("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n", ignore_body, 7);
  EXPECT_EQ(answers_in(sent), 2);
  EXPECT_LT(sent.find("seen /1"), sent.find("seen /2"));
}

struct BadHead {
  const char* name;
  const char* head;
  int status;
};

class Refused : public testing::TestWithParam<BadHead> {};

TEST_P(Refused, WithItsStatusAndTheConnectionEnds) {
  const std::string sent =
      talk(std::string(GetParam().head) + "GET /next HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_THAT(sent, StartsWith("HTTP/1.1 " + std::to_string(GetParam().status) + " ")) << sent;
  EXPECT_THAT(sent, HasSubstr("application/problem+json"));
  EXPECT_THAT(sent, HasSubstr("Connection: close"));
  EXPECT_EQ(answers_in(sent), 1);
}

INSTANTIATE_TEST_SUITE_P(
    Heads, Refused,
    testing::Values(
        BadHead{
            "BothLengths",
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
            400},
        BadHead{"TwoLengths",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\n",
                400},
        BadHead{"LengthList", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5, 5\r\n\r\n", 400},
        BadHead{"NegativeLength", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n", 400},
        BadHead{"PlusLength", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\n", 400},
        BadHead{"HugeLength",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n", 400},
        BadHead{"OtherCoding",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501},
        BadHead{"TwoCodings",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: "
                "x\r\n\r\n",
                400},
        BadHead{"NoHost", "GET / HTTP/1.1\r\n\r\n", 400},
        BadHead{"TwoHosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
        BadHead{"BlankBeforeColon", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length : 5\r\n\r\n",
                400},
        BadHead{"FoldedLine", "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n", 400},
        BadHead{"BareLineFeed", "GET / HTTP/1.1\r\nHost: x\nA: b\r\n\r\n", 400},
        BadHead{"BareReturn", "GET / HTTP/1.1\r\nHost: x\rA: b\r\n\r\n", 400},
        BadHead{"NoColon", "GET / HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n", 400},
        BadHead{"OldVersion", "GET / HTTP/0.9\r\nHost: x\r\n\r\n", 505},
        BadHead{"NewVersion", "GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505},
        BadHead{"AbsoluteTarget", "GET http://evil/ HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        BadHead{"Star", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        BadHead{"Connect", "CONNECT evil:443 HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        BadHead{"BackslashTarget", "GET /..\\x HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        BadHead{"Method", "G=T / HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        BadHead{"Expectation", "GET / HTTP/1.1\r\nHost: x\r\nExpect: magic\r\n\r\n", 417},
        BadHead{"Nothing", "\x01\x02\x03\r\n\r\n", 400}),
    [](const auto& each) { return each.param.name; });

TEST(Exchange, TooMuchHeadIsRefused) {
  EXPECT_THAT(talk("GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(20000, 'a') + "\r\n\r\n"),
              StartsWith("HTTP/1.1 431 "));
  EXPECT_THAT(talk("GET /" + std::string(5000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n"),
              StartsWith("HTTP/1.1 414 "));
  std::string many = "GET / HTTP/1.1\r\nHost: x\r\n";
  for (int i = 0; i < 100; ++i)
    many += "A" + std::to_string(i) + ": b\r\n";
  EXPECT_THAT(talk(many + "\r\n"), StartsWith("HTTP/1.1 431 "));
}

TEST(Exchange, TooMuchBodyIs413) {
  EXPECT_THAT(talk("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999\r\n\r\n"),
              StartsWith("HTTP/1.1 413 "));
  std::string chunks = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 10; ++i)
    chunks += "100\r\n" + std::string(256, 'a') + "\r\n";
  EXPECT_THAT(talk(chunks + "0\r\n\r\n"), StartsWith("HTTP/1.1 413 "));
}

TEST(Exchange, ABodyThatLiesAboutItsLengthIs400) {
  for (const char* body : {"zz\r\nhello\r\n0\r\n\r\n", "3\r\nhello\r\n0\r\n\r\n", "\r\n\r\n",
                           "-1\r\n\r\n", "fffffffffffffffff\r\nx\r\n", "5\r\nhel"}) {
    EXPECT_THAT(talk("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" +
                     std::string(body)),
                testing::AnyOf(StartsWith("HTTP/1.1 400 "), StartsWith("HTTP/1.1 413 ")))
        << body;
  }
  EXPECT_THAT(talk("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\nshort"),
              StartsWith("HTTP/1.1 400 "));
}

TEST(Exchange, TellsToContinueOnlyWhenTheBodyIsRead) {
  const std::string head =
      "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n";
  EXPECT_THAT(talk(head + "hi"), StartsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK"));
  const std::string sent = talk(head, ignore_body);
  EXPECT_THAT(sent, StartsWith("HTTP/1.1 200 OK"));
  EXPECT_THAT(sent, HasSubstr("Connection: close"));
}

TEST(Exchange, WhateverAHandlerThrowsIsAnAnswerWithoutItsWords) {
  std::string told;
  MemoryWire wire("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  std::string buffer;
  const ExchangeRules rules{
      .handler = [](Request&) -> Response { throw std::runtime_error("password 123"); },
      .tell_failure = [&](const std::string& what) { told = what; }};
  EXPECT_EQ(serve_one(wire, buffer, "", false, rules), After::keep_open);
  EXPECT_THAT(wire.sent, StartsWith("HTTP/1.1 500 "));
  EXPECT_THAT(wire.sent, Not(HasSubstr("password")));
  EXPECT_EQ(told, "password 123");
}

TEST(Exchange, AnswersInTheCallersLanguage) {
  const Handler refuse = [](Request&) -> Response { throw FaultError(not_found()); };
  EXPECT_THAT(talk("GET / HTTP/1.1\r\nHost: x\r\nAccept-Language: en-GB,ru;q=0.5\r\n\r\n", refuse),
              HasSubstr("There is no such page"));
  EXPECT_THAT(
      talk("GET / HTTP/1.1\r\nHost: x\r\nAccept-Language: ru;q=0.9,en;q=0.8\r\n\r\n", refuse),
      HasSubstr("Такой страницы нет"));
  EXPECT_THAT(talk("GET / HTTP/1.1\r\nHost: x\r\nAccept-Language: de\r\n\r\n", refuse),
              HasSubstr("Такой страницы нет"));
}

TEST(Exchange, ARefusedHeadIsAnsweredInTheCallersLanguageToo) {
  const std::string headers = " HTTP/1.1\r\nHost: x\r\naccept-language: en\r\n\r\n";
  EXPECT_THAT(talk("GET /<script>" + headers), HasSubstr("target is ill-formed"));
  EXPECT_THAT(talk("GET /" + std::string(5000, 'a') + headers), HasSubstr("address is too long"));
  EXPECT_THAT(talk("GET /<script> HTTP/1.1\r\nHost: x\r\n\r\n"), HasSubstr("не читается"));
}

TEST(Exchange, TooMuchIsToldWithHowMuchIsTaken) {
  const std::string head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n";
  EXPECT_THAT(talk(head + std::string(5000, 'a')), HasSubstr("не больше 1000 байт"));
  const Response response = to_response(too_large(TooLarge(50U << 20U)), Language::russian);
  EXPECT_THAT(std::get<std::string>(response.body), HasSubstr("не больше 50 МБ"));
}

TEST(Exchange, HeadHasNoBodyAndAStreamComesInChunks) {
  EXPECT_THAT(talk("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n"), testing::EndsWith("\r\n\r\n"));
  const Handler stream = [](Request&) {
    Response response;
    response.body = Stream([](const Sink& sink) {
      sink("one");
      sink("two");
    });
    return response;
  };
  EXPECT_THAT(talk("GET / HTTP/1.1\r\nHost: x\r\n\r\n", stream),
              testing::EndsWith("3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n"));
  const std::string old = talk("GET / HTTP/1.0\r\n\r\n", stream);
  EXPECT_THAT(old, testing::EndsWith("\r\n\r\nonetwo"));
  EXPECT_THAT(old, HasSubstr("Connection: close"));
}

TEST(Exchange, ALineBreakInAValueMakesNoHeader) {
  const Handler split = [](Request&) {
    Response response;
    response.headers.add("Location", "/x\r\nSet-Cookie: evil=1");
    return response;
  };
  EXPECT_THAT(talk("GET / HTTP/1.1\r\nHost: x\r\n\r\n", split), Not(HasSubstr("evil")));
}

}  // namespace
}  // namespace vekha::http
