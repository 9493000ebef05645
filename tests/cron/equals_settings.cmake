# cmake -DSOURCE_DIR= -P equals_settings.cmake
# The nightly run stands in four places: crontab, the systemd timer, the settings that init writes, and the samples'. Fails
# when two of them name different times.
set(faults "")

# The cron line of [run] schedule in FILE.
function(schedule_of file result)
  file(STRINGS "${file}" lines ENCODING UTF-8 REGEX "^schedule *= *\"")
  string(REGEX REPLACE "^schedule *= *\"([^\"]*)\".*$" "\\1" schedule "${lines}")
  set(${result} "${schedule}" PARENT_SCOPE)
endfunction()

file(STRINGS "${SOURCE_DIR}/cron/crontab" entries ENCODING UTF-8 REGEX "^[0-9*]")
if(NOT entries MATCHES "^([^ ]+ [^ ]+ [^ ]+ [^ ]+ [^ ]+) vekha run ")
  message(FATAL_ERROR "cron/crontab: expected one line «minute hour day month weekday vekha run …», found «${entries}»")
endif()
set(expected "${CMAKE_MATCH_1}")

foreach(file report_templates/workspace/vekha.toml samples/vekha.toml)
  if(NOT EXISTS "${SOURCE_DIR}/${file}")
    continue()  # the demo shows whether a workspace is whole
  endif()
  schedule_of("${SOURCE_DIR}/${file}" found)
  if(NOT found STREQUAL expected)
    string(APPEND faults "${file}: schedule is «${found}», in cron/crontab it is «${expected}»\n")
  endif()
endforeach()

file(STRINGS "${SOURCE_DIR}/cron/vekha-run.timer" calendar REGEX "^OnCalendar=")
if(NOT calendar MATCHES "^OnCalendar=\\*-\\*-\\* 0?([0-9]+):0?([0-9]+):00$")
  string(APPEND faults "cron/vekha-run.timer: «${calendar}» is no daily time\n")
elseif(NOT "${CMAKE_MATCH_2} ${CMAKE_MATCH_1} * * *" STREQUAL expected)
  string(APPEND faults "cron/vekha-run.timer: «${calendar}», in cron/crontab it is «${expected}»\n")
endif()

if(faults)
  message(FATAL_ERROR "${faults}")
endif()
