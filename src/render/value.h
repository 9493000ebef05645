#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace vekha::render {

/// What a template is filled with: a tree of objects, lists, texts and flags. Numbers and dates are
/// texts here: the one who makes the model formats them. Absent (false) is not the empty text: an
/// absent value makes its section disappear, and to print it is an error.
class Value {
 public:
  using Member = std::pair<std::string, Value>;
  using Object = std::vector<Member>;
  using List = std::vector<Value>;

  Value() : data_(Object{}) {}
  // Implicit, for models are written as braced lists of such values.
  // NOLINTBEGIN(google-explicit-constructor)
  Value(bool flag) : data_(flag) {}
  Value(std::string text) : data_(std::move(text)) {}
  Value(std::string_view text) : data_(std::string(text)) {}
  Value(const char* text) : data_(std::string(text)) {}
  Value(List items) : data_(std::move(items)) {}
  Value(std::optional<std::string> text);
  // NOLINTEND(google-explicit-constructor)

  static Value absent() { return {false}; }
  /// Stands for another value, which must outlive it: what many pages show is not copied for each.
  static Value same_as(const Value& other) {
    Value value;
    value.data_ = &other.own();
    return value;
  }
  /// The text, or absent when it is empty.
  static Value unless_empty(std::string text);

  /// Sets a member of an object; a second value of that name replaces the first.
  Value& set(std::string_view name, Value value);
  /// The member of an object; nullptr when there is none or this is no object.
  const Value* find(std::string_view name) const;

  /// The members of an object, in the order in which they were set; none for other values.
  const Object& members() const;

  const std::string* text() const { return std::get_if<std::string>(&own().data_); }
  const List* items() const { return std::get_if<List>(&own().data_); }
  bool is_object() const { return std::holds_alternative<Object>(own().data_); }
  bool is_absent() const;  ///< false; an empty list counts too, for a section vanishes with either

 private:
  const Value& own() const {
    const auto* const* other = std::get_if<const Value*>(&data_);
    return other == nullptr ? *this : **other;
  }

  std::variant<bool, std::string, List, Object, const Value*> data_;
};

}  // namespace vekha::render
