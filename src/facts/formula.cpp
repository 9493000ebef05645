#include "facts/formula.h"

#include "base/text.h"

#include <muParser.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace vekha::facts {

namespace {

struct Named {
  std::string_view name;
  Aggregate aggregate;
};
constexpr std::array<Named, 9> aggregates = {{{"count", Aggregate::count},
                                              {"sum", Aggregate::sum},
                                              {"mean", Aggregate::mean},
                                              {"least", Aggregate::least},
                                              {"greatest", Aggregate::greatest},
                                              {"latest", Aggregate::latest},
                                              {"distinct", Aggregate::distinct},
                                              {"listed", Aggregate::listed},
                                              {"schools", Aggregate::schools}}};

Words unreadable(std::string_view text, const std::string& why_ru, const std::string& why_en) {
  return {"формула «" + std::string(text) + "»: " + why_ru,
          "formula «" + std::string(text) + "»: " + why_en};
}

bool wants_column(Aggregate aggregate) {
  return aggregate != Aggregate::count && aggregate != Aggregate::schools;
}

// «Баллы | Класс = 9 | Район != 3»; of count and schools only the conditions.
std::optional<Call> call_of(Aggregate aggregate, std::string_view argument) {
  Call call;
  call.aggregate = aggregate;
  if (text::trim(argument).empty())
    return wants_column(aggregate) ? std::nullopt : std::optional(call);
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (std::size_t at = argument.find(" && "); at != std::string_view::npos;
       at = argument.find(" && ", from)) {
    parts.emplace_back(argument.substr(from, at - from));
    from = at + 4;
  }
  parts.emplace_back(argument.substr(from));
  if (wants_column(aggregate)) {
    std::string& first = parts.front();
    const std::size_t bar = first.find('|');
    call.column = text::key(first.substr(0, bar));
    if (bar == std::string::npos) {
      parts.erase(parts.begin());
    } else {
      first = first.substr(bar + 1);
    }
  }
  for (const std::string& part : parts) {
    auto condition = Condition::parse(part);
    if (!condition) return std::nullopt;
    call.conditions.push_back(std::move(*condition));
  }
  return call;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  // The expression with variables for its calls; nullopt and `why` when it can't be read.
  std::optional<std::string> read(std::vector<Call>& calls, Words& why) {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (is_name(c)) {
        if (!read_word(calls, why)) return std::nullopt;
        continue;
      }
      if (c == ',' && depth_ == 0) {
        why = unreadable(text_, "запятая лишняя; дробная часть пишется через точку: 0.5",
                         "a comma; decimals are written with a point: 0.5");
        return std::nullopt;
      }
      depth_ += c == '(' ? 1 : c == ')' ? -1 : 0;
      expression_ += c;
      ++at_;
    }
    return std::move(expression_);
  }

 private:
  static bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  }

  bool read_word(std::vector<Call>& calls, Words& why) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && (is_name(text_[at_]) || (text_[at_] >= '0' && text_[at_] <= '9')))
      ++at_;
    const std::string word(text_.substr(begin, at_ - begin));
    const auto found =
        std::ranges::find_if(aggregates, [&](const Named& one) { return one.name == word; });
    static constexpr std::array<std::string_view, 4> functions = {"min", "max", "abs", "sqrt"};
    if (found == aggregates.end()) {
      const bool known = std::ranges::find(functions, word) != functions.end();
      if (!known) why = unreadable(text_, "слова «" + word + "» нет", "no word «" + word + "»");
      expression_ += word;
      return known;
    }
    const auto argument = read_argument();
    auto call = argument ? call_of(found->aggregate, *argument) : std::nullopt;
    if (!call) {
      why = unreadable(text_, "после «" + word + "» ждали (\"столбец\") или условие",
                       "after «" + word + "» (\"column\") or a condition is wanted");
      return false;
    }
    expression_ += "v" + std::to_string(calls.size());
    calls.push_back(std::move(*call));
    return true;
  }

  // ("…") or ()
  std::optional<std::string> read_argument() {
    skip_blanks();
    if (at_ >= text_.size() || text_[at_] != '(') return std::nullopt;
    ++at_;
    skip_blanks();
    std::string argument;
    if (at_ < text_.size() && text_[at_] == '"') {
      const std::size_t end = text_.find('"', at_ + 1);
      if (end == std::string_view::npos) return std::nullopt;
      argument = text_.substr(at_ + 1, end - at_ - 1);
      at_ = end + 1;
      skip_blanks();
    }
    if (at_ >= text_.size() || text_[at_] != ')') return std::nullopt;
    ++at_;
    return argument;
  }

  void skip_blanks() {
    while (at_ < text_.size() && text_[at_] == ' ')
      ++at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::string expression_;
};

// muparser gives inf for 1/0 and no word of it: only finite results within Decimal are numbers.
std::optional<Decimal> to_exact(double result) {
  constexpr double most = 9e14;
  if (!std::isfinite(result) || std::fabs(result) > most) return std::nullopt;
  return Decimal::of_units(std::llround(result * static_cast<double>(Decimal::scale)));
}

}  // namespace

std::variant<Formula, Words> Formula::parse(std::string_view text) {
  Formula formula;
  formula.text_ = std::string(text::trim(text));
  Words why;
  Reader reader(formula.text_);
  auto expression = reader.read(formula.calls_, why);
  if (!expression) return why;
  formula.expression_ = std::move(*expression);
  const std::vector<std::optional<Decimal>> ones(formula.calls_.size(), Decimal::of(1));
  try {
    std::vector<double> values(formula.calls_.size(), 1.0);
    mu::Parser parser;
    for (std::size_t i = 0; i < values.size(); ++i)
      parser.DefineVar("v" + std::to_string(i), &values[i]);
    parser.SetExpr(formula.expression_);
    parser.Eval();
  } catch (const mu::Parser::exception_type& error) {
    return unreadable(formula.text_, error.GetMsg(), error.GetMsg());
  }
  return formula;
}

std::optional<Decimal> Formula::evaluate(std::span<const std::optional<Decimal>> values) const {
  if (values.size() != calls_.size() ||
      std::ranges::any_of(values, [](const auto& one) { return !one; }))
    return std::nullopt;
  if (expression_ == "v0") return values.front();
  std::vector<double> numbers;
  for (const auto& one : values)
    numbers.push_back(one->to_double());
  try {
    mu::Parser parser;
    for (std::size_t i = 0; i < numbers.size(); ++i)
      parser.DefineVar("v" + std::to_string(i), &numbers[i]);
    parser.SetExpr(expression_);
    return to_exact(parser.Eval());
  } catch (const mu::Parser::exception_type&) {
    return std::nullopt;  // was sound when it was parsed: no number for these values
  }
}

}  // namespace vekha::facts
