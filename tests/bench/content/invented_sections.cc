#include "tests/bench/content/invented_sections.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <vector>

#include "tests/bench/content/words.h"

namespace kok::bench {
namespace {

constexpr char kWordList[] = "/usr/share/dict/ngerman";
// Measured on 100,343 sections of German federal law: the logarithm of the number of words is near
// a normal distribution.
constexpr double kMeanLogWords = 4.56;
constexpr double kDeviationLogWords = 1.15;
constexpr double kMaxWords = 12000;
constexpr double kZipfShift = 2.7;  // Mandelbrot's: the first few words are not that far apart
constexpr size_t kSectionsOfALaw = 60;
constexpr size_t kParagraphWords = 45;

class Inventor {
 public:
  Inventor(const std::string& texts, uint64_t seed) : random_(seed) {
    AddWordsOf(texts);
    AddWordList();
    double sum = 0;
    for (size_t rank = 0; rank < words_.size(); ++rank) {
      sum += 1 / (static_cast<double>(rank) + kZipfShift);
      shares_.push_back(sum);
    }
  }

  Section Next(size_t number);

 private:
  void AddWordsOf(const std::string& texts);
  void AddWordList();
  const std::string& Word() {
    const auto found =
        std::lower_bound(shares_.begin(), shares_.end(), Fraction() * shares_.back());
    return words_[static_cast<size_t>(found - shares_.begin())];
  }
  const std::string& Noun();
  std::string Text(size_t words);
  size_t Length();
  double Fraction() {
    return static_cast<double>(random_() >> 11) * 0x1p-53;
  }  // of every library the same
  uint64_t Below(uint64_t bound) { return random_() % bound; }

  std::mt19937_64 random_;
  std::vector<std::string> words_;  // by rank
  std::vector<double> shares_;      // summed up
  std::string law_;
};

void Inventor::AddWordsOf(const std::string& texts) {
  std::map<std::string, size_t> counts;
  std::error_code error;
  for (const auto& file : std::filesystem::directory_iterator(texts, error)) {
    if (file.path().extension() != ".md") continue;
    std::stringstream text;
    text << std::ifstream(file.path()).rdbuf();
    std::string content = text.str();
    content.erase(0, content.find("\n---\n") + 1);  // what stands before the text is not German
    std::vector<std::string_view> words;
    SplitWords(content, words);
    for (const std::string_view word : words) ++counts[std::string(word)];
  }
  std::vector<std::pair<size_t, std::string>> ranked;
  for (const auto& [word, count] : counts) {
    if (word.size() > 1) ranked.emplace_back(count, word);
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (auto& [count, word] : ranked) words_.push_back(std::move(word));
}

void Inventor::AddWordList() {
  std::ifstream in(kWordList);
  const size_t begin = words_.size();
  for (std::string word; std::getline(in, word);) {
    if (word.size() > 2) words_.push_back(word);
  }
  if (begin == 0 || words_.size() == begin) {
    std::fprintf(
        stderr,
        "%s and Markdown with words are needed; the Debian package wngerman holds the list\n",
        kWordList);
    std::exit(2);
  }
  for (size_t left = words_.size(); left > begin + 1; --left) {
    std::swap(words_[left - 1], words_[begin + Below(left - begin)]);
  }
}

const std::string& Inventor::Noun() {
  while (true) {
    const std::string& word = Word();
    if (word.size() > 4 && word[0] >= 'A' && word[0] <= 'Z') return word;
  }
}

size_t Inventor::Length() {
  // Box and Muller's way, since std::normal_distribution differs between libraries.
  const double normal =
      std::sqrt(-2 * std::log(1 - Fraction())) * std::cos(6.283185307179586 * Fraction());
  return static_cast<size_t>(
      std::clamp(std::exp(kMeanLogWords + kDeviationLogWords * normal), 3.0, kMaxWords));
}

std::string Inventor::Text(size_t words) {
  std::string text;
  size_t paragraph = 1;
  size_t sentence = 0;  // words left
  for (size_t written = 0; written < words; ++written) {
    if (words > kParagraphWords && written % kParagraphWords == 0) {
      text.append(text.empty() ? "(" : ".\n\n(").append(std::to_string(paragraph++)).append(") ");
      sentence = 0;
    } else if (written > 0) {
      text.append(sentence == 0 ? ". " : " ");
    }
    if (sentence == 0) {
      text.append(Noun());
      sentence = 8 + Below(18);
    } else if (Below(40) == 0) {
      text.append("§ ")
          .append(std::to_string(1 + Below(300)))
          .append(" Absatz ")
          .append(std::to_string(1 + Below(6)));
    } else {
      text.append(Word());
    }
    --sentence;
  }
  return text.append(".");
}

Section Inventor::Next(size_t number) {
  const size_t of_law = number % kSectionsOfALaw;
  if (of_law == 0) law_ = Noun() + "G";
  Section section;
  section.id =
      "erfunden-" + std::to_string(number / kSectionsOfALaw + 1) + "#" + std::to_string(of_law + 1);
  section.title = "§ " + std::to_string(of_law + 1) + " " + Noun() + " " + Word() + " " + law_;
  section.text = Text(Length());
  return section;
}

}  // namespace

void AddInventedSections(const std::string& texts, size_t count, uint64_t seed,
                         CorpusPieces& corpus) {
  Inventor inventor(texts, seed);
  for (size_t number = 0; number < count; ++number) corpus.Add(inventor.Next(number));
}

}  // namespace kok::bench
