#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "CSandbox.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

// A library that gets no memory ends the process in its own way: a trap, abort(), exit(1). At that
// moment the address space tells the cause: if not even this much is left, it was memory.
enum { probe_size = 48 << 20 };

// Not for the address sanitizer: before a call that does not return it asks the C library where the
// stack ends. From the handler's own stack that takes a look into /proc, which the sandbox forbids, and
// the sanitizer would end the process its way, before this one can.
__attribute__((no_sanitize("address")))
static void end_if_memory_is_exhausted(void) {
    void *probe = mmap(NULL, probe_size, PROT_NONE, MAP_PRIVATE | MAP_ANON, -1, 0);
    if (probe == MAP_FAILED) _exit(digits_memory_exit_status);
    munmap(probe, probe_size);
}

static void handle(int number) {
    end_if_memory_is_exhausted();
    // SA_RESETHAND has put the default action back: this time the signal ends the process.
    raise(number);
}

void digits_sandbox_report_memory_exhaustion(void) {
    static char stack_memory[64 * 1024];  // the signal may mean that the stack is used up
    stack_t stack = {.ss_sp = stack_memory, .ss_size = sizeof stack_memory};
    sigaltstack(&stack, NULL);
    struct sigaction action = {0};
    action.sa_handler = handle;
    action.sa_flags = SA_ONSTACK | SA_RESETHAND | SA_NODEFER;
    const int deadly[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};
    for (size_t i = 0; i < sizeof deadly / sizeof deadly[0]; i++) {
        sigaction(deadly[i], &action, NULL);
    }
    atexit(end_if_memory_is_exhausted);
}
