#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Reads figures back out of a page as a reader would: by its text, not by how we made it.
namespace vekha {

/// The text of a piece of HTML: tags out, entities undone, white space folded; what screen readers
/// are told only (class «hid») is text too.
inline std::string text_of_html(std::string_view html) {
  const auto starts = [&](std::size_t at, std::string_view what) {
    return html.substr(at, what.size()) == what;
  };
  constexpr std::pair<std::string_view, std::string_view> entities[] = {
      {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}};
  std::string out;
  const auto blank = [&out] {
    if (!out.empty() && out.back() != ' ') out += ' ';
  };
  for (std::size_t i = 0; i < html.size(); ++i) {
    if (html[i] == '<') {
      i = html.find('>', i);
      if (i == std::string_view::npos) break;
      blank();
    } else if (html[i] == '\n' || html[i] == ' ') {
      blank();
    } else {
      bool entity = false;
      for (const auto& [coded, plain] : entities) {
        if (!starts(i, coded)) continue;
        out += plain;
        i += coded.size() - 1;
        entity = true;
        break;
      }
      if (!entity) out += html[i];
    }
  }
  while (!out.empty() && out.back() == ' ')
    out.pop_back();
  return out;
}

/// Every piece between `open` and `close`, e.g. "<tr" and "</tr>".
inline std::vector<std::string> pieces_of(std::string_view html, std::string_view open,
                                          std::string_view close) {
  std::vector<std::string> found;
  for (std::size_t at = html.find(open); at != std::string_view::npos;) {
    const std::size_t begin = html.find('>', at);
    const std::size_t end = html.find(close, begin);
    if (begin == std::string_view::npos || end == std::string_view::npos) break;
    found.emplace_back(html.substr(begin + 1, end - begin - 1));
    at = html.find(open, end);
  }
  return found;
}

/// Rows of all tables of a page, each the texts of its cells.
inline std::vector<std::vector<std::string>> table_rows(std::string_view html) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string& row : pieces_of(html, "<tr", "</tr>")) {
    std::vector<std::string> cells;
    for (std::size_t at = 0; at < row.size();) {
      const std::size_t cell = std::min(row.find("<td", at), row.find("<th", at));
      if (cell == std::string::npos) break;
      const std::string close = row.compare(cell, 3, "<td") == 0 ? "</td>" : "</th>";
      const std::size_t begin = row.find('>', cell) + 1;
      const std::size_t end = row.find(close, begin);
      cells.push_back(text_of_html(std::string_view(row).substr(begin, end - begin)));
      at = end + close.size();
    }
    rows.push_back(std::move(cells));
  }
  return rows;
}

}  // namespace vekha
