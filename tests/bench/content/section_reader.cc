#include "tests/bench/content/section_reader.h"

#include <rapidjson/document.h>

#include <cstdlib>

namespace kok::bench {
namespace {

bool Take(const rapidjson::Document& object, const char* key, std::string& value) {
  const auto member = object.FindMember(key);
  if (member == object.MemberEnd() || !member->value.IsString()) return false;
  value.assign(member->value.GetString(), member->value.GetStringLength());
  return true;
}

}  // namespace

SectionReader::SectionReader(const std::string& path)
    : path_(path), file_(std::fopen(path.c_str(), "r")) {
  if (file_ == nullptr) Fail("a readable file");
}

SectionReader::~SectionReader() {
  std::free(line_);
  std::fclose(file_);
}

bool SectionReader::Next(Section& section) {
  const ssize_t size = getline(&line_, &capacity_, file_);
  if (size <= 0) {
    if (std::ferror(file_) != 0) Fail("a readable file");
    return false;
  }
  ++number_;
  rapidjson::Document object;
  object.ParseInsitu(line_);
  if (object.HasParseError() || !object.IsObject() || !Take(object, "id", section.id) ||
      !Take(object, "title", section.title) || !Take(object, "text", section.text)) {
    Fail("a JSON object with the strings id, title and text");
  }
  return true;
}

void SectionReader::Fail(const char* expected) const {
  std::fprintf(stderr, "%s:%ld: expected %s\n", path_.c_str(), number_, expected);
  std::exit(2);
}

}  // namespace kok::bench
