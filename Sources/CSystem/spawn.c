#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <unistd.h>
#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

// By `posix_spawn`, not by fork: a copy of a process with several threads may hold locks that nobody releases.
int digits_spawn(
    pid_t *child, const char *program, char *const arguments[], char *const environment[],
    int socket, int errors) {
    // What the child does to its descriptors and signals before the program starts.
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int result = posix_spawn_file_actions_init(&actions);
    if (result != 0) return result;
    result = posix_spawnattr_init(&attributes);
    if (result != 0) {
        posix_spawn_file_actions_destroy(&actions);
        return result;
    }
    // Every descriptor of this process closes on execution; only these three go along.
    posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
    // What this process ignores or blocks is its own business.
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    sigdelset(&all, SIGKILL);
    sigdelset(&all, SIGSTOP);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    // On macOS one flag closes all descriptors that are not named above; on Linux each was made to close by itself.
    short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
#ifdef POSIX_SPAWN_CLOEXEC_DEFAULT
    flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#endif
    posix_spawnattr_setflags(&attributes, flags);
    result = posix_spawn(child, program, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return result;
}

// For a worker's standard error: the coordinator reads what there is, and a worker that writes too much loses it.
// Threads that read photos use one, too: by a byte they tell the coordinator that they have left an answer.
int digits_pipe(int pair[2]) {
    if (pipe(pair) != 0) return errno;
    for (int i = 0; i < 2; i++) {
        fcntl(pair[i], F_SETFD, FD_CLOEXEC);
        // Neither the coordinator nor whoever writes may come to a halt over messages.
        fcntl(pair[i], F_SETFL, O_NONBLOCK);
    }
    return 0;
}

// `path` gets the name with a final zero; the length is without it. −1 where the capacity does not suffice.
ssize_t digits_own_program(char *path, size_t capacity) {
#ifdef __APPLE__
    uint32_t size = (uint32_t)capacity;
    return _NSGetExecutablePath(path, &size) == 0 ? (ssize_t)strlen(path) : -1;
#else
    // The running file itself, even when an upgrade has put another one in its place meanwhile.
    static const char self[] = "/proc/self/exe";
    if (capacity < sizeof self) return -1;
    memcpy(path, self, sizeof self);
    return (ssize_t)sizeof self - 1;
#endif
}
