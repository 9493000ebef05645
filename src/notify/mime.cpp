#include "notify/mime.h"

#include "base/sha256.h"
#include "base/text.h"

#include <algorithm>

namespace vekha::notify {

namespace {

constexpr std::string_view letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

// Header lines may not be longer than this, line break aside (RFC 5322, 2.1.1).
constexpr std::size_t longest_line = 76;

std::string one_line(std::string_view utf8) {
  std::string line(utf8);
  std::ranges::replace_if(line, [](char c) { return c == '\r' || c == '\n' || c == '\t'; }, ' ');
  return line;
}

std::size_t letter_size(std::string_view utf8, std::size_t at) {
  std::size_t size = 1;
  while (at + size < utf8.size() && (static_cast<unsigned char>(utf8[at + size]) & 0xC0U) == 0x80U)
    ++size;
  return size;
}

// As many whole letters as a word of that length can hold in base64.
std::size_t fitting(std::string_view utf8, std::size_t word_length) {
  constexpr std::size_t frame = 12;  // =?UTF-8?B??=
  const std::size_t bytes = word_length <= frame ? 0 : (word_length - frame) / 4 * 3;
  std::size_t size = 0;
  while (size < utf8.size()) {
    const std::size_t letter = letter_size(utf8, size);
    if (size + letter > bytes && size > 0) break;
    size += letter;
    if (size >= bytes) break;
  }
  return size;
}

std::string percent(unsigned char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  return {'%', digits[byte >> 4U], digits[byte & 15U]};
}

bool is_attribute_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '-' || c == '_';
}

std::string mailbox(const std::string& text, std::size_t name_length) {
  std::string line = one_line(text);
  const std::size_t open = line.rfind('<');
  if (open == std::string::npos || open == 0) return line;
  std::string name(text::trim(line.substr(0, open)));
  std::erase(name, '"');
  // A phrase may hold other marks only in quotes (RFC 5322, 3.2.3).
  const std::string shown = is_plain(name) ? "\"" + name + "\"" : encoded_words(name, name_length);
  return shown + " " + line.substr(open);
}

std::string body_part(const std::string& type, const std::string& extra, std::string_view bytes) {
  return "Content-Type: " + type + "\r\nContent-Transfer-Encoding: base64\r\n" + extra + "\r\n" +
         base64_lines(bytes);
}

std::string multipart(const Mail& mail) {
  std::string all = mail.text;
  for (const Attachment& attachment : mail.attachments)
    all += attachment.bytes;
  // Cannot occur in base64, and is the same for the same mail.
  const std::string boundary = "=_" + sha256_hex(all).substr(0, 24);
  std::string text = "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n\r\n";
  text += "--" + boundary + "\r\n" + body_part("text/plain; charset=UTF-8", "", mail.text);
  for (const Attachment& attachment : mail.attachments) {
    text += "--" + boundary + "\r\n" +
            body_part(attachment.media_type,
                      "Content-Disposition: attachment;\r\n " +
                          encoded_parameter("filename", attachment.file_name) + "\r\n",
                      attachment.bytes);
  }
  return text + "--" + boundary + "--\r\n";
}

}  // namespace

std::string encoded_words(std::string_view utf8, std::size_t name_length) {
  std::string line = one_line(utf8);
  const bool looks_encoded = line.find("=?") != std::string::npos;
  if (is_plain(line) && !looks_encoded && line.size() + name_length + 2 <= longest_line)
    return line;
  std::string encoded;
  std::string_view rest = line;
  std::size_t room = longest_line - std::min(longest_line - 20, name_length + 2);
  while (!rest.empty()) {
    const std::size_t size = fitting(rest, std::min<std::size_t>(room, 75));
    encoded +=
        (encoded.empty() ? "" : "\r\n ") + ("=?UTF-8?B?" + base64(rest.substr(0, size)) + "?=");
    rest.remove_prefix(size);
    room = longest_line - 1;
  }
  return encoded;
}

std::string encoded_parameter(std::string_view name, std::string_view utf8) {
  constexpr std::size_t piece_length = 48;
  std::vector<std::string> pieces{""};
  std::size_t at = 0;
  while (at < utf8.size()) {
    const std::size_t size = letter_size(utf8, at);
    std::string letter;
    for (std::size_t i = at; i < at + size; ++i)
      letter += is_attribute_char(utf8[i]) ? std::string(1, utf8[i])
                                           : percent(static_cast<unsigned char>(utf8[i]));
    if (pieces.back().size() + letter.size() > piece_length) pieces.emplace_back();
    pieces.back() += letter;
    at += size;
  }
  if (pieces.size() == 1) return std::string(name) + "*=UTF-8''" + pieces[0];
  std::string text;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    text += (i == 0 ? "" : ";\r\n ") + std::string(name) + "*" + std::to_string(i) +
            "*=" + (i == 0 ? "UTF-8''" : "") + pieces[i];
  }
  return text;
}

std::string base64(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() * 4 / 3 + 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto at = [&](std::size_t index) {
      return index < bytes.size() ? static_cast<unsigned char>(bytes[index]) : 0U;
    };
    const unsigned group = (at(i) << 16U) | (at(i + 1) << 8U) | at(i + 2);
    text.push_back(letters[(group >> 18U) & 63U]);
    text.push_back(letters[(group >> 12U) & 63U]);
    text.push_back(i + 1 < bytes.size() ? letters[(group >> 6U) & 63U] : '=');
    text.push_back(i + 2 < bytes.size() ? letters[group & 63U] : '=');
  }
  return text;
}

std::string base64_lines(std::string_view bytes) {
  const std::string all = base64(bytes);
  std::string lines;
  for (std::size_t i = 0; i < all.size(); i += 76)
    lines += all.substr(i, 76) + "\r\n";
  return lines;
}

std::string to_text(const Mail& mail) {
  std::string text = "Date: " + mail.date + "\r\n";
  text += "From: " + mailbox(mail.from, 4) + "\r\n";
  std::string recipients;
  for (const std::string& to : mail.to)
    recipients += (recipients.empty() ? "" : ",\r\n ") + mailbox(to, 2);
  text += "To: " + recipients + "\r\n";
  text += "Subject: " + encoded_words(mail.subject, 7) + "\r\n";
  text += "Message-ID: " + mail.message_id + "\r\n";
  text += "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n";
  if (mail.attachments.empty()) return text + body_part("text/plain; charset=UTF-8", "", mail.text);
  return text + multipart(mail);
}

std::string bare_address(std::string_view mailbox_text) {
  if (mailbox_text.find_first_of("\r\n") != std::string_view::npos) return {};
  const std::size_t open = mailbox_text.rfind('<');
  const std::size_t close = mailbox_text.rfind('>');
  std::string address(text::trim(mailbox_text));
  if (open != std::string_view::npos && close != std::string_view::npos && close > open)
    address = std::string(mailbox_text.substr(open + 1, close - open - 1));
  const std::size_t at = address.find('@');
  const bool good = at != std::string::npos && at > 0 && at + 1 < address.size() &&
                    address.find_first_of(" \r\n<>,;") == std::string::npos;
  return good ? address : std::string();
}

}  // namespace vekha::notify
