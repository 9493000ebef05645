# cmake --install and cpack: a Debian package that an administrator installs (docs/admin-guide.md).
include(GNUInstallDirs)
set(VEKHA_MAINTAINER "Vekha's developers <vekha@localhost>" CACHE STRING "Who answers for the package: Name <address>")
set(CMAKE_INSTALL_DOCDIR "${CMAKE_INSTALL_DATADIR}/doc/vekha")  # Debian names no folder with a capital
set(VEKHA_INSTALL_FOLDER "${CMAKE_INSTALL_DATADIR}/vekha")

install(TARGETS vekha RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(DIRECTORY report_templates DESTINATION "${VEKHA_INSTALL_FOLDER}"
        PATTERN "package*.json" EXCLUDE PATTERN "node_modules" EXCLUDE)
install(FILES docs/admin-guide.md docs/methodist-guide.md docs/method.md README.md
        DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(DIRECTORY docs/formats DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(FILES cron/crontab DESTINATION "${CMAKE_INSTALL_DOCDIR}/examples")
install(DIRECTORY samples/roadmaps samples/exports DESTINATION "${CMAKE_INSTALL_DOCDIR}/examples/samples")
install(FILES samples/vekha.toml samples/README.md DESTINATION "${CMAKE_INSTALL_DOCDIR}/examples/samples")
install(FILES packaging/vekha.bash DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
        RENAME vekha)

# The units in cron/ name the place of a build by hand; the package's lies elsewhere.
file(GLOB units CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/cron/*.service" "${CMAKE_SOURCE_DIR}/cron/*.timer")
foreach(unit ${units})
  get_filename_component(name "${unit}" NAME)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${unit}")
  file(READ "${unit}" text)
  string(REPLACE "/usr/local/bin/" "/usr/bin/" text "${text}")
  file(WRITE "${CMAKE_BINARY_DIR}/units/${name}" "${text}")
  install(FILES "${CMAKE_BINARY_DIR}/units/${name}" DESTINATION lib/systemd/system)
endforeach()

install(CODE "execute_process(COMMAND \"${CMAKE_SOURCE_DIR}/packaging/make_man.sh\" \"$<TARGET_FILE:vekha>\"
  \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_MANDIR}\" COMMAND_ERROR_IS_FATAL ANY)")

# Policy 12.5 and 12.7: a package says whose it is and what changed.
file(WRITE "${CMAKE_BINARY_DIR}/changelog"
     "vekha (${PROJECT_VERSION}) stable; urgency=medium\n\n  * See the project's own history.\n\n"
     " -- ${VEKHA_MAINTAINER}  Thu, 01 Jan 2026 00:00:00 +0000\n")
find_program(GZIP gzip)
if(GZIP)
  execute_process(COMMAND "${GZIP}" -9nkf "${CMAKE_BINARY_DIR}/changelog")
  install(FILES "${CMAKE_BINARY_DIR}/changelog.gz" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
endif()
install(FILES packaging/copyright DESTINATION "${CMAKE_INSTALL_DOCDIR}")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME vekha)
set(CPACK_PACKAGE_CONTACT "${VEKHA_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "plan against actual for programme road maps, published")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Reads the road maps of a municipal education office and the exports of its\nschools, works out plan against actual for every measure, and publishes a\nstatic website, XLSX workbooks, analytic notes and open data.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, tzdata")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "nginx, weasyprint, postgresql, rclone")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA "${CMAKE_SOURCE_DIR}/packaging/postinst"
    "${CMAKE_SOURCE_DIR}/packaging/prerm" "${CMAKE_SOURCE_DIR}/packaging/postrm")
include(CPack)
