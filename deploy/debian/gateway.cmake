# kok-search-gateway, where it was built: REST and JSON for tools without gRPC. Its bundle is made by npm (service/gateway), so a build
# without it packs the other three. Where it goes, and as whom it runs, its unit says.
set(gateway ${CMAKE_SOURCE_DIR}/service/gateway/dist/kok-search-gateway.js)
set(unit ${CMAKE_SOURCE_DIR}/deploy/systemd/kok-search-gateway.service)
set(settings ${CMAKE_SOURCE_DIR}/deploy/systemd/kok-search-gateway.env)
if(NOT EXISTS ${gateway} OR NOT EXISTS ${unit} OR NOT EXISTS ${settings})
  return()
endif()
file(STRINGS ${unit} start REGEX "^ExecStart=")
if(NOT start MATCHES " /(usr/[^ ]*)/kok-search-gateway.js")
  message(FATAL_ERROR "${unit}: ExecStart= names no /usr/.../kok-search-gateway.js")
endif()
set(folder ${CMAKE_MATCH_1})
file(STRINGS ${unit} user REGEX "^User=")
string(REPLACE "User=" "" GATEWAY_USER "${user}")

kok_package(gateway
  SUMMARY "search for a counselling network against human trafficking: REST and JSON"
  DESCRIPTION "Hands calls in JSON over HTTP on to kok-search-server, for tools that do not\n\
speak gRPC. Queries are posted, so that no text lands in addresses or logs."
  UNITS kok-search-gateway.service
  SETTINGS ${settings})
install(DIRECTORY ${CMAKE_SOURCE_DIR}/service/gateway/dist/ DESTINATION ${folder} COMPONENT gateway PATTERN *.map EXCLUDE)
file(WRITE ${CMAKE_BINARY_DIR}/debian/kok-search-gateway.conf
  "# The gateway: asks the service, and may read nothing of it.\nu ${GATEWAY_USER} - \"kok-search gateway\" - -\n")
install(FILES ${CMAKE_BINARY_DIR}/debian/kok-search-gateway.conf DESTINATION usr/lib/sysusers.d COMPONENT gateway)
kok_maintainer_scripts(gateway UNITS kok-search-gateway.service STOPPED kok-search-gateway.service
  CONFFILES /etc/kok-search/kok-search-gateway.env)
set(CPACK_DEBIAN_GATEWAY_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_GATEWAY_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_GATEWAY_PACKAGE_DEPENDS "nodejs (>= 18), ${USERS}")
set(CPACK_DEBIAN_GATEWAY_PACKAGE_RECOMMENDS "kok-search-server")
set(CPACK_DEBIAN_GATEWAY_PACKAGE_SECTION net)
