// The one table of what can be called and which built-in role may.
//
// A method of the protos that is missing here fails the build: see method_rules_check.cc.

#ifndef KOK_SERVICE_SECURITY_METHOD_RULES_H_
#define KOK_SERVICE_SECURITY_METHOD_RULES_H_

#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kok::security {

inline constexpr size_t kMaxMethods = 64;

// Methods, by their index in MethodRules().
using MethodSet = std::bitset<kMaxMethods>;

// Who may call one method.
struct MethodRule {
  const char* name;   // `package.Service/Method`
  const char* roles;  // built-in roles that may, between spaces
  bool local_only;    // whatever the policy says
};

// All methods of all services, those of the libraries included. Constant.
const std::vector<MethodRule>& MethodRules();

// A method of the table. Only the table makes one, so that a name that a caller sent cannot be
// taken for one. Cheap to copy.
class MethodId {
 public:
  // Of `name`, with or without a slash in front as HTTP/2 has it. Nothing for any other text; case
  // counts.
  static std::optional<MethodId> Of(std::string_view name);

  size_t index() const { return index_; }
  const char* name() const { return MethodRules()[index_].name; }
  // Of IndexAdminService, which only the operators' socket offers.
  bool is_of_operators() const;

 private:
  explicit MethodId(size_t index) : index_(index) {}

  size_t index_;
};

// Methods of a built-in role; empty where there is none of that name.
MethodSet MethodsOfBuiltInRole(const std::string& role);

// search, sync, status, admin.
const std::vector<std::string>& BuiltInRoles();

// Methods that `name` means: one of them, or all of a service where it ends in `/*`. Empty where
// there is none.
MethodSet MethodsNamed(const std::string& name);

}  // namespace kok::security

#endif  // KOK_SERVICE_SECURITY_METHOD_RULES_H_
