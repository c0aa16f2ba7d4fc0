#include "sandbox.h"

#include <errno.h>

#ifdef __linux__
#include <linux/capability.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// Also what lets a process without root's rights lay down Landlock and seccomp.
int digits_sandbox_no_new_privileges(void) {
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 ? 0 : errno;
}

// All three sets of capabilities (effective, permitted, inheritable) become empty.
int digits_sandbox_drop_capabilities(void) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    // Two parts of 32 capabilities each, all bits 0.
    struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {0};
    return syscall(SYS_capset, &header, none) == 0 ? 0 : errno;
}

// The kernel then sends SIGKILL, which cannot be caught, however the other one ended.
int digits_sandbox_end_with_parent(void) {
    return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 ? 0 : errno;
}
#else
int digits_sandbox_drop_capabilities(void) { return ENOSYS; }

int digits_sandbox_end_with_parent(void) { return ENOSYS; }

int digits_sandbox_no_new_privileges(void) { return ENOSYS; }
#endif
