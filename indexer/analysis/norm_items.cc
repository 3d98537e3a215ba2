#include "indexer/analysis/norm_items.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/citation_text.h"

namespace kok::analysis {
namespace {

// A longer range, or one of more sections with letters, is taken for its ends alone.
constexpr int kMostSectionsInRange = 60;
constexpr int kMostLetteredSections = 12;
// What `ff.` reaches. A chapter of a law seldom holds more than some sections behind the one that
// is named, and each further one would be found where it is not meant.
constexpr int kFollowingNumbers = 5;
constexpr int kFollowingLetters = 2;

void Append(const LawName& law, std::string section, std::string paragraph, bool article,
            std::vector<Norm>& norms) {
  norms.push_back(
      {law.key, law.name, std::move(section), std::move(paragraph), law.articles || article, ""});
}

// What lies between both ends of a range: of sections also those with letters, as far as a law
// may have them.
void AppendBetween(const NormItem& from, const NormItem& to, const LawName& law,
                   std::vector<Norm>& norms) {
  const bool paragraphs = !to.paragraph.empty() && from.section == to.section;
  const std::string& first = paragraphs ? from.paragraph : from.section;
  const std::string& last = paragraphs ? to.paragraph : to.section;
  const int begin = NumberOf(first);
  const int end = NumberOf(last);
  if (end < begin || end - begin > kMostSectionsInRange) return;
  const auto add = [&](const std::string& number) {
    if (number == first || number == last) return;
    paragraphs ? Append(law, to.section, number, to.article, norms)
               : Append(law, number, "", to.article, norms);
  };
  const bool lettered = end - begin <= kMostLetteredSections;
  for (int value = begin; value <= end; ++value) {
    const std::string number = absl::StrCat(value);
    // `§§ 232a bis 233` begins behind 232.
    if (value > begin || IsDigit(first.back())) add(number);
    if (!lettered) continue;
    char letter = 'a';
    if (value == begin && !IsDigit(first.back())) letter = static_cast<char>(first.back() + 1);
    char stop = value == end ? 'a' : 'd';
    if (value == end && !IsDigit(last.back())) stop = last.back();
    for (; letter < stop; ++letter) add(number + letter);
  }
}

// What `f.` or `ff.` adds to an item: the next letters of its number, which are its neighbours
// where the law has them, and the numbers behind it, with letters where there are several.
void AppendFollowing(const NormItem& item, const LawName& law, std::vector<Norm>& norms) {
  const bool paragraphs = !item.paragraph.empty();
  const std::string& named = paragraphs ? item.paragraph : item.section;
  const bool several = item.following > 1;
  const auto add = [&](std::string number) {
    paragraphs ? Append(law, item.section, std::move(number), item.article, norms)
               : Append(law, std::move(number), "", item.article, norms);
    norms.back().named = absl::StrCat(named, several ? " ff." : " f.");
  };
  const auto add_letters = [&](const std::string& number, char letter, int count) {
    for (; count > 0 && letter <= 'z'; --count, ++letter) add(number + letter);
  };
  const int number = NumberOf(named);
  const int letters = several ? kFollowingLetters : 1;
  const bool has_letter = !IsDigit(named.back());
  add_letters(absl::StrCat(number), has_letter ? static_cast<char>(named.back() + 1) : 'a',
              letters);
  const int last = number + (several ? kFollowingNumbers : 1);
  for (int value = number + 1; value <= last; ++value) {
    add(absl::StrCat(value));
    if (several) add_letters(absl::StrCat(value), 'a', letters);
  }
}

}  // namespace

int NumberOf(std::string_view section) {
  int value = 0;
  for (const char c : section) {
    if (!IsDigit(c)) break;
    value = 10 * value + (c - '0');
  }
  return value;
}

void AppendNorms(const std::vector<NormItem>& items, const LawName& law, std::vector<Norm>& norms) {
  for (size_t i = 0; i < items.size(); ++i) {
    const NormItem& item = items[i];
    if (item.to && i > 0) AppendBetween(items[i - 1], item, law, norms);
    Append(law, item.section, item.paragraph, item.article, norms);
    if (item.following > 0) AppendFollowing(item, law, norms);
  }
}

}  // namespace kok::analysis
