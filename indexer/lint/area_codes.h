// What the area codes of numbers are named after, as libphonenumber's geocoder has it.

#ifndef KOK_INDEXER_LINT_AREA_CODES_H_
#define KOK_INDEXER_LINT_AREA_CODES_H_

#include <phonenumbers/geocoding/phonenumber_offline_geocoder.h>
#include <unicode/locid.h>

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace kok::lint {

// Safe from any thread.
class AreaCodes {
 public:
  // In German, for the number of a fixed line in E.164: `Hagen Westfalen`; the country's name where
  // the area code is unknown. Empty for any other number.
  std::string NameOf(const std::string& e164) const;

  // For a German fixed line, the names of all area codes that begin with the same three digits, its
  // own among them: Germany numbers neighbours alike. Empty for any other number, and where the
  // area code has two digits. Asked for the first time, some milliseconds. Lives as long as this.
  const std::vector<std::string>& NeighboursOf(const std::string& e164) const;

 private:
  const i18n::phonenumbers::PhoneNumberOfflineGeocoder geocoder_;
  const icu::Locale german_ = icu::Locale::getGermany();
  // It loads its tables when first asked, under a lock of its own kind that ThreadSanitizer cannot
  // see; ours it can. Taken behind mutex_, never before it.
  mutable std::mutex geocoder_mutex_;
  mutable std::mutex mutex_;
  // Never removed, and a map leaves its values where they are.
  mutable std::map<std::string, std::vector<std::string>> by_beginning_;
};

}  // namespace kok::lint

#endif  // KOK_INDEXER_LINT_AREA_CODES_H_
