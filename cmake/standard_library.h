// What nearly every source includes, parsed once for all of them: precompiled in the dev preset, which halves a clean build.
// Sources must not lean on it: CI's release build goes without.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>
