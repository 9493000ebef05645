#pragma once

#include "base/json.h"

#include <string>

namespace vekha::web {

/// Holds a value against a schema, as far as openapi.json uses JSON Schema 2020-12: type,
/// properties, required, additionalProperties, items, enum, oneOf, $ref. Empty: it fits; else what
/// does not, and where.
class SchemaCheck {
 public:
  explicit SchemaCheck(const Json& document) : document_(document) {}

  std::string fault(const Json& value, const Json& schema, const std::string& where = "$") const {
    if (schema.contains("$ref")) return fault(value, referred(schema["$ref"]), where);
    if (schema.contains("oneOf")) return one_of(value, schema["oneOf"], where);
    if (schema.contains("enum")) {
      bool known = false;
      for (const Json& each : schema["enum"])
        known = known || each == value;
      if (!known) return where + ": " + value.dump() + " is not in the enum";
    }
    if (schema.contains("type") && !has_type(value, schema["type"]))
      return where + ": " + value.dump().substr(0, 80) + " is no " + schema["type"].dump();
    if (value.is_object()) return members(value, schema, where);
    if (!value.is_array() || !schema.contains("items")) return {};
    for (std::size_t i = 0; i < value.size(); ++i) {
      const std::string found =
          fault(value[i], schema["items"], where + "[" + std::to_string(i) + "]");
      if (!found.empty()) return found;
    }
    return {};
  }

 private:
  const Json& referred(const std::string& name) const {
    return document_.at(Json::json_pointer(name.substr(1)));
  }

  std::string one_of(const Json& value, const Json& schemas, const std::string& where) const {
    int fitting = 0;
    for (const Json& schema : schemas)
      fitting += fault(value, schema, where).empty() ? 1 : 0;
    return fitting == 1 ? "" : where + ": fits " + std::to_string(fitting) + " of oneOf";
  }

  static bool has_type(const Json& value, const Json& type) {
    if (type.is_array()) {
      for (const Json& each : type) {
        if (has_type(value, each)) return true;
      }
      return false;
    }
    const std::string name = type.get<std::string>();
    if (name == "object") return value.is_object();
    if (name == "array") return value.is_array();
    if (name == "string") return value.is_string();
    if (name == "integer") return value.is_number_integer();
    if (name == "boolean") return value.is_boolean();
    return name == "null" && value.is_null();
  }

  std::string members(const Json& value, const Json& schema, const std::string& where) const {
    for (const Json& name : schema.value("required", Json::array())) {
      if (!value.contains(name.get<std::string>()))
        return where + ": lacks " + name.get<std::string>();
    }
    const Json properties = schema.value("properties", Json::object());
    for (const auto& [name, member] : value.items()) {
      std::string found;
      if (properties.contains(name)) {
        found = fault(member, properties[name], where + "." + name);
      } else if (schema.contains("additionalProperties")) {
        const Json& others = schema["additionalProperties"];
        if (others == false)
          return where + ": has " + name + ", which the description does not know";
        if (others.is_object()) found = fault(member, others, where + "." + name);
      }
      if (!found.empty()) return found;
    }
    return {};
  }

  const Json& document_;
};

}  // namespace vekha::web
