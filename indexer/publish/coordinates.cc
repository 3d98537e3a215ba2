#include "indexer/publish/coordinates.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace kok::publish {
namespace {

constexpr int kDecimals = 3;  // about 100 metres
constexpr int kMaxDigits = 3;
constexpr double kMaxDegrees = 180;
constexpr double kLeastStep = 0.0001;
constexpr double kStepOfMinutes = 0.0005;  // seconds are about 30 metres, minutes have decimals

bool IsDigit(char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); }

bool IsSpace(char c) { return c == ' ' || c == '+'; }

// Reads numbers from left to right.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool AtEnd() const { return at_ >= text_.size(); }
  bool AtDigit() const { return !AtEnd() && IsDigit(text_[at_]); }
  size_t at() const { return at_; }
  void Skip() { ++at_; }

  struct Number {
    double value = 0;
    int digits = 0;
    int decimals = 0;
  };
  Number ReadNumber() {
    Number number;
    for (; AtDigit(); ++at_, ++number.digits) number.value = number.value * 10 + (text_[at_] - '0');
    const bool has_point = at_ + 1 < text_.size() && (text_[at_] == '.' || text_[at_] == ',') &&
                           IsDigit(text_[at_ + 1]);
    if (!has_point) return number;
    ++at_;
    for (double unit = 0.1; AtDigit(); ++at_, ++number.decimals, unit /= 10) {
      number.value += unit * (text_[at_] - '0');
    }
    return number;
  }

  // Passes over one of `marks`, with spaces before and after it, which addresses write as `+`.
  // Whether there was one.
  bool Take(std::initializer_list<absl::string_view> marks) {
    size_t i = at_;
    while (i < text_.size() && IsSpace(text_[i])) ++i;
    for (const absl::string_view mark : marks) {
      if (!absl::StartsWith(absl::string_view(text_.data() + i, text_.size() - i), mark)) continue;
      at_ = i + mark.size();
      while (!AtEnd() && IsSpace(text_[at_])) ++at_;
      return true;
    }
    return false;
  }

 private:
  std::string_view text_;
  size_t at_ = 0;
};

}  // namespace

std::vector<Coordinate> FindCoordinates(std::string_view text) {
  std::vector<Coordinate> found;
  Reader reader(text);
  while (!reader.AtEnd()) {
    if (!reader.AtDigit()) {
      reader.Skip();
      continue;
    }
    const size_t begin = reader.at();
    const Reader::Number degrees = reader.ReadNumber();
    double value = degrees.value;
    double step = std::max(kLeastStep, std::pow(10, -degrees.decimals));
    bool is_fine = degrees.decimals >= kDecimals;
    if (reader.Take({"°", "º", "deg"}) && degrees.decimals == 0 && reader.AtDigit()) {
      const Reader::Number minutes = reader.ReadNumber();
      value += minutes.value / 60;
      step = kStepOfMinutes;
      is_fine = reader.Take({"'", "′", "’", "´", "min"});
      const bool has_seconds = is_fine && minutes.decimals == 0 && reader.AtDigit();
      if (has_seconds) value += reader.ReadNumber().value / 3600;
    }
    if (is_fine && degrees.digits <= kMaxDigits && value <= kMaxDegrees) {
      found.push_back({value, step, begin});
    }
  }
  return found;
}

}  // namespace kok::publish
