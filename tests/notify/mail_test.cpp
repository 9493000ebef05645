#include "base/error.h"
#include "base/text.h"
#include "notify/mail_sink.h"
#include "notify/mime.h"
#include "notify/smtp.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::notify {
namespace {

using testing::HasSubstr;

std::string from_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  unsigned held = 0;
  const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (const char c : text) {
    const std::size_t value = letters.find(c);
    if (value == std::string::npos) continue;
    bits = (bits << 6U) | static_cast<std::uint32_t>(value);
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes.push_back(static_cast<char>((bits >> held) & 255U));
    }
  }
  return bytes;
}

// What a mail reader shows; each word is decoded on its own, as RFC 2047 demands.
std::string shown(const std::string& header) {
  std::string text;
  for (std::size_t at = header.find("=?UTF-8?B?"); at != std::string::npos;
       at = header.find("=?UTF-8?B?", at + 1)) {
    const std::size_t end = header.find("?=", at + 10);
    const std::string word = from_base64(header.substr(at + 10, end - at - 10));
    EXPECT_TRUE(text::is_utf8(word)) << "a letter is split over words";
    EXPECT_LE(end + 2 - at, 75U) << "an encoded word may have 75 characters";
    text += word;
  }
  return text;
}

TEST(EncodedWords, KeepEveryLetterAndTheLineLength) {
  for (std::size_t length = 1; length < 120; ++length) {
    std::string subject;
    for (std::size_t i = 0; i < length; ++i)
      subject += i % 7 == 6 ? "😀" : i % 5 == 4 ? " " : i % 3 == 2 ? "a" : "ж";
    const std::string header = encoded_words(subject, 7);
    EXPECT_EQ(shown(header), subject);
    for (const std::string& line : text::split("Subject: " + header, '\n'))
      EXPECT_LE(line.size(), 77U) << line;
  }
}

TEST(EncodedWords, PlainTextStaysAndNothingMakesAHeader) {
  EXPECT_EQ(encoded_words("Report 5", 7), "Report 5");
  EXPECT_EQ(encoded_words("a\r\nBcc: evil@example.ru", 7), "a  Bcc: evil@example.ru");
  EXPECT_THAT(encoded_words("=?UTF-8?B?0Q==?=", 7), HasSubstr("=?UTF-8?B?PT9"));
}

TEST(EncodedParameter, IsRfc2231) {
  EXPECT_EQ(encoded_parameter("filename", "a.csv"), "filename*=UTF-8''a.csv");
  EXPECT_EQ(encoded_parameter("filename", "отчёт.csv"),
            "filename*=UTF-8''%D0%BE%D1%82%D1%87%D1%91%D1%82.csv");
  const std::string name = encoded_parameter("filename", "очень длинное название файла.xlsx");
  EXPECT_THAT(name, HasSubstr("filename*0*=UTF-8''"));
  EXPECT_THAT(name, HasSubstr("filename*1*=%"));
}

Mail mail() {
  return {.from = "Веха <vekha@example.ru>",
          .to = {"Отдел качества, группа 1 <quality@example.ru>", "second@example.ru"},
          .subject = "Публикация не состоялась: на диске нет места, прежний выпуск на месте",
          .text = "Прежний выпуск на месте.\n.\nКонец.\n",
          .date = "Mon, 01 Jul 2024 05:30:00 +0000",
          .message_id = "<1@example.ru>",
          .attachments = {{"журнал запуска.txt", "text/plain; charset=UTF-8", "строка\n"}}};
}

TEST(Smtp, ARealServerGetsTheMailWhole) {
  MailSink sink;
  send(mail(), {.host = "127.0.0.1", .port = sink.port(), .security = MailSecurity::none});
  sink.finish();
  EXPECT_THAT(sink.commands, testing::Contains("MAIL FROM: <vekha@example.ru>"));
  EXPECT_THAT(sink.commands, testing::Contains("RCPT TO: <quality@example.ru>"));
  EXPECT_THAT(sink.commands, testing::Contains("RCPT TO: <second@example.ru>"));
  const std::string subject = sink.data.substr(sink.data.find("Subject: "));
  EXPECT_EQ(shown(subject.substr(0, subject.find("\nMessage-ID"))), mail().subject);
  EXPECT_THAT(sink.data, HasSubstr("filename*0*=UTF-8''%D0%B6%D1%83%D1%80%D0%BD%D0%B0%D0%BB%20"));
  EXPECT_THAT(sink.data, HasSubstr(base64(mail().text).substr(0, 76)));
  for (const char c : sink.data)
    EXPECT_GE(c, 0) << "a byte over 127";
}

TEST(Smtp, ARefusalIsToldInWordsWithoutThePassword) {
  MailSink sink("550 no such box");
  const SmtpSettings settings{.host = "127.0.0.1",
                              .port = sink.port(),
                              .security = MailSecurity::none,
                              .user = "vekha",
                              .password = "topsecret"};
  try {
    send(mail(), settings);
    FAIL() << "a refused recipient is no success";
  } catch (const ServiceError& error) {
    EXPECT_EQ(error.problem().code, "mail_not_sent");
    EXPECT_THAT(error.problem().text.en, testing::Not(HasSubstr("topsecret")));
  }
}

TEST(Smtp, NoStartTlsIsNoMail) {
  MailSink sink;
  EXPECT_THROW(send(mail(), {.host = "127.0.0.1", .port = sink.port()}), ServiceError);
  sink.finish();
  EXPECT_TRUE(sink.data.empty()) << "the mail went in the clear";
}

TEST(BareAddress, IsTakenOutOfAMailbox) {
  EXPECT_EQ(bare_address("Веха <a@b.ru>"), "a@b.ru");
  EXPECT_EQ(bare_address(" a@b.ru "), "a@b.ru");
  for (const char* none : {"", "a", "@b", "a@", "<a b@c>", "a@b\r\nRCPT TO:<x@y>"})
    EXPECT_EQ(bare_address(none), "") << none;
}

}  // namespace
}  // namespace vekha::notify
