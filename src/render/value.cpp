#include "render/value.h"

#include <algorithm>
#include <cassert>

namespace vekha::render {

Value::Value(std::optional<std::string> text) : data_(false) {
  if (text) data_ = std::move(*text);
}

Value Value::unless_empty(std::string text) {
  return text.empty() ? absent() : Value(std::move(text));
}

Value& Value::set(std::string_view name, Value value) {
  assert(std::holds_alternative<Object>(data_));
  auto& members = std::get<Object>(data_);
  const auto found =
      std::ranges::find_if(members, [name](const auto& member) { return member.first == name; });
  if (found != members.end()) {
    found->second = std::move(value);
  } else {
    constexpr std::size_t usual = 8;  // growing from one member on moves them all again and again
    if (members.empty()) members.reserve(usual);
    members.emplace_back(std::string(name), std::move(value));
  }
  return *this;
}

const Value* Value::find(std::string_view name) const {
  const auto* members = std::get_if<Object>(&own().data_);
  if (members == nullptr) return nullptr;
  for (const Member& member : *members) {
    if (member.first == name) return &member.second;
  }
  return nullptr;
}

bool Value::is_absent() const {
  if (const bool* flag = std::get_if<bool>(&own().data_)) return !*flag;
  const List* list = items();
  return list != nullptr && list->empty();
}

const Value::Object& Value::members() const {
  static const Object none;
  const auto* object = std::get_if<Object>(&own().data_);
  return object == nullptr ? none : *object;
}

}  // namespace vekha::render
