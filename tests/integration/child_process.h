// A program of this project, run as a user runs it.

#ifndef KOK_TESTS_INTEGRATION_CHILD_PROCESS_H_
#define KOK_TESTS_INTEGRATION_CHILD_PROCESS_H_

#include <sys/types.h>

#include <string>
#include <vector>

namespace kok::tests {

// Outcome of a program that has ended.
struct Outcome {
  int exit_code;  // 128 + signal where a signal ended it
  std::string out;
  std::string err;
};

// Path of one of the project's programs.
std::string Program(const std::string& name);

// A running program; killed when it goes. Not safe from several threads at once.
class ChildProcess {
 public:
  // Starts `arguments[0]` with the rest. A failure fails the test.
  explicit ChildProcess(const std::vector<std::string>& arguments);
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  // Reads standard error until a line contains `text`, and returns that line; empty where it ends
  // before.
  std::string AwaitErrorLine(const std::string& text);
  void Signal(int signal) const;
  // Its process id; -1 once it was waited for.
  pid_t id() const { return process_; }
  // Waits for its end and reads what is left of its output.
  Outcome Wait();

 private:
  pid_t process_ = -1;
  int out_ = -1;
  int err_ = -1;
  std::string err_read_;
};

// Starts and waits.
Outcome RunProgram(const std::vector<std::string>& arguments);

}  // namespace kok::tests

#endif  // KOK_TESTS_INTEGRATION_CHILD_PROCESS_H_
