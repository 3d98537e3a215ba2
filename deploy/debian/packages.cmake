# What is installed where, and the Debian packages of it: server, indexer, tools and, where it was built, gateway.
# `deploy/packages` makes them; the pages for operators are deploy/README.md and deploy/RUNBOOK.md.
#
# Paths are whole (usr/bin, etc/...), because the packages reach beyond one prefix: `cmake --install build/release --prefix DIR` makes
# DIR look like the root of a machine.
#
# CPack runs no debhelper: its share is postinst.in, prerm.in and postrm.in beside this file.
set(KOK_DEBIAN ${CMAKE_CURRENT_LIST_DIR})
set(KOK_MAINTAINER "kok-search <packages@kok-search.invalid>" CACHE STRING "Maintainer field of the Debian packages")
set(UNIT_FOLDER lib/systemd/system)

# What every package has: copyright, changelog, the pages (pages.tsv); for the programs their manual pages, completion and list of parts.
# `kok_package(component SUMMARY text DESCRIPTION text [PROGRAM name] [PAGES name...] [UNITS unit...] [SETTINGS file...])`
function(kok_package component)
  cmake_parse_arguments(ARG "" "SUMMARY;DESCRIPTION;PROGRAM;PAGES" "UNITS;SETTINGS" ${ARGN})
  set(package kok-search-${component})
  set(documents usr/share/doc/${package})
  install(FILES ${KOK_DEBIAN}/copyright DESTINATION ${documents} COMPONENT ${component})
  install(CODE "
    execute_process(COMMAND sh ${KOK_DEBIAN}/pages ${component} \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}\"
      COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND sh ${KOK_DEBIAN}/changelog ${package} ${PROJECT_VERSION} \"${KOK_MAINTAINER}\"
      \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${documents}\" COMMAND_ERROR_IS_FATAL ANY)" COMPONENT ${component})
  if(ARG_PROGRAM)
    install(TARGETS ${ARG_PROGRAM} DESTINATION usr/bin COMPONENT ${component})
    install(FILES ${KOK_DEBIAN}/completion.bash DESTINATION usr/share/bash-completion/completions RENAME ${ARG_PROGRAM}
      COMPONENT ${component})
    # Of the program as it is packed, without symbols.
    install(CODE "
      set(root \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}\")
      execute_process(COMMAND sh ${CMAKE_SOURCE_DIR}/deploy/sbom \${root}/usr/bin/${ARG_PROGRAM} ${PROJECT_VERSION}
        OUTPUT_FILE \${root}/${documents}/${ARG_PROGRAM}.spdx.json COMMAND_ERROR_IS_FATAL ANY)
      execute_process(COMMAND sh ${KOK_DEBIAN}/manuals \${root}/usr/bin/${ARG_PROGRAM} ${ARG_PAGES} ${PROJECT_VERSION}
        \${root}/usr/share/man COMMAND_ERROR_IS_FATAL ANY)" COMPONENT ${component})
  endif()
  install(FILES ${ARG_SETTINGS} DESTINATION etc/kok-search COMPONENT ${component})
  list(TRANSFORM ARG_UNITS PREPEND ${CMAKE_SOURCE_DIR}/deploy/systemd/)
  install(FILES ${ARG_UNITS} DESTINATION ${UNIT_FOLDER} COMPONENT ${component})
  string(TOUPPER ${component} upper)
  set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${package} PARENT_SCOPE)
  set(CPACK_DEBIAN_${upper}_DESCRIPTION "${ARG_SUMMARY}\n${ARG_DESCRIPTION}" PARENT_SCOPE)
  set(KOK_PACKAGES ${KOK_PACKAGES} ${component} PARENT_SCOPE)
endfunction()

# The scripts and lists that dpkg runs and reads: `kok_maintainer_scripts(component UNITS started... STOPPED unit... ...)`. Each hook
# is a file beside this one.
function(kok_maintainer_scripts component)
  cmake_parse_arguments(ARG "" "AFTER_USERS;AFTER_UNITS;AT_PURGE" "UNITS;STOPPED;CONFFILES" ${ARGN})
  set(PACKAGE kok-search-${component})
  foreach(hook AFTER_USERS AFTER_UNITS AT_PURGE)
    set(${hook} "")
    if(ARG_${hook})
      file(READ ${KOK_DEBIAN}/${ARG_${hook}} ${hook})
      set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${KOK_DEBIAN}/${ARG_${hook}})
    endif()
  endforeach()
  list(JOIN ARG_UNITS " " UNITS)
  list(JOIN ARG_STOPPED " " STOPPED_UNITS)
  set(out ${CMAKE_BINARY_DIR}/debian/${component})
  foreach(script postinst prerm postrm)
    configure_file(${KOK_DEBIAN}/${script}.in ${out}/${script} @ONLY FILE_PERMISSIONS
      OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
  endforeach()
  list(JOIN ARG_CONFFILES "\n" conffiles)
  file(WRITE ${out}/conffiles "${conffiles}\n")
  string(TOUPPER ${component} upper)
  set(CPACK_DEBIAN_${upper}_PACKAGE_CONTROL_EXTRA ${out}/postinst ${out}/prerm ${out}/postrm ${out}/conffiles PARENT_SCOPE)
endfunction()

# The server.
kok_package(server
  SUMMARY "search for a counselling network against human trafficking: the service"
  DESCRIPTION "Answers over gRPC who can help a person, here and now, from an index\n\
that kok-search-indexer builds every night. Serves this machine at once,\n\
others by mutual TLS after one command, and keeps no trace of what was asked."
  PROGRAM kok-searchd PAGES 8
  UNITS kok-searchd.service
  SETTINGS ${CMAKE_SOURCE_DIR}/deploy/systemd/kok-searchd.env ${CMAKE_SOURCE_DIR}/deploy/policy.json)
install(PROGRAMS ${KOK_DEBIAN}/kok-search-setup-tls DESTINATION usr/sbin COMPONENT server)
install(CODE "
  execute_process(COMMAND sh ${KOK_DEBIAN}/manuals ${KOK_DEBIAN}/kok-search-setup-tls 8 ${PROJECT_VERSION}
    \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/usr/share/man\" COMMAND_ERROR_IS_FATAL ANY)" COMPONENT server)
install(FILES ${KOK_DEBIAN}/sysusers/kok-search-server.conf DESTINATION usr/lib/sysusers.d COMPONENT server)
kok_maintainer_scripts(server UNITS kok-searchd.service STOPPED kok-searchd.service AT_PURGE server-purge.sh
  CONFFILES /etc/kok-search/kok-searchd.env /etc/kok-search/policy.json)
set(USERS "systemd | systemd-standalone-sysusers")
set(CPACK_DEBIAN_SERVER_PACKAGE_DEPENDS "${USERS}, kok-search-tools (= ${PROJECT_VERSION}), openssl")
set(CPACK_DEBIAN_SERVER_PACKAGE_RECOMMENDS "kok-search-indexer (= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_SERVER_PACKAGE_SUGGESTS "kok-search-gateway")
set(CPACK_DEBIAN_SERVER_PACKAGE_SECTION net)

# The indexer.
kok_package(indexer
  SUMMARY "search for a counselling network against human trafficking: the index"
  DESCRIPTION "Builds the index of kok-search from spreadsheets, JSON Lines, Markdown and\n\
exports, checks it, and replaces the one that serves only where the new one is\n\
whole and no worse: at the installation from the shipped directory, then\n\
every night."
  PROGRAM kok-indexer PAGES 1
  UNITS kok-indexer.service kok-indexer.timer kok-indexer-failure@.service kok-indexer-mail@.service
  SETTINGS ${CMAKE_SOURCE_DIR}/deploy/systemd/kok-indexer.env)
# Its pages come by deploy/debian/pages.
install(DIRECTORY ${CMAKE_SOURCE_DIR}/data DESTINATION usr/share/kok-search COMPONENT indexer
  PATTERN generate EXCLUDE PATTERN README.md EXCLUDE PATTERN FORMATS.md EXCLUDE)
install(PROGRAMS ${KOK_DEBIAN}/mail-failure DESTINATION usr/lib/kok-search COMPONENT indexer)
install(FILES ${KOK_DEBIAN}/sysusers/kok-search-indexer.conf DESTINATION usr/lib/sysusers.d COMPONENT indexer)
install(FILES ${KOK_DEBIAN}/tmpfiles/kok-search-indexer.conf DESTINATION usr/lib/tmpfiles.d COMPONENT indexer)
kok_maintainer_scripts(indexer UNITS kok-indexer.timer STOPPED kok-indexer.timer kok-indexer.service
  AFTER_USERS indexer-folders.sh AFTER_UNITS indexer-first-index.sh AT_PURGE indexer-purge.sh
  CONFFILES /etc/kok-search/kok-indexer.env)
set(CPACK_DEBIAN_INDEXER_PACKAGE_DEPENDS
  "${USERS}, systemd | systemd-standalone-tmpfiles, hunspell-de-de, iso-codes, tzdata, wngerman")
set(CPACK_DEBIAN_INDEXER_PACKAGE_SUGGESTS "default-mta | mail-transport-agent")
set(CPACK_DEBIAN_INDEXER_PACKAGE_SECTION net)

# Clients: the command, and all that a client in any language is made from.
kok_package(tools
  SUMMARY "search for a counselling network against human trafficking: clients"
  DESCRIPTION "The command kok-searchctl, the protocol (protos, a descriptor set for grpcurl\n\
and buf, the service configuration of every client), and a small CA."
  PROGRAM kok-searchctl PAGES 1)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/proto/kok ${CMAKE_SOURCE_DIR}/proto/google ${CMAKE_SOURCE_DIR}/proto/grpc
  DESTINATION usr/share/kok-search/proto COMPONENT tools FILES_MATCHING PATTERN *.proto)
install(FILES ${CMAKE_SOURCE_DIR}/proto/clients/service_config.json DESTINATION usr/share/kok-search COMPONENT tools)
install(FILES ${CMAKE_SOURCE_DIR}/proto/clients/cpp/kok_searchConfig.cmake DESTINATION usr/share/cmake/kok_search COMPONENT tools)
install(FILES ${CMAKE_BINARY_DIR}/proto/all.binpb DESTINATION usr/share/kok-search RENAME kok-search.binpb COMPONENT tools)
set(CPACK_DEBIAN_TOOLS_PACKAGE_RECOMMENDS "openssl")
set(CPACK_DEBIAN_TOOLS_PACKAGE_SUGGESTS "bash-completion")
set(CPACK_DEBIAN_TOOLS_PACKAGE_SECTION net)

include(${KOK_DEBIAN}/gateway.cmake)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME kok-search)
set(CPACK_PACKAGE_CONTACT "${KOK_MAINTAINER}")
set(CPACK_COMPONENTS_ALL ${KOK_PACKAGES})
set(CPACK_COMPONENTS_GROUPING ONE_PER_GROUP)
set(CPACK_PACKAGING_INSTALL_PREFIX /)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
include(CPack)
