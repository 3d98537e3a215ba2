// What a disk may hold after power loss: a model of folders and files, fed with the calls that a
// traced program made.
//
// A file whose data no fsync covers may be whole, empty, half there or zeros. An entry of a folder
// (create, rename, exchange, remove) that no later fsync of that folder covers is there or not,
// each on its own. Nothing else is taken for granted: the fsync of a file says nothing about its
// name.

#ifndef KOK_TESTS_FAULT_DISK_MODEL_H_
#define KOK_TESTS_FAULT_DISK_MODEL_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tests/fault/traced_run.h"

namespace kok::tests {

// A file or folder, whatever it is called.
struct DiskNode {
  int number = 0;  // in the order they are met
  bool is_folder = false;

  // Of a file.
  std::string source;  // a file with its whole content; empty: it did not outlive the run
  std::optional<std::string> text;  // its whole content, where the trace shows it
  bool synced = true;

  // Of a folder: its entries, those on disk, and what changes the second into the first. Null:
  // gone.
  using Entries = std::map<std::string, std::shared_ptr<DiskNode>>;
  using Change = std::vector<std::pair<std::string, std::shared_ptr<DiskNode>>>;
  Entries now;
  Entries durable;
  std::vector<Change> pending;
};

// What became of a file.
enum class Remains { kWhole, kEmpty, kHalf, kZeros };

// Everything below the root at one moment, by path.
struct DiskState {
  std::map<std::string, std::pair<std::shared_ptr<DiskNode>, Remains>> paths;

  // The same for states that are the same to whoever passes over hidden names.
  std::string VisibleSignature() const;
  // The same of what is below `folder` alone.
  std::string SignatureBelow(const std::string& folder) const;
  // Writes it below `root`, an existing empty folder on the file system of the sources: as links,
  // which must not be written to. Hidden names, if asked for, are copies.
  void WriteTo(const std::string& root, bool with_hidden) const;
};

// Not safe from several threads at once.
class DiskModel {
 public:
  // `root` as the trace calls it; `before`, a copy of it from before the run, stays as it is.
  DiskModel(std::string root, const std::string& before);

  // Takes a call in. One that failed or that concerns nothing below the root does nothing; one that
  // it does not know fails the test.
  void Apply(const RecordedCall& call);

  // The states that power loss may leave at this moment, many of them alike.
  std::vector<DiskState> AfterPowerLoss() const;
  // The state without power loss.
  DiskState Now() const;

  // After the last call: finds what the trace does not show in the files of `root`. States may be
  // written from then on.
  void Settle();

 private:
  using Node = std::shared_ptr<DiskNode>;
  // Which pending changes of a folder reached the disk; a folder that is not named: `others`.
  struct Selection {
    bool others;
    const DiskNode* folder = nullptr;
    std::vector<bool> reached;
  };

  Node NewNode(bool is_folder);
  Node Find(const std::string& path) const;
  void Load(const Node& folder, const std::string& path);
  void Change(const std::string& path, const Node& node);
  void Rename(const std::string& from, const std::string& to, bool exchange);
  std::vector<Selection> Selections() const;
  DiskState StateOf(const Selection& selection, Remains of_unsynced) const;

  std::string root_path_;
  int count_ = 0;
  Node root_;
};

}  // namespace kok::tests

#endif  // KOK_TESTS_FAULT_DISK_MODEL_H_
