#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

// Sets both the soft and the hard limit on a resource to a value, or to the hard limit there is where that is lower:
// what is given up cannot be taken back. Returns 0 or the error number.
static int limit(int resource, rlim_t value) {
    struct rlimit present;
    if (getrlimit(resource, &present) != 0) return errno;
    if (present.rlim_max != RLIM_INFINITY && present.rlim_max < value) value = present.rlim_max;
    struct rlimit wanted = {.rlim_cur = value, .rlim_max = value};
    return setrlimit(resource, &wanted) == 0 ? 0 : errno;
}

// A number from a file of the proc file system: the first that a line gives by the format, as the first number of all
// or the one after a label; −1 where there is none.
static long long proc_number(const char *path, const char *format) {
#ifdef __linux__
    FILE *file = fopen(path, "re");
    if (file == NULL) return -1;
    char line[256];
    long long number = -1;
    while (number < 0 && fgets(line, sizeof line, file) != NULL) {
        if (sscanf(line, format, &number) != 1) number = -1;
    }
    fclose(file);
    return number;
#else
    (void)path;
    (void)format;
    return -1;
#endif
}

// Address space, not memory in use, is what the kernel can limit. Much of it is mapped, and hardly used, before the
// first photo: that does not count against the photos. The first number in statm is the pages that are mapped now.
int digits_sandbox_limit_memory(uint64_t bytes) {
    long long pages = proc_number("/proc/self/statm", "%lld");
    if (pages < 0) return ENOSYS;
    return limit(RLIMIT_AS, (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) + bytes);
}

// No byte may be written to a file; pipes and sockets are none.
int digits_sandbox_limit_file_size(void) {
#ifdef SIGXFSZ
    signal(SIGXFSZ, SIG_IGN);  // the attempt fails; it is no reason to die
#endif
    return limit(RLIMIT_FSIZE, 0);
}

int digits_sandbox_limit_core(void) { return limit(RLIMIT_CORE, 0); }

int digits_sandbox_limit_descriptors(uint64_t count) { return limit(RLIMIT_NOFILE, count); }

// Linux counts all the user's threads here, and the HEIC decoder needs threads: where seccomp tells
// threads from processes, leave this rule out.
int digits_sandbox_limit_processes(void) { return limit(RLIMIT_NPROC, 0); }

// The coordinator counts its workers' threads this way, from outside.
int digits_thread_count(pid_t process) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/status", (int)process);
    long long threads = proc_number(path, "Threads: %lld");
    return threads > 0 ? (int)threads : 0;
}

// Asks from inside, for the report: threads that run before Landlock do not come under it.
int digits_sandbox_thread_count(void) {
    long long threads = 0;
    // A thread that has been joined may still be on its way out: asked again each millisecond, 50 times at most. Orders
    // of magnitude, not measured; a thread that stays is counted in the end.
    for (int attempt = 0; attempt < 50; attempt++) {
        threads = proc_number("/proc/self/status", "Threads: %lld");
        if (threads <= 1) break;
        usleep(1000);
    }
    return threads > 0 ? (int)threads : 0;
}
