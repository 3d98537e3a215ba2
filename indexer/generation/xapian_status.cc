#include "indexer/generation/xapian_status.h"

#include <xapian.h>

#include <new>
#include <string>

#include "absl/strings/str_cat.h"

namespace kok::generation {
namespace {

std::string Describe(const Xapian::Error& error) {
  std::string text = absl::StrCat("index library: ", error.get_type());
  // The operating system's words, such as that the disk is full; nobody typed them.
  if (error.get_error_string() != nullptr) absl::StrAppend(&text, ": ", error.get_error_string());
  return text;
}

}  // namespace

absl::Status StatusOfXapianException() {
  try {
    throw;
  } catch (const Xapian::DatabaseCorruptError& error) {
    return absl::DataLossError(Describe(error));
  } catch (const Xapian::DatabaseVersionError& error) {
    return absl::DataLossError(Describe(error));
  } catch (const Xapian::DatabaseError& error) {
    return absl::UnavailableError(Describe(error));
  } catch (const Xapian::Error& error) {
    return absl::InternalError(Describe(error));
  } catch (const std::bad_alloc&) {
    return absl::ResourceExhaustedError("out of memory");
  }
}

}  // namespace kok::generation
