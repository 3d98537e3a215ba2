# How everything of ours is compiled and linked, so that a mistake in memory ends the process instead of running on. The one
# place for these flags; tests/unit/hardening_test.sh holds the programs to them. The set is that of the OpenSSF's guide for
# C and C++ as far as GCC 12 knows it.
#
# Called once, before the first target. Sanitizers and fuzzers bring checks of their own, which those of the C library would
# hide, so builds with them (KOK_SANITIZE, KOK_FUZZ) keep the checks of the C++ library only.
#
# CET: our code carries the marks of -fcf-protection, but a program as a whole is marked only where all of it is, and
# Debian 12's start files (Scrt1.o, crti.o, crtn.o) are not. SECURITY.md says what follows.
macro(kok_harden)
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
  add_compile_options(-Wformat -Werror=format-security)
  set(CMAKE_SKIP_RPATH ON)  # libraries come from the system's own folders only

  include(CheckPIESupported)
  check_pie_supported(LANGUAGES CXX)
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
  add_link_options(LINKER:--as-needed,-z,relro,-z,now,-z,noexecstack)

  if(NOT KOK_SANITIZE AND NOT KOK_FUZZ)
    add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fstack-clash-protection
      -fno-delete-null-pointer-checks -fno-strict-overflow)
    if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$")
      add_compile_options(-fcf-protection=full)
    endif()
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
      add_compile_options(-ftrivial-auto-var-init=zero)
    endif()
  endif()
endmacro()
