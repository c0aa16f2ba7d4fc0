#ifdef __linux__
#define _GNU_SOURCE
#endif
// What a hostile photo would try once it had taken the worker over. Each act returns 0 where it succeeded, else the
// error number, and cleans up after itself should it succeed, so that the self-test is harmless outside a sandbox.
#include "sandbox.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sched.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#endif

// What a started program would inherit.
extern char **environ;
// Names that no other program uses, in the working folder and in /tmp.
static const char file_name[] = "digits-sandbox-self-test";
static const char folder_file_name[] = "/tmp/digits-sandbox-self-test";

// Tells how an attempt to open something went; what was opened is closed, and a file that was made (NULL for none)
// removed.
static int opened(int descriptor, const char *created) {
    if (descriptor < 0) return errno;
    close(descriptor);
    if (created != NULL) unlink(created);
    return 0;
}

// New files, which only their owner may read, in the working folder and in /tmp.
static int create_here(void) {
    return opened(open(file_name, O_WRONLY | O_CREAT | O_CLOEXEC, 0600), file_name);
}

static int create_in_tmp(void) {
    return opened(open(folder_file_name, O_RDWR | O_CREAT | O_CLOEXEC, 0600), folder_file_name);
}

// A file that everybody may write to: where it fails, the sandbox is why.
static int open_for_writing(void) { return opened(open("/dev/null", O_WRONLY | O_CLOEXEC), NULL); }

// A file that everybody may read.
static int read_a_file(void) { return opened(open("/etc/passwd", O_RDONLY | O_CLOEXEC), NULL); }

// Every list of names begins at the root folder.
static int read_a_folder(void) { return opened(open("/", O_RDONLY | O_CLOEXEC), NULL); }

// In /tmp, where everybody may make one.
static int make_folder(void) {
    if (mkdir(folder_file_name, 0700) != 0) return errno;
    rmdir(folder_file_name);
    return 0;
}

// Without a sandbox these two would say ENOENT: there is nothing to harm. Inside it the calls are refused before the
// kernel looks for the files.
static int remove_file(void) { return unlink("/tmp/digits-no-such-file") == 0 ? 0 : errno; }

// Both names are in /tmp, where everybody may rename files of their own.
static int rename_file(void) {
    return rename("/tmp/digits-no-such-file", "/tmp/digits-nor-this") == 0 ? 0 : errno;
}

// A connection to this machine's own port 9 ("discard"): no byte leaves it.
static int use_internet(void) {
    int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    if (descriptor < 0) return errno;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(9)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int result = connect(descriptor, (struct sockaddr *)&address, sizeof address) == 0 ? 0 : errno;
    close(descriptor);
    // Nobody listening is no protection.
    return result == ECONNREFUSED ? 0 : result;
}

// Sockets to other processes of this machine, and packets without a connection; nothing is sent.
static int use_local_socket(void) { return opened(socket(AF_UNIX, SOCK_STREAM, 0), NULL); }

// A socket for packets to anywhere (UDP); making it must fail already.
static int use_datagrams(void) { return opened(socket(AF_INET, SOCK_DGRAM, 0), NULL); }

// The child ends at once.
static int fork_process(void) {
    pid_t child = fork();
    if (child < 0) return errno;
    if (child == 0) _exit(0);
    waitpid(child, NULL, 0);
    return 0;
}

// /bin/true does nothing and succeeds.
static int spawn_program(void) {
    char *arguments[] = {"true", NULL};
    pid_t child;
    int result = posix_spawn(&child, "/bin/true", NULL, NULL, arguments, environ);
    if (result == 0) waitpid(child, NULL, 0);
    return result;
}

// Signal 0 only asks whether a signal may be sent.
static int signal_coordinator(void) { return kill(getppid(), 0) == 0 ? 0 : errno; }

// A page (4,096 bytes) that may be written to and executed: what injected code needs.
static int make_memory_executable(void) {
    void *page = mmap(
        NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANON, -1, 0);
    if (page == MAP_FAILED) return errno;
    munmap(page, 4096);
    return 0;
}

// Sets the limit on the size of files to its own hard limit: allowed to every process, and forbidden by the filter
// alone.
static int raise_a_limit(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_FSIZE, &limit) != 0) return errno;
    limit.rlim_cur = limit.rlim_max;
    return setrlimit(RLIMIT_FSIZE, &limit) == 0 ? 0 : errno;
}

#ifdef __linux__
// A thread that ends at once, by the system call: the C library knows nothing of it.
static int idle(void *argument) {
    (void)argument;
    syscall(SYS_exit, 0);
    return 0;
}

// A thread of this process by the bare system call, as libraries that decode make them.
static int start_thread(void) {
    // As small as a thread can be, 16 KB: what is refused is refused before it has a stack of its own.
    static char stack[16384];
    int flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM;
    return clone(idle, stack + sizeof stack, flags, NULL) < 0 ? errno : 0;
}

// Attaches as a debugger does, without stopping the process, and lets go again.
static int trace_coordinator(void) {
    if (ptrace(PTRACE_SEIZE, getppid(), NULL, NULL) != 0) return errno;
    ptrace(PTRACE_DETACH, getppid(), NULL, NULL);
    return 0;
}
#endif

// Last: where it succeeds, there is nobody left to say so, and the report is missing.
static int execute_program(void) {
    char *arguments[] = {"false", NULL};
    execve("/bin/false", arguments, environ);
    return errno;
}

// In the order in which they are tried and reported.
static const digits_forbidden_act acts[] = {
    {"create a file in the working folder", create_here},
    {"create a file in /tmp", create_in_tmp},
    {"open a file for writing", open_for_writing},
    {"read a file", read_a_file},
    {"list a folder", read_a_folder},
    {"make a folder", make_folder},
    {"remove a file", remove_file},
    {"rename a file", rename_file},
    {"connect to the network", use_internet},
    {"make a local socket", use_local_socket},
    {"send datagrams", use_datagrams},
    {"fork", fork_process},
    {"spawn a program", spawn_program},
    {"signal the coordinator", signal_coordinator},
    {"make memory executable", make_memory_executable},
    {"set a limit", raise_a_limit},
#ifdef __linux__
    {"start a thread", start_thread},
    {"trace the coordinator", trace_coordinator},
#endif
    {"become another program", execute_program},
};

const digits_forbidden_act *digits_forbidden_acts(size_t *count) {
    *count = sizeof acts / sizeof acts[0];
    return acts;
}
