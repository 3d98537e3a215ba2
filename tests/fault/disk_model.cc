#include "tests/fault/disk_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string_view>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {
namespace {

namespace fs = std::filesystem;

bool IsHidden(const std::string& path) {
  return absl::StartsWith(path, ".") || absl::StrContains(path, "/.");
}

// The quoted strings of a line of the trace; one that was cut off is passed over.
std::vector<std::string> Quoted(const std::string& line) {
  std::vector<std::string> found;
  for (size_t at = line.find('"'); at != std::string::npos; at = line.find('"', at)) {
    const size_t begin = ++at;
    while (at < line.size() && line[at] != '"') at += line[at] == '\\' ? 2 : 1;
    std::string text;
    const bool whole = line.compare(at + 1, 3, "...") != 0;
    if (whole && absl::CUnescape(line.substr(begin, at - begin), &text)) {
      found.push_back(std::move(text));
    }
    ++at;
  }
  return found;
}

// The path of the first descriptor.
std::string DescriptorPath(const std::string& line) {
  const size_t begin = line.find('<') + 1;
  return begin == 0 ? "" : line.substr(begin, line.find('>') - begin);
}

bool Failed(const std::string& line) {
  const size_t result = line.rfind(" = ");
  return result == std::string::npos || line.compare(result + 3, 1, "-") == 0;
}

std::string BytesOf(const DiskNode& node) {
  if (node.text) return *node.text;
  return node.source.empty() ? "did not outlive the run" : ReadFile(node.source);
}

std::string Damaged(std::string bytes, Remains remains) {
  if (remains == Remains::kEmpty) bytes.clear();
  if (remains == Remains::kHalf) bytes.resize(bytes.size() / 2);
  if (remains == Remains::kZeros) bytes.assign(bytes.size(), '\0');
  return bytes;
}

std::string Signature(const DiskState& state, const std::function<bool(const std::string&)>& take) {
  std::string signature;
  for (const auto& [path, file] : state.paths) {
    if (!take(path)) continue;
    absl::StrAppend(&signature, path, " ", file.first->number, " ", static_cast<int>(file.second),
                    "\n");
  }
  return signature;
}

}  // namespace

std::string DiskState::VisibleSignature() const {
  return Signature(*this, [](const std::string& path) { return !IsHidden(path); });
}

std::string DiskState::SignatureBelow(const std::string& folder) const {
  return Signature(*this, [&](const std::string& path) {
    return absl::StartsWith(path, absl::StrCat(folder, "/"));
  });
}

void DiskState::WriteTo(const std::string& root, bool with_hidden) const {
  for (const auto& [path, file] : paths) {
    const std::string target = absl::StrCat(root, "/", path);
    const auto& [node, remains] = file;
    if (IsHidden(path) && !with_hidden) continue;
    if (node->is_folder) {
      fs::create_directory(target);
    } else if (remains == Remains::kWhole && !node->source.empty() && !IsHidden(path)) {
      fs::create_hard_link(node->source, target);
    } else {
      std::ofstream(target, std::ios::binary) << Damaged(BytesOf(*node), remains);
    }
  }
}

DiskModel::DiskModel(std::string root, const std::string& before)
    : root_path_(std::move(root)), root_(NewNode(true)) {
  Load(root_, before);
}

DiskModel::Node DiskModel::NewNode(bool is_folder) {
  Node node = std::make_shared<DiskNode>();
  node->number = count_++;
  node->is_folder = is_folder;
  return node;
}

void DiskModel::Load(const Node& folder, const std::string& path) {
  std::vector<fs::path> entries;
  for (const auto& entry : fs::directory_iterator(path)) entries.push_back(entry.path());
  std::sort(entries.begin(), entries.end());
  for (const fs::path& entry : entries) {
    const Node node = NewNode(fs::is_directory(entry));
    if (node->is_folder) {
      Load(node, entry);
    } else {
      node->source = entry;
    }
    folder->now[entry.filename()] = node;
  }
  folder->durable = folder->now;
}

DiskModel::Node DiskModel::Find(const std::string& path) const {
  if (path == root_path_) return root_;
  if (!absl::StartsWith(path, root_path_ + "/")) return nullptr;
  Node node = root_;
  for (const absl::string_view name : absl::StrSplit(path.substr(root_path_.size() + 1), '/')) {
    const auto entry = node->now.find(std::string(name));
    if (entry == node->now.end()) return nullptr;
    node = entry->second;
  }
  return node;
}

void DiskModel::Change(const std::string& path, const Node& node) {
  const fs::path whole(path);
  const Node folder = Find(whole.parent_path());
  if (folder == nullptr) return;
  const std::string name = whole.filename();
  folder->pending.push_back({{name, node}});
  if (node == nullptr) {
    folder->now.erase(name);
  } else {
    folder->now[name] = node;
  }
}

void DiskModel::Rename(const std::string& from, const std::string& to, bool exchange) {
  const Node moved = Find(from);
  const Node folder = Find(fs::path(to).parent_path());
  if (moved == nullptr || folder == nullptr) return;
  EXPECT_EQ(fs::path(from).parent_path(), fs::path(to).parent_path()) << "not one atomic change";
  const std::string old_name = fs::path(from).filename();
  const std::string new_name = fs::path(to).filename();
  const Node aside = exchange ? Find(to) : nullptr;
  folder->pending.push_back({{new_name, moved}, {old_name, aside}});
  folder->now[new_name] = moved;
  folder->now.erase(old_name);
  if (aside != nullptr) folder->now[old_name] = aside;
}

void DiskModel::Apply(const RecordedCall& call) {
  const std::string& line = call.line;
  EXPECT_FALSE(absl::StrContains(line, "<unfinished ...>")) << line;
  if (Failed(line)) return;
  const std::vector<std::string> words = Quoted(line);
  const std::string& name = call.name;
  if (name == "openat") {
    const Node node = Find(words.at(0));
    if (node == nullptr && absl::StrContains(line, "O_CREAT")) {
      const Node created = NewNode(false);
      created->synced = false;
      created->text = "";
      Change(words.at(0), created);
    } else if (node != nullptr && absl::StrContains(line, "O_TRUNC")) {
      node->synced = false;
      node->text = "";
    }
  } else if (name == "write" || name == "pwrite64" || name == "ftruncate") {
    const Node node = Find(DescriptorPath(line));
    if (node == nullptr) return;
    const bool shown = name == "write" && node->text == "" && words.size() == 1;
    node->text = shown ? std::optional(words[0]) : std::nullopt;
    node->synced = false;
  } else if (name == "fsync" || name == "fdatasync") {
    const Node node = Find(DescriptorPath(line));
    if (node == nullptr) return;
    node->synced = true;
    node->durable = node->now;
    node->pending.clear();
  } else if (name == "rename") {
    Rename(words.at(0), words.at(1), false);
  } else if (name == "renameat2") {
    Rename(words.at(0), words.at(1), absl::StrContains(line, "RENAME_EXCHANGE"));
  } else if (name == "mkdir") {
    Change(words.at(0), NewNode(true));
  } else if (name == "unlink" || name == "rmdir") {
    Change(words.at(0), nullptr);
  } else if (name == "unlinkat") {
    const std::string& path = words.at(0);
    Change(absl::StartsWith(path, "/") ? path : absl::StrCat(DescriptorPath(line), "/", path),
           nullptr);
  } else {
    EXPECT_TRUE(name == "chmod" || name == "fchmod" || name == "flock") << "unknown: " << line;
  }
}

std::vector<DiskModel::Selection> DiskModel::Selections() const {
  std::vector<Selection> selections = {{false, nullptr, {}}, {true, nullptr, {}}};
  const std::function<void(const DiskNode&)> vary = [&](const DiskNode& folder) {
    const size_t count = folder.pending.size();
    for (const bool others : {false, true}) {
      for (size_t i = 0; i < count; ++i) {
        std::vector<bool> first(count, false);
        std::fill_n(first.begin(), i + 1, true);
        std::vector<bool> alone(count, false);
        alone[i] = true;
        std::vector<bool> without(count, true);
        without[i] = false;
        for (auto& reached : {first, alone, without}) {
          selections.push_back({others, &folder, reached});
        }
      }
    }
    for (const auto& [name, node] : folder.now) {
      if (node->is_folder && !IsHidden(name)) vary(*node);
    }
  };
  vary(*root_);
  return selections;
}

DiskState DiskModel::StateOf(const Selection& selection, Remains of_unsynced) const {
  DiskState state;
  const std::function<void(const DiskNode&, const std::string&)> visit =
      [&](const DiskNode& folder, const std::string& prefix) {
        DiskNode::Entries entries = folder.durable;
        for (size_t i = 0; i < folder.pending.size(); ++i) {
          if (&folder == selection.folder ? !selection.reached[i] : !selection.others) continue;
          for (const auto& [name, node] : folder.pending[i]) {
            entries[name] = node;
            if (node == nullptr) entries.erase(name);
          }
        }
        for (const auto& [name, node] : entries) {
          const std::string path = prefix + name;
          state.paths[path] = {node, node->synced ? Remains::kWhole : of_unsynced};
          if (node->is_folder) visit(*node, path + "/");
        }
      };
  visit(*root_, "");
  return state;
}

std::vector<DiskState> DiskModel::AfterPowerLoss() const {
  std::vector<DiskState> states;
  for (const Selection& selection : Selections()) {
    for (const Remains remains :
         {Remains::kWhole, Remains::kEmpty, Remains::kHalf, Remains::kZeros}) {
      states.push_back(StateOf(selection, remains));
    }
  }
  return states;
}

DiskState DiskModel::Now() const { return StateOf({true, nullptr, {}}, Remains::kWhole); }

void DiskModel::Settle() {
  for (const auto& [path, file] : Now().paths) {
    DiskNode& node = *file.first;
    if (!node.is_folder && !node.text && node.source.empty()) {
      node.source = absl::StrCat(root_path_, "/", path);
    }
  }
}

}  // namespace kok::tests
