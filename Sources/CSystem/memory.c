#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "sandbox.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

// A library that gets no memory ends the process in its own way: a trap, abort(), exit(1). At that moment the address
// space tells the cause: if not even this much is left, it was memory. 48 MB are an order of magnitude, not measured: a
// much smaller probe would still find room after a large picture did not, a much larger one blame memory for other
// ends.
enum { probe_size = 48 << 20 };

// Ends the process with its own status where the probe finds no address space; else returns, having changed nothing.
//
// Not for the address sanitizer: before a call that does not return it asks the C library where the stack ends. From
// the handler's own stack that takes a look into /proc, which the sandbox forbids, and the sanitizer would end the
// process its way, before this one can.
__attribute__((no_sanitize("address")))
static void end_if_memory_is_exhausted(void) {
    void *probe = mmap(NULL, probe_size, PROT_NONE, MAP_PRIVATE | MAP_ANON, -1, 0);
    if (probe == MAP_FAILED) _exit(digits_memory_exit_status);
    munmap(probe, probe_size);
}

// The handler of deadly signals; calls only what may be called in one.
static void handle(int number) {
    end_if_memory_is_exhausted();
    // SA_RESETHAND has put the default action back: this time the signal ends the process.
    raise(number);
}

// Watches both ways in which a library gives up: by a deadly signal, and by leaving.
void digits_sandbox_report_memory_exhaustion(void) {
    static char stack_memory[64 * 1024];  // the signal may mean that the stack is used up
    stack_t stack = {.ss_sp = stack_memory, .ss_size = sizeof stack_memory};
    sigaltstack(&stack, NULL);
    struct sigaction action = {0};
    action.sa_handler = handle;
    action.sa_flags = SA_ONSTACK | SA_RESETHAND | SA_NODEFER;
    // After a handled signal its default action is back (SA_RESETHAND), and it is not blocked (SA_NODEFER), so that it
    // can end the process.
    const int deadly[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};
    for (size_t i = 0; i < sizeof deadly / sizeof deadly[0]; i++) {
        sigaction(deadly[i], &action, NULL);
    }
    // Libraries that call exit() where they get no memory end up here.
    atexit(end_if_memory_is_exhausted);
}
