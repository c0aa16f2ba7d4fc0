// What a worker gives up before it sees the first photo, and the few system calls Swift cannot make.
//
// Every function named `digits_sandbox_…` that returns an int returns 0 when the rule is in force and the system's
// error number when it is not; ENOSYS stands for "this system has no such thing". Counts and versions are 0 instead.
// Nothing here prints or ends the process. Rules hold for the calling process, where nothing else is said, and for as
// long as it lives.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// One way, for good: no set-user-id program can give back what was given up. Must come before Landlock and seccomp,
// which the kernel allows nobody else but root.
int digits_sandbox_no_new_privileges(void);

// The kernel's version of Landlock, 0 where there is none.
int digits_sandbox_landlock_version(void);

// No file system, no TCP (version 4 on), no signals or abstract sockets out of the sandbox (6 on).
// Holds for the calling thread and those it starts from now on.
int digits_sandbox_landlock(void);

// Only the system calls a decoder needs; all others fail with EPERM. Holds for all threads. New ones can only be
// started where they are allowed. The last rule to be laid down: afterward no other can be.
int digits_sandbox_seccomp(bool allow_threads);

// Nothing that root may and others may not, also where the process runs as root.
int digits_sandbox_drop_capabilities(void);

// Ends this process when the thread that has started it ends.
int digits_sandbox_end_with_parent(void);

// The most address space in bytes, beyond what is mapped already. Linux only.
int digits_sandbox_limit_memory(uint64_t bytes);
// No file may be written, not even one that is open.
int digits_sandbox_limit_file_size(void);
// No core dump: it would hold the photo.
int digits_sandbox_limit_core(void);
// The most open descriptors, those that are open now included.
int digits_sandbox_limit_descriptors(uint64_t count);
// No new processes. On Linux this counts threads, too, and not for root: see limits.c.
int digits_sandbox_limit_processes(void);

// The threads of this process, 0 where that is not to be had; those that are ending are waited for.
int digits_sandbox_thread_count(void);

// The threads of another process, 0 where that is not to be had.
int digits_thread_count(pid_t process);

// Makes the process end with this status, rather than by a signal or the library's own exit, when its address space is
// used up. The number is free: one that neither shells nor libraries use.
enum { digits_memory_exit_status = 86 };
void digits_sandbox_report_memory_exhaustion(void);

// Something that must fail inside the sandbox: what it is in a few words, and a function that tries it.
typedef struct {
    const char *what;
    int (*attempt)(void);  // 0 when it succeeded, else the error number
} digits_forbidden_act;

// The things that must fail; their number is written to `count`. The list lies in the program.
const digits_forbidden_act *digits_forbidden_acts(size_t *count);

// Sends bytes, and with them a copy of a descriptor unless it is negative, without waiting and without SIGPIPE; returns
// the bytes sent, which may be fewer, or -1 (errno).
ssize_t digits_send(int socket, const void *bytes, size_t count, int descriptor);

// Receives at most `count` bytes, waiting for the first; returns the bytes received, 0 at the end, or -1 (errno).
// Descriptors that come along are closed.
ssize_t digits_receive(int socket, void *bytes, size_t count);

// Receives like `digits_receive`, with the descriptor that comes along (else -1), which is the caller's to close; of
// several, all but one are closed.
ssize_t digits_receive_file(int socket, void *bytes, size_t count, int *descriptor);

// Makes a connected pair of stream sockets that no other child inherits; returns 0 or the error number.
int digits_socket_pair(int pair[2]);

// Starts a program with the socket as its standard input, nothing as its standard output and the pipe's end as its
// standard error; no thread is copied and nothing else of this process either. `arguments` and `environment` end with
// NULL. Returns 0, with the process's number in `child`, or the error number.
int digits_spawn(
    pid_t *child, const char *program, char *const arguments[], char *const environment[],
    int socket, int errors);

// Makes a pipe, reading end first, that no other child inherits and neither of whose ends ever waits; returns 0 or the
// error number.
int digits_pipe(int pair[2]);

// Where the running program's own file is; returns its length or -1.
ssize_t digits_own_program(char *path, size_t capacity);

// Closes every descriptor from this one on; those that are not open are passed over.
void digits_close_from(int first);

// What `wait` says about an ended child.
typedef struct {
    bool ended;      // false: still running
    int signal;      // the signal that ended it, or 0
    int exit_status; // its exit status when `signal` is 0
} digits_child_status;

// Asks, without waiting, whether a child has ended; an ended one is forgotten by the kernel, and its number may be
// another process's from then on.
digits_child_status digits_reap(pid_t child);
