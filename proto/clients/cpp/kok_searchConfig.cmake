# find_package(kok_search CONFIG): the target kok_search::client, which is the messages and gRPC stubs of kok.search.v1.
#
# They are generated in the build that asks, by its own protoc and grpc_cpp_plugin, so that they fit its protobuf. The path of the
# service configuration that every client uses is in kok_search_SERVICE_CONFIG.
include(CMakeFindDependencyMacro)
find_dependency(Protobuf)  # before gRPC, whose own file does not look for it
find_dependency(gRPC CONFIG)

get_filename_component(kok_search_SHARED "${CMAKE_CURRENT_LIST_DIR}/../../kok-search" ABSOLUTE)
set(kok_search_PROTOS "${kok_search_SHARED}/proto")
set(kok_search_SERVICE_CONFIG "${kok_search_SHARED}/service_config.json")

if(NOT TARGET kok_search::client)
  set(_kok_search_out "${CMAKE_BINARY_DIR}/kok_search")
  file(MAKE_DIRECTORY "${_kok_search_out}")
  file(GLOB _kok_search_files RELATIVE "${kok_search_PROTOS}"
    "${kok_search_PROTOS}/kok/search/v1/*.proto" "${kok_search_PROTOS}/google/rpc/*.proto")
  set(_kok_search_sources "")
  foreach(_kok_search_file IN LISTS _kok_search_files)
    string(REGEX REPLACE "\\.proto$" "" _kok_search_stem "${_kok_search_file}")
    set(_kok_search_made "${_kok_search_out}/${_kok_search_stem}.pb.cc")
    set(_kok_search_stubs "")
    if(_kok_search_stem MATCHES "_service$")
      list(APPEND _kok_search_made "${_kok_search_out}/${_kok_search_stem}.grpc.pb.cc")
      set(_kok_search_stubs "--grpc_out=${_kok_search_out}" "--plugin=protoc-gen-grpc=$<TARGET_FILE:gRPC::grpc_cpp_plugin>")
    endif()
    add_custom_command(
      OUTPUT ${_kok_search_made}
      COMMAND protobuf::protoc "--proto_path=${kok_search_PROTOS}" "--cpp_out=${_kok_search_out}" ${_kok_search_stubs}
              "${_kok_search_file}"
      DEPENDS "${kok_search_PROTOS}/${_kok_search_file}"
      VERBATIM)
    list(APPEND _kok_search_sources ${_kok_search_made})
  endforeach()
  add_library(kok_search_client STATIC EXCLUDE_FROM_ALL ${_kok_search_sources})
  target_include_directories(kok_search_client SYSTEM PUBLIC "${_kok_search_out}")
  target_link_libraries(kok_search_client PUBLIC protobuf::libprotobuf gRPC::grpc++)
  target_compile_features(kok_search_client PUBLIC cxx_std_17)
  add_library(kok_search::client ALIAS kok_search_client)
endif()
