#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "sandbox.h"

#include <errno.h>

#ifdef __linux__
#include <sys/syscall.h>
#include <unistd.h>

// The kernel's interface in our own words, since installed headers are often older than the kernel: the numbers of two
// system calls, equal on all architectures, and the flag that asks for the version.
enum { create_ruleset = 444, restrict_self = 446, ask_for_version = 1 };

// What a ruleset governs, a bit for each right; older kernels know only its beginning.
struct ruleset {
    uint64_t file_system;  // version 1
    uint64_t network;      // version 4
    uint64_t scope;        // version 6
};

// Asks without making a ruleset; kernels without Landlock, or with Landlock turned off, say no.
int digits_sandbox_landlock_version(void) {
    long version = syscall(create_ruleset, NULL, 0, ask_for_version);
    return version > 0 ? (int)version : 0;
}

// Everything a ruleset names is forbidden where no rule allows it, and there are no rules: the photos come as open
// descriptors, and coders, tables and fonts have been loaded before. Rights that this kernel does not know must not be
// named, or it refuses the whole.
int digits_sandbox_landlock(void) {
    int version = digits_sandbox_landlock_version();
    if (version == 0) return ENOSYS;
    struct ruleset rules = {0};
    rules.file_system = (1u << 13) - 1;                  // execute, read, list, write, make, remove
    if (version >= 2) rules.file_system |= 1u << 13;     // move and link between folders
    if (version >= 3) rules.file_system |= 1u << 14;     // truncate
    if (version >= 5) rules.file_system |= 1u << 15;     // devices' ioctl
    if (version >= 4) rules.network = (1u << 0) | (1u << 1);  // bind and connect TCP
    // No abstract sockets and no signals out of the sandbox: not even to the coordinator.
    if (version >= 6) rules.scope = (1u << 0) | (1u << 1);
    // The size tells the kernel how many of the three numbers there are.
    size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    long ruleset = syscall(create_ruleset, &rules, size, 0);
    if (ruleset < 0) return errno;
    int result = syscall(restrict_self, (int)ruleset, 0) == 0 ? 0 : errno;
    close((int)ruleset);
    return result;
}
#else
int digits_sandbox_landlock_version(void) { return 0; }
int digits_sandbox_landlock(void) { return ENOSYS; }
#endif
