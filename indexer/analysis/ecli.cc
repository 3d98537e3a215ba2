#include "indexer/analysis/ecli.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "indexer/analysis/citation_text.h"

namespace kok::analysis {
namespace {

// Takes letters, digits and dots from the beginning of a text.
class Steps {
 public:
  explicit Steps(std::string_view text) : left_(text) {}

  std::string_view left() const { return left_; }
  std::string_view Digits(size_t most) { return Take(DigitsAt(left_, 0, most)); }
  std::string_view Letters(size_t most) { return Take(LettersAt(left_, 0, most)); }
  bool Skip(std::string_view text) {
    if (!StartsWith(left_, text)) return false;
    left_.remove_prefix(text.size());
    return true;
  }
  // Exactly so many.
  bool SkipDigits(size_t count) {
    for (size_t i = 0; i < count; ++i) {
      if (i >= left_.size() || !IsDigit(left_[i])) return false;
    }
    left_.remove_prefix(count);
    return true;
  }

 private:
  std::string_view Take(std::string_view taken) {
    left_.remove_prefix(taken.size());
    return taken;
  }

  std::string_view left_;
};

absl::string_view Piece(std::string_view text) { return {text.data(), text.size()}; }

std::string NumberOfYear(std::string_view number, std::string_view year) {
  return absl::StrCat(Piece(number), "/", Piece(year));
}

// The last two digits are the year, without the zeros in front.
std::string GluedNumber(std::string_view before, std::string_view digits) {
  constexpr size_t kYear = 2;
  if (digits.size() <= kYear) return "";
  std::string_view number = digits.substr(0, digits.size() - kYear);
  number.remove_prefix(std::min(number.find_first_not_of('0'), number.size() - 1));
  return absl::StrCat(Piece(before), NumberOfYear(number, digits.substr(digits.size() - kYear)));
}

// `040619b2str202.18.0`, `270220.b.2azn1389.19.0`.
std::string OfFederalCourt(std::string_view ordinal) {
  constexpr size_t kDay = 6;
  Steps steps(ordinal);
  if (!steps.SkipDigits(kDay)) return "";
  const bool is_dotted = steps.Skip(".");
  if (steps.left().empty() || !IsAsciiLetter(steps.left().front())) return "";
  steps = Steps(steps.left().substr(1));
  if (is_dotted && !steps.Skip(".")) return "";
  const std::string_view left = steps.left();
  const size_t dot = left.find('.');
  if (dot == std::string_view::npos) return "";
  Steps year(left.substr(dot + 1));
  const std::string_view digits = year.Digits(2);
  return digits.size() == 2 && year.Skip(".") ? NumberOfYear(left.substr(0, dot), digits) : "";
}

// `080819ub3kr2118r3`.
std::string OfSocialCourt(std::string_view ordinal) {
  constexpr size_t kDay = 6;
  constexpr size_t kMostDigits = 8;
  Steps steps(ordinal);
  if (!steps.SkipDigits(kDay) || steps.left().empty()) return "";
  steps = Steps(steps.left().substr(1));
  if (!steps.Skip("b")) return "";
  const std::string_view senate = steps.Digits(2);
  const std::string_view register_letters = steps.Letters(3);
  if (senate.empty() || register_letters.empty()) return "";
  const std::string before = absl::StrCat("b ", Piece(senate), " ", Piece(register_letters), " ");
  const std::string number = GluedNumber(before, steps.Digits(kMostDigits));
  return number.empty() ? "" : absl::StrCat(number, " ", Piece(steps.Letters(2)));
}

// `rk20200225.1bvr128217`.
std::string OfConstitutionalCourt(std::string_view ordinal) {
  constexpr size_t kDay = 8;
  constexpr size_t kMostDigits = 8;
  Steps steps(ordinal);
  if (steps.Letters(2).empty() || !steps.SkipDigits(kDay) || !steps.Skip(".")) return "";
  const std::string_view left = steps.left();
  if (steps.Digits(2).empty() || steps.Letters(4).empty()) return "";
  const std::string_view senate = left.substr(0, left.size() - steps.left().size());
  return GluedNumber(senate, steps.Digits(kMostDigits));
}

// `0719jud006056114`.
std::string OfHumanRights(std::string_view ordinal) {
  constexpr size_t kDay = 4;
  constexpr size_t kMostDigits = 9;
  Steps steps(ordinal);
  if (!steps.SkipDigits(kDay) || (!steps.Skip("jud") && !steps.Skip("dec"))) return "";
  return GluedNumber("Nr. ", steps.Digits(kMostDigits));
}

}  // namespace

std::string EcliKey(std::string_view ecli) {
  std::string key;
  for (size_t at = 0; at < ecli.size();) {
    const size_t next = SkipBlanks(ecli, at);
    if (next == at) key.push_back(Lower(ecli[at++]));
    at = std::max(at, next);
  }
  return key;
}

std::string FileNumberOfEcli(std::string_view key) {
  constexpr struct {
    std::string_view court;
    std::string (*read)(std::string_view ordinal);
  } kCourts[] = {{"ecli:de:bgh:", OfFederalCourt},           {"ecli:de:bverwg:", OfFederalCourt},
                 {"ecli:de:bag:", OfFederalCourt},           {"ecli:de:bsg:", OfSocialCourt},
                 {"ecli:de:bverfg:", OfConstitutionalCourt}, {"ecli:ce:echr:", OfHumanRights}};
  constexpr size_t kYear = 4;
  for (const auto& form : kCourts) {
    Steps steps(key);
    if (steps.Skip(form.court) && steps.SkipDigits(kYear) && steps.Skip(":")) {
      return form.read(steps.left());
    }
  }
  return "";
}

}  // namespace kok::analysis
