// The same sources give the same generation, whoever builds it, where and when.

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <ostream>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "tests/fault/masked_files.h"
#include "tests/integration/child_process.h"
#include "tests/unit/built_index.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {
namespace {

namespace fs = std::filesystem;

// How a build differs from the plain one. `{indexer}`, `{work}` and `{index}` in a script stand for
// paths; `sources` is a folder in the working directory `{work}`.
struct Circumstance {
  const char* name;
  const char* script;
};

void PrintTo(const Circumstance& circumstance, std::ostream* out) { *out << circumstance.name; }

constexpr Circumstance kCircumstances[] = {
    {"time_zone", "TZ=Pacific/Kiritimati {indexer} build --index {index} sources"},
    {"turkish", "LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8 {indexer} build --index {index} sources"},
    {"no_environment", "env -i {indexer} build --index {index} sources"},
    {"umask", "umask 077; {indexer} build --index {index} sources"},
    {"working_directory", "cd sources; {indexer} build --index ../index-working_directory ."},
    {"absolute_path", "cd /; {indexer} build --index {index} {work}/sources"},
    {"index_that_has_generations",
     "for i in 1 2; do {indexer} build --index {index} sources; done"},
    {"one_core", "taskset 1 {indexer} build --index {index} sources"},
    {"one_file_after_the_other",
     "cd sources; {indexer} build --index {index} $(ls | LC_ALL=C sort)"},
    {"files_made_in_another_order",
     "mkdir turned; for f in $(ls -r sources); do cp sources/$f turned/$f; done; "
     "cd turned; {indexer} build --index {index} ."},
};

class SameInputTest : public testing::TestWithParam<Circumstance> {
 protected:
  static void SetUpTestSuite() {
    work_ = new TemporaryFolder;
    fs::create_directory(work_->File("sources"));
    for (const char* folder : {"organizations", "content"}) {
      for (const auto& entry : fs::directory_iterator(absl::StrCat(ShippedData(), "/", folder))) {
        const std::string extension = entry.path().extension();
        const std::string name = entry.path().filename();
        if (name == "README.md" || (extension != ".jsonl" && extension != ".md")) continue;
        fs::copy_file(entry.path(), work_->File("sources/" + name));
      }
    }
    plain_ = new std::map<std::string, std::string>(
        Build("plain", "{indexer} build --index {index} sources"));
  }
  static void TearDownTestSuite() {
    delete plain_;
    delete work_;
  }

  static std::map<std::string, std::string> Build(const std::string& name,
                                                  const std::string& script) {
    const std::string index = work_->File("index-" + name);
    const std::string whole = absl::StrReplaceAll(
        absl::StrCat("set -e; cd {work}; ", script),
        {{"{work}", work_->path()}, {"{index}", index}, {"{indexer}", Program("kok-indexer")}});
    const Outcome outcome = RunProgram({"/bin/sh", "-c", whole});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return MaskedActiveFiles(index);
  }

  static TemporaryFolder* work_;
  static std::map<std::string, std::string>* plain_;  // what the plain build made
};

TemporaryFolder* SameInputTest::work_ = nullptr;
std::map<std::string, std::string>* SameInputTest::plain_ = nullptr;

TEST_P(SameInputTest, SameGeneration) {
  const std::map<std::string, std::string> built = Build(GetParam().name, GetParam().script);
  ASSERT_GT(plain_->size(), 10U);
  for (const auto& [name, bytes] : *plain_) {
    const auto other = built.find(name);
    ASSERT_NE(other, built.end()) << name << " is missing";
    EXPECT_TRUE(other->second == bytes) << name << " differs";
  }
  EXPECT_EQ(built.size(), plain_->size());
}

INSTANTIATE_TEST_SUITE_P(Circumstances, SameInputTest, testing::ValuesIn(kCircumstances),
                         [](const auto& circumstance) { return circumstance.param.name; });

}  // namespace
}  // namespace kok::tests
