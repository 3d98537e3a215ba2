// Keeps protected values out of what is printed: names of records are made of titles and towns, and
// a title may hold the very value that must not be told.

#ifndef KOK_INDEXER_COMMANDS_PROTECTED_MASK_H_
#define KOK_INDEXER_COMMANDS_PROTECTED_MASK_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "indexer/build/build_report.h"
#include "indexer/publish/protected_needles.h"
#include "indexer/publish/record_changes.h"
#include "indexer/source/protected_values.h"

namespace kok {

// The values as the gate looks for them, each with its place in the source.
std::vector<publish::ProtectedText> ProtectedTextsOf(const source::ProtectedValues& values);

// Immutable; safe from any thread.
class ProtectedMask {
 public:
  explicit ProtectedMask(const source::ProtectedValues& values)
      : needles_(ProtectedTextsOf(values)) {}

  // Whether a text holds one of the values, in any spelling that the gate would find.
  bool Tells(const std::string& text) const;

  // Puts words that say so in the place of a text that tells a value. How many it masked: 0 or 1.
  int Replace(std::string& text) const;

  // The same for the message of a status.
  absl::Status Masked(const absl::Status& status) const;

  // Masks every name and value of what would be printed. How many were masked.
  int Apply(publish::RecordChanges& changes) const;
  // The same for the messages of a build.
  int Apply(build::BuildReport& report) const;

  // What to say where `masked` texts were withheld by a command that builds nothing.
  static std::string Withheld(int masked);

 private:
  const publish::ProtectedNeedles needles_;
};

}  // namespace kok

#endif  // KOK_INDEXER_COMMANDS_PROTECTED_MASK_H_
