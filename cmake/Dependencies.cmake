# Debian's packages only; docs/dependencies.md says why each and where it is wrapped.
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto SSL)
find_package(ZLIB REQUIRED)
find_package(EXPAT REQUIRED)
find_package(PostgreSQL REQUIRED)
add_library(PostgreSQL::client ALIAS PostgreSQL::PostgreSQL)  # the name that Debian's PocoDataPostgreSQL links
find_package(Poco 1.11 REQUIRED COMPONENTS Foundation Util Net NetSSL Crypto Data DataSQLite DataPostgreSQL)
find_package(date REQUIRED)
find_package(CURL REQUIRED)
find_package(GTest REQUIRED)
find_package(Threads REQUIRED)

pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(ISAL REQUIRED IMPORTED_TARGET libisal)
add_library(libzip::zip ALIAS PkgConfig::LIBZIP)

pkg_check_modules(DEFLATE REQUIRED IMPORTED_TARGET libdeflate)
add_library(libdeflate::deflate ALIAS PkgConfig::DEFLATE)

pkg_check_modules(MUPARSER REQUIRED IMPORTED_TARGET muparser)
add_library(vekha_muparser INTERFACE)
target_link_libraries(vekha_muparser INTERFACE PkgConfig::MUPARSER)

pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
add_library(vekha_xlsxwriter INTERFACE)
target_link_libraries(vekha_xlsxwriter INTERFACE PkgConfig::XLSXWRITER)

# Header-only libraries without CMake files of their own.
find_path(MUSTACHE_INCLUDE_DIR kainjow/mustache.hpp REQUIRED)
find_path(TOML_INCLUDE_DIR toml++/toml.h REQUIRED)
find_path(JSON_INCLUDE_DIR nlohmann/json.hpp REQUIRED)
foreach(name mustache toml json)
  add_library(vekha_${name} INTERFACE)
endforeach()
