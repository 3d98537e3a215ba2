// What an index folder may hold that it should not: the watcher serves on, and names the file.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "indexer/generation/layout.h"
#include "service/index/generation_watcher.h"
#include "tests/unit/built_index.h"
#include "tests/unit/service/index/altered_generation.h"
#include "tests/unit/temporary_folder.h"

namespace kok::index {
namespace {

namespace fs = std::filesystem;
using generation::JoinPath;
using testing::HasSubstr;

constexpr char kRecord[] = R"({"organization":{"name":"organizations/a","display_name":"A"}})";

// A good generation is served, then one that something is wrong with is activated.
class IndexDirectory : public testing::Test {
 protected:
  IndexDirectory() {
    good_ = Add(1);
    tests::Activate(index_, good_);
    watcher_ = std::make_unique<GenerationWatcher>(index_, holder_, Events());
    watcher_->Look();
  }

  WatcherEvents Events() {
    WatcherEvents events;
    events.activated = [](const Snapshot&) {};
    events.refused = [this](const std::string& id, const absl::Status& reason) {
      refused_.push_back(id);
      reasons_ += std::string(reason.message()) + "\n";
    };
    events.folder_gone = [this](const std::string& id) { gone_.push_back(id); };
    return events;
  }

  // Puts a generation of that day of a month in the past into the folder, without activating it.
  std::string Add(
      int day,
      const std::function<void(generation::Manifest&)>& edit = [](generation::Manifest&) {}) {
    const std::string staging = folder_.File("staging" + std::to_string(day));
    const std::string built = tests::BuildLinesInto(staging, kRecord);
    const std::string id = tests::Reseal(staging, built, absl::CivilSecond(2026, 1, day), edit);
    fs::create_directories(index_);
    fs::rename(JoinPath(staging, id), JoinPath(index_, id));
    return id;
  }
  std::string PathOf(const std::string& id, const std::string& file) const {
    return JoinPath(JoinPath(index_, id), file);
  }
  void WriteCurrent(const std::string& text) {
    tests::Overwrite(JoinPath(index_, generation::kCurrentFile), text);
  }
  // The watcher looks three times: the good one is served still, and the other was refused once.
  void ExpectRefused(const std::string& id, const std::string& file) {
    WriteCurrent(id + "\n");
    for (int look = 0; look < 3; ++look) watcher_->Look();
    ASSERT_NE(holder_.Current(), nullptr);
    EXPECT_EQ(holder_.Current()->id(), good_) << file;
    EXPECT_EQ(std::count(refused_.begin(), refused_.end(), id), 1) << file;
    EXPECT_THAT(reasons_, HasSubstr(file));
  }

  const tests::TemporaryFolder folder_;
  const std::string index_ = folder_.File("index");
  SnapshotHolder holder_;
  std::vector<std::string> refused_;
  std::string reasons_;
  std::vector<std::string> gone_;
  std::string good_;
  std::unique_ptr<GenerationWatcher> watcher_;
};

TEST_F(IndexDirectory, CurrentNamesNothingThatIsThere) {
  ExpectRefused("20260102T000000Z-0123456789abcdef", "20260102T000000Z-0123456789abcdef");
}

TEST_F(IndexDirectory, CurrentNamesItselfOrSomethingOutside) {
  for (const char* text : {"CURRENT\n", "../index\n", "/etc\n", ".\n", "..\n"}) {
    WriteCurrent(text);
    watcher_->Look();
    EXPECT_EQ(holder_.Current()->id(), good_) << text;
  }
  EXPECT_EQ(refused_, std::vector<std::string>{generation::kCurrentFile});
}

TEST_F(IndexDirectory, CurrentIsALinkAFolderOrAHole) {
  const std::string current = JoinPath(index_, generation::kCurrentFile);
  fs::remove(current);
  fs::create_symlink(good_, current);
  watcher_->Look();
  fs::remove(current);
  fs::create_directory(current);
  watcher_->Look();
  fs::remove(current);
  tests::Overwrite(current, "");
  fs::resize_file(current, 1 << 20);
  watcher_->Look();
  EXPECT_EQ(holder_.Current()->id(), good_);
  EXPECT_EQ(refused_, std::vector<std::string>{generation::kCurrentFile});
}

TEST_F(IndexDirectory, CurrentNamesAFileOrALink) {
  const std::string other = Add(2);
  fs::rename(JoinPath(index_, other), folder_.File("elsewhere"));
  tests::Overwrite(JoinPath(index_, other), "no folder");
  ExpectRefused(other, other);
  const std::string linked = Add(3);
  fs::rename(JoinPath(index_, linked), folder_.File("outside"));
  fs::create_directory_symlink(folder_.File("outside"), JoinPath(index_, linked));
  ExpectRefused(linked, linked);
}

TEST_F(IndexDirectory, AManifestThatIsGenuineButWrong) {
  const std::vector<std::pair<const char*, std::function<void(generation::Manifest&)>>> cases = {
      {"../escape", [](generation::Manifest& m) { m.add_files()->set_path("../escape"); }},
      {"/etc/passwd", [](generation::Manifest& m) { m.add_files()->set_path("/etc/passwd"); }},
      {"size", [](generation::Manifest& m) { m.mutable_files(0)->set_size_bytes(1); }},
      {"content",
       [](generation::Manifest& m) { m.mutable_files(0)->set_sha256(std::string(64, '0')); }},
      {"version", [](generation::Manifest& m) { m.set_schema_version(999); }},
      {"belong", [](generation::Manifest& m) { m.mutable_files()->RemoveLast(); }},
      {"missing", [](generation::Manifest& m) { m.add_files()->set_path("more.glass"); }}};
  int day = 2;
  for (const auto& [name, edit] : cases) ExpectRefused(Add(day++, edit), name);
}

TEST_F(IndexDirectory, AManifestWithAFieldThatNobodyKnows) {
  const std::string id = Add(2);
  std::ofstream(PathOf(id, generation::kManifestFile), std::ios::app) << "extra line\n";
  ExpectRefused(id, generation::kManifestFile);
}

TEST_F(IndexDirectory, AnExtraFile) {
  int day = 2;
  for (const char* extra : {"XAPIANDB", "iamglass", "flintlock", "analysis/extra.tsv", ".hidden"}) {
    const std::string id = Add(day++);
    tests::Overwrite(PathOf(id, extra), "auto");
    ExpectRefused(id, extra);
  }
}

TEST_F(IndexDirectory, AFileOfAnotherGeneration) {
  const std::string other = folder_.File("other");
  const std::string foreign =
      tests::BuildLinesInto(other, R"({"organization":{"name":"organizations/b","display_name":"B"}}
{"content":{"name":"contents/b","title":"B"}})");
  int day = 2;
  for (const char* file : {generation::kManifestFile, generation::kOrganizationsDatabase,
                           generation::kContentDatabase}) {
    const std::string id = Add(day++);
    fs::copy_file(JoinPath(JoinPath(other, foreign), file), PathOf(id, file),
                  fs::copy_options::overwrite_existing);
    ExpectRefused(id, file);
  }
}

TEST_F(IndexDirectory, ASparseFileOfTheRightSize) {
  const std::string id = Add(2);
  const std::string path = PathOf(id, generation::kOrganizationsDatabase);
  const auto size = fs::file_size(path);
  fs::resize_file(path, 0);
  fs::resize_file(path, size);
  ExpectRefused(id, generation::kOrganizationsDatabase);
}

TEST_F(IndexDirectory, AFolderOrALinkInPlaceOfAFile) {
  const std::string folder = Add(2);
  fs::remove(PathOf(folder, generation::kContentDatabase));
  fs::create_directory(PathOf(folder, generation::kContentDatabase));
  ExpectRefused(folder, generation::kContentDatabase);
  const std::string link = Add(3);
  fs::remove(PathOf(link, generation::kContentDatabase));
  fs::create_symlink(PathOf(good_, generation::kContentDatabase),
                     PathOf(link, generation::kContentDatabase));
  ExpectRefused(link, generation::kContentDatabase);
}

TEST_F(IndexDirectory, AnOlderGenerationThatIsActivatedAgainIsServed) {
  const std::string second = Add(2);
  WriteCurrent(second + "\n");
  watcher_->Look();
  WriteCurrent(good_ + "\n");
  watcher_->Look();
  EXPECT_EQ(holder_.Current()->id(), good_);
  EXPECT_TRUE(refused_.empty());
}

TEST_F(IndexDirectory, TheServedGenerationIsDeletedAndServedOn) {
  fs::remove_all(JoinPath(index_, good_));
  for (int look = 0; look < 3; ++look) watcher_->Look();
  ASSERT_NE(holder_.Current(), nullptr);
  EXPECT_TRUE(holder_.Current()->organizations().Borrow().ok());
  EXPECT_EQ(gone_, std::vector<std::string>{good_}) << "told once";
}

TEST_F(IndexDirectory, FilesReplacedWhileTheyAreOpen) {
  const std::string path = PathOf(good_, generation::kOrganizationsDatabase);
  fs::remove(path);
  tests::Overwrite(path, "something else");
  watcher_->Look();
  const auto handle = holder_.Current()->organizations().Borrow();
  ASSERT_TRUE(handle.ok());
  EXPECT_EQ((*handle)->get_doccount(), 1U);
}

TEST_F(IndexDirectory, AKeptGenerationGoesWithItsFolder) {
  const std::string second = Add(2);
  WriteCurrent(second + "\n");
  watcher_->Look();
  ASSERT_NE(holder_.Find(good_), nullptr);
  fs::remove_all(JoinPath(index_, good_));
  watcher_->Look();
  EXPECT_EQ(holder_.Find(good_), nullptr);
  EXPECT_EQ(holder_.Current()->id(), second);
}

TEST_F(IndexDirectory, TenThousandGenerationsAreNotOpened) {
  for (int i = 0; i < 10000; ++i) {
    const std::string hash = absl::StrFormat("%016x", i);
    fs::create_directory(JoinPath(index_, "20250101T000000Z-" + hash));
  }
  const std::string second = Add(2);
  WriteCurrent(second + "\n");
  watcher_->Look();
  EXPECT_EQ(holder_.Current()->id(), second);
  EXPECT_TRUE(refused_.empty());
}

TEST_F(IndexDirectory, AFolderThatCannotBeWrittenToIsEnough) {
  const std::string second = Add(2);
  WriteCurrent(second + "\n");
  chmod(index_.c_str(), 0555);
  watcher_->Look();
  EXPECT_EQ(holder_.Current()->id(), second);
  chmod(index_.c_str(), 0755);
}

}  // namespace
}  // namespace kok::index
