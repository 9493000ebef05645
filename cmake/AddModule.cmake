# The house rule in one place: which warnings we live with, and what a module is.
include(GoogleTest)

add_library(vekha_warnings INTERFACE)
target_compile_options(vekha_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                       -Wold-style-cast -Wnon-virtual-dtor
                       -Wno-missing-field-initializers  # designated initialisers name what they set; the rest has its default
                       -Wno-restrict  # g++ 12 gives it falsely for "text" + std::string (GCC bug 105651)
                       $<$<BOOL:${VEKHA_WERROR}>:-Werror>)
if(VEKHA_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
if(VEKHA_SANITIZE)
  add_compile_options(-fsanitize=${VEKHA_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=${VEKHA_SANITIZE})
endif()

# What tests may read: the project itself, and the material beside it, which need not be there.
set(VEKHA_TEST_DEFINITIONS VEKHA_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
    VEKHA_SHARED_DIR="${CMAKE_SOURCE_DIR}/../shared")

# precompile(<target>): the standard library's headers, parsed once for all targets whose macros agree.
# Poco's targets define macros of their own, so what links them is left alone.
function(precompile target)
  get_target_property(links ${target} LINK_LIBRARIES)
  if(NOT VEKHA_PRECOMPILE OR links MATCHES "Poco::")
    return()
  endif()
  if(target MATCHES "_test$")
    set(owner vekha_precompiled_test)
  else()
    set(owner vekha_precompiled)
  endif()
  target_precompile_headers(${target} REUSE_FROM ${owner})
endfunction()

# together(<target>): some sources at a time are compiled as one, for most of a source's time goes to headers. So no two
# sources of a module may give one name to different things, not even in unnamed namespaces.
function(together target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${VEKHA_TOGETHER} UNITY_BUILD_BATCH_SIZE 8)
  if(VEKHA_TOGETHER AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ takes the sources for headers, whose unnamed namespaces would differ from one use to the next.
    target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
  endif()
endfunction()

if(VEKHA_PRECOMPILE)
  file(WRITE "${CMAKE_BINARY_DIR}/empty.cpp" "")
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-fpch-preprocess)  # without it ccache passes by what uses a precompiled header
  endif()
  add_library(vekha_precompiled STATIC "${CMAKE_BINARY_DIR}/empty.cpp")
  target_link_libraries(vekha_precompiled PRIVATE vekha_warnings)
  target_precompile_headers(vekha_precompiled PRIVATE "${CMAKE_CURRENT_LIST_DIR}/standard_library.h")
  add_library(vekha_precompiled_test STATIC "${CMAKE_BINARY_DIR}/empty.cpp")
  target_link_libraries(vekha_precompiled_test PRIVATE vekha_warnings GTest::gmock)
  target_compile_definitions(vekha_precompiled_test PRIVATE ${VEKHA_TEST_DEFINITIONS})
  target_precompile_headers(vekha_precompiled_test PRIVATE "${CMAKE_CURRENT_LIST_DIR}/standard_library.h"
                            <gtest/gtest.h> <gmock/gmock.h>)
  # A precompiled header names its folder, so no two clones' are alike. ccache (CCACHE_PCH_EXTSUM) takes these sums for it.
  file(SHA256 "${CMAKE_CURRENT_LIST_DIR}/standard_library.h" sum)
  foreach(owner vekha_precompiled vekha_precompiled_test)
    file(WRITE "${CMAKE_BINARY_DIR}/CMakeFiles/${owner}.dir/cmake_pch.hxx.gch.sum"
         "${owner} ${sum} ${CMAKE_CXX_COMPILER_VERSION} ${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_RELWITHDEBINFO}\n")
  endforeach()
endif()

# add_module(<folder under src/> [USES <module>...] [LINKS <target>...])
#
# Makes the static library vekha_<folder> from src/<folder>/*.cpp (main.cpp left out), links USES
# publicly and LINKS privately; makes vekha_<folder>_test from tests/<folder>/*_test.cpp and what they share,
# *_helper.cpp; registers the
# test layers.<folder>, which fails when a source includes a module that is not in USES.
function(add_module folder)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "USES;LINKS")
  string(REPLACE "/" "_" name "${folder}")
  set(library vekha_${name})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/${folder}/*.cpp")
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(sources)
    add_library(${library} STATIC ${sources})
    set(scope PUBLIC)
    target_link_libraries(${library} PRIVATE ${arg_LINKS} vekha_warnings)
    precompile(${library})
    together(${library})
  else()
    add_library(${library} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(${library} ${scope} "${CMAKE_SOURCE_DIR}/src")
  foreach(used ${arg_USES})
    string(REPLACE "/" "_" used_name "${used}")
    target_link_libraries(${library} ${scope} vekha_${used_name})
  endforeach()

  string(REPLACE ";" "," uses "${arg_USES}")
  add_test(NAME layers.${name}
           COMMAND "${CMAKE_COMMAND}" -DSOURCE_DIR=${CMAKE_SOURCE_DIR}/src -DFOLDER=${folder}
                   -DUSES=${uses} -P "${CMAKE_SOURCE_DIR}/cmake/CheckLayers.cmake")

  file(GLOB tests CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/${folder}/*_test.cpp")
  if(tests AND sources)
    file(GLOB helpers CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/${folder}/*_helper.cpp")
    add_executable(${library}_test ${tests} ${helpers})
    target_include_directories(${library}_test PRIVATE "${CMAKE_SOURCE_DIR}/tests")
    target_compile_definitions(${library}_test PRIVATE ${VEKHA_TEST_DEFINITIONS})
    target_link_libraries(${library}_test PRIVATE ${library} ${arg_LINKS} vekha_warnings GTest::gmock GTest::gtest_main)
    precompile(${library}_test)
    gtest_discover_tests(${library}_test TEST_PREFIX ${name}. DISCOVERY_TIMEOUT 60)
  endif()
endfunction()
