// Any bytes as a printed or typed telephone number and as an address.

#include "indexer/region/asked_email.h"
#include "indexer/region/asked_phone.h"
#include "indexer/region/contact_keys.h"
#include "tests/fuzz/fuzz_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using kok::fuzz::Require;
  namespace region = kok::region;
  const std::string_view text = kok::fuzz::AsText(bytes, size);
  for (const char* country : {"DE", "IT", "CH", "", "XX"}) {
    const auto printed = region::ReadPrintedPhone(text, country);
    if (!printed.ok()) continue;
    Require(!printed->empty(), "a number that is read is there");
    for (const region::ReadPhone& phone : *printed) {
      Require(region::IsE164(phone.e164), "a printed number is E.164");
    }
  }
  if (const auto asked = region::ReadAskedPhone(text); asked.ok()) {
    Require(!asked->empty(), "a typed number means at least one");
    for (const std::string& number : *asked) {
      Require(number.size() > 1 && number[0] == '+', "a typed number begins with a plus");
      Require(number.find_first_not_of("0123456789", 1) == std::string::npos,
              "and goes on in digits");
    }
  }
  const std::string key = region::EmailKey(text);
  if (!key.empty()) Require(region::EmailKey(key) == key, "the key of a key is itself");
  if (const auto email = region::ReadAskedEmail(text); email.ok()) {
    Require(region::EmailKey(*email) == *email, "a typed address is a key");
  }
  Require(region::ReadShortNumber(text).size() <= 6, "a short number is short");
  return 0;
}
