# drive(part): each PART/*.test.mjs drives the whole program from outside, with node's own test runner. `node` is
# looked for when the tests run: nobody needs it to build.
function(drive part)
  file(GLOB scripts CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.test.mjs)
  foreach(script IN LISTS scripts)
    get_filename_component(name ${script} NAME_WE)
    add_test(NAME ${part}/${name} COMMAND node --test ${script})
    set_tests_properties(${part}/${name} PROPERTIES LABELS release TIMEOUT 600 RESOURCE_LOCK ${part}
      ENVIRONMENT "DEALBELL=$<TARGET_FILE:dealbell>")
  endforeach()
endfunction()
