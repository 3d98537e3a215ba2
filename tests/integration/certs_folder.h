// A folder of certificates, as its operator makes it with `kok-searchctl certs`.

#ifndef KOK_TESTS_INTEGRATION_CERTS_FOLDER_H_
#define KOK_TESTS_INTEGRATION_CERTS_FOLDER_H_

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/integration/child_process.h"
#include "tests/unit/temporary_folder.h"

namespace kok::tests {

class CertsFolder : public testing::Test {
 protected:
  Outcome Run(std::vector<std::string> words) const {
    words.insert(words.begin(), {Program("kok-searchctl"), "certs"});
    words.insert(words.end(), {"--pki", pki_});
    return RunProgram(words);
  }
  void MustRun(const std::vector<std::string>& words) const {
    const Outcome outcome = Run(words);
    ASSERT_EQ(outcome.exit_code, 0) << words[0] << ": " << outcome.err;
  }
  std::string File(const std::string& name) const { return pki_ + "/" + name; }

  const TemporaryFolder folder_;
  const std::string pki_ = folder_.File("pki");
};

}  // namespace kok::tests

#endif  // KOK_TESTS_INTEGRATION_CERTS_FOLDER_H_
