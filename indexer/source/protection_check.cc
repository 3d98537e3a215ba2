// Part of the build: fails it where a field that a source can fill has no protection class, or the
// table names one that there is not. Argument: a descriptor set of all protos.

#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>

#include <cstdio>
#include <fstream>

#include "indexer/source/protection_classes.h"

int main(int argc, char** argv) {
  google::protobuf::FileDescriptorSet protos;
  std::ifstream in(argc == 2 ? argv[1] : "", std::ios::binary);
  if (!protos.ParseFromIstream(&in) || protos.file().empty()) {
    std::fprintf(stderr, "protection_check: expected a descriptor set\n");
    return 2;
  }
  google::protobuf::DescriptorPool pool;
  for (const auto& file : protos.file()) pool.BuildFile(file);
  std::vector<const google::protobuf::Descriptor*> roots;
  for (const std::string& name : kok::source::IngestedMessages()) {
    roots.push_back(pool.FindMessageTypeByName(name));
    if (roots.back() != nullptr) continue;
    std::fprintf(stderr, "indexer/source/protection_rows.cc: no proto has %s\n", name.c_str());
    return 1;
  }
  const auto& classes = kok::source::ProtectionClasses::Get();
  const auto missing = classes.MissingBelow(roots);
  const auto wrong = classes.WrongRows(roots);
  for (const std::string& name : missing) {
    std::fprintf(stderr, "indexer/source/protection_rows.cc: no protection class for %s\n",
                 name.c_str());
  }
  for (const std::string& name : wrong) {
    std::fprintf(stderr, "indexer/source/protection_rows.cc: %s is no field, or stands twice\n",
                 name.c_str());
  }
  return missing.empty() && wrong.empty() ? 0 : 1;
}
