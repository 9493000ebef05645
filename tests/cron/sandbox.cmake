# cmake -DANALYZE= -DUNIT= -P sandbox.cmake
# Fails when systemd-analyze security gives the unit 2.0 or more (0: shut, 10: open).
execute_process(COMMAND "${ANALYZE}" security --offline=true --no-pager "${UNIT}"
                OUTPUT_VARIABLE report ERROR_VARIABLE error RESULT_VARIABLE result)
if(NOT report MATCHES "Overall exposure level for [^:]*: ([0-9]+)\\.([0-9]+)")
  if(error MATCHES "offline|unrecognized")
    message(STATUS "this systemd cannot judge a unit that is not installed")
    return()
  endif()
  message(FATAL_ERROR "no verdict on ${UNIT}: ${error}")
endif()
if(CMAKE_MATCH_1 GREATER_EQUAL 2)
  message(FATAL_ERROR "${UNIT}: exposure ${CMAKE_MATCH_1}.${CMAKE_MATCH_2}, must be under 2.0\n${report}")
endif()
