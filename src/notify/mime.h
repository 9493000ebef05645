#pragma once

#include <string>
#include <string_view>
#include <vector>

/// E-mail as text (RFC 5322, MIME). Own code, for Poco splits letters over encoded words and sends
/// file names as raw bytes.
namespace vekha::notify {

/// An unstructured header's value: plain ASCII as it is, else encoded words (RFC 2047) of at most
/// 75 characters, no letter split, folded by «CRLF blank». `name_length` is of the header's name,
/// for the first line. Line breaks in the text become blanks.
std::string encoded_words(std::string_view utf8, std::size_t name_length);

/// «filename*0*=UTF-8''%D0%BE…; filename*1*=…» (RFC 2231), in pieces of at most 70 characters.
std::string encoded_parameter(std::string_view name, std::string_view utf8);

std::string base64(std::string_view bytes);
/// In lines of 76 characters.
std::string base64_lines(std::string_view bytes);

struct Attachment {
  std::string file_name;
  std::string media_type;
  std::string bytes;
};

struct Mail {
  std::string from;  ///< «vekha@example.ru», or «Веха <vekha@example.ru>»
  std::vector<std::string> to;
  std::string subject;
  std::string text;        ///< plain text in UTF-8
  std::string date;        ///< RFC 5322: «Mon, 01 Jul 2024 05:30:00 +0000»
  std::string message_id;  ///< «<…@host>»
  std::vector<Attachment> attachments;
};

/// The whole message with CRLF line ends.
std::string to_text(const Mail& mail);

/// «vekha@example.ru» of «Веха <vekha@example.ru>»; empty when there is no address in it.
std::string bare_address(std::string_view mailbox);

}  // namespace vekha::notify
