# What every program that is shipped gets beside it: PROGRAM.spdx.json, the list of its parts (deploy/sbom). Where there is no
# dpkg the build says so and goes on.
function(kok_shipped_program target)
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND sh -c "rm -f '$<TARGET_FILE:${target}>.spdx.json'; '${CMAKE_SOURCE_DIR}/deploy/sbom' '$<TARGET_FILE:${target}>' '${PROJECT_VERSION}' > '$<TARGET_FILE:${target}>.spdx.tmp'; code=$?; [ $code -ne 0 ] || mv '$<TARGET_FILE:${target}>.spdx.tmp' '$<TARGET_FILE:${target}>.spdx.json'; rm -f '$<TARGET_FILE:${target}>.spdx.tmp'; [ $code -eq 0 ] || [ $code -eq 3 ]"
    VERBATIM)
endfunction()
