#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "sandbox.h"

#include <errno.h>

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef __x86_64__
#define THIS_ARCHITECTURE AUDIT_ARCH_X86_64
#else
#define THIS_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

// One instruction of the filter each (classic BPF). LOAD puts 32 bits of the call's description into the accumulator;
// the jumps compare the accumulator with a constant, and their last two numbers say how many instructions are skipped
// where it is equal and where it is not.
#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
// The low and the high half of an argument of 64 bits. Both architectures are little-endian: the low half comes first.
#define LOAD_ARGUMENT(n) LOAD(args[n])
#define LOAD_ARGUMENT_HIGH(n) \
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[n]) + 4)
// Ends the filter with a verdict, compares and skips unless equal, and keeps some bits of the accumulator.
#define RETURN(action) BPF_STMT(BPF_RET | BPF_K, (action))
#define UNLESS_EQUAL_SKIP(value, count) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), 0, (count))
#define MASK(bits) BPF_STMT(BPF_ALU | BPF_AND | BPF_K, (bits))
// Refused calls fail like a missing permission: libraries that only probe go on without.
#define REFUSE RETURN(SECCOMP_RET_ERRNO | EPERM)
// The call is made as if there were no filter.
#define ALLOW RETURN(SECCOMP_RET_ALLOW)

// Allows a call by its number.
#define ALLOW_CALL(number) UNLESS_EQUAL_SKIP(number, 1), ALLOW
// Allows a call when some bits of the low half of its argument `n` have a given value, and refuses it else. The number
// is no longer in the accumulator then, so no other rule may follow for that call.
#define ALLOW_CALL_IF(number, n, bits, value) \
    UNLESS_EQUAL_SKIP(number, 5), LOAD_ARGUMENT(n), MASK(bits), UNLESS_EQUAL_SKIP(value, 1), \
        ALLOW, REFUSE

// The flags by which a clone gets namespaces of its own (CLONE_NEW…, among them NEWTIME): a new thread may have none.
enum { namespaces = 0x7E020000 | 0x80 };

// A list of allowed calls, sorted by what they are for; what it does not name is refused.
int digits_sandbox_seccomp(bool allow_threads) {
    // No flags are these where no thread may be started.
    const uint32_t thread_flags = allow_threads ? CLONE_THREAD | namespaces : 0;
    // This process's number, in whose name no other process can be signaled.
    const uint32_t self = (uint32_t)getpid();
    struct sock_filter filter[] = {
        // Another architecture's numbers mean other calls.
        LOAD(arch),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, THIS_ARCHITECTURE, 1, 0),
        RETURN(SECCOMP_RET_KILL_PROCESS),
        LOAD(nr),
#ifdef __x86_64__
        // So do the numbers of the x32 interface.
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
        RETURN(SECCOMP_RET_KILL_PROCESS),
#endif
        // The channel to the coordinator and the open photo. There is no call to open, make, name
        // or reach anything else, so these cannot get at anything either.
        ALLOW_CALL(__NR_read), ALLOW_CALL(__NR_readv), ALLOW_CALL(__NR_pread64),
        ALLOW_CALL(__NR_write), ALLOW_CALL(__NR_writev), ALLOW_CALL(__NR_lseek),
        ALLOW_CALL(__NR_close), ALLOW_CALL(__NR_fstat),
        ALLOW_CALL(__NR_recvmsg), ALLOW_CALL(__NR_recvfrom),
        ALLOW_CALL(__NR_sendmsg),
        // sendto with an address would be a way out; without one it is send.
        ALLOW_CALL_IF(__NR_sendto, 4, 0xFFFFFFFF, 0),
        ALLOW_CALL(__NR_ppoll),
#ifdef __NR_poll
        ALLOW_CALL(__NR_poll),
#endif
        // The C library's fstat may be this one. The path cannot be looked at here, so file names
        // can be probed for; nothing can be read.
        ALLOW_CALL_IF(__NR_newfstatat, 3, AT_EMPTY_PATH, AT_EMPTY_PATH),
        // Looking at a descriptor's flags; changing them or duplicating is not needed.
        ALLOW_CALL_IF(__NR_fcntl, 1, ~(uint32_t)2, F_GETFD),  // F_GETFD 1 and F_GETFL 3

        // Memory, but none that can be executed: code from a photo stays data.
        ALLOW_CALL_IF(__NR_mmap, 2, PROT_EXEC, 0), ALLOW_CALL_IF(__NR_mprotect, 2, PROT_EXEC, 0),
        ALLOW_CALL(__NR_munmap), ALLOW_CALL(__NR_mremap), ALLOW_CALL(__NR_madvise),
        ALLOW_CALL(__NR_brk),

        // Threads, where they are allowed: the HEIC and AVIF decoders start some. A clone that is no thread of this
        // process is a fork. clone3 hides its flags behind a pointer; ENOSYS makes the C library
        // fall back to clone.
        ALLOW_CALL_IF(__NR_clone, 0, thread_flags, CLONE_THREAD),
        UNLESS_EQUAL_SKIP(__NR_clone3, 1), RETURN(SECCOMP_RET_ERRNO | ENOSYS),
        ALLOW_CALL(__NR_futex), ALLOW_CALL(__NR_set_robust_list), ALLOW_CALL(__NR_rseq),
        ALLOW_CALL(__NR_set_tid_address), ALLOW_CALL(__NR_membarrier),
        ALLOW_CALL(__NR_sched_yield), ALLOW_CALL(__NR_sched_getaffinity), ALLOW_CALL(__NR_getcpu),
        ALLOW_CALL_IF(__NR_prctl, 0, 0xFFFFFFFF, PR_SET_NAME),

        // Clocks, and the alarm that ends a worker whose coordinator is gone.
        ALLOW_CALL(__NR_clock_gettime), ALLOW_CALL(__NR_clock_getres),
        ALLOW_CALL(__NR_gettimeofday), ALLOW_CALL(__NR_clock_nanosleep),
        ALLOW_CALL(__NR_nanosleep), ALLOW_CALL(__NR_setitimer),
#ifdef __NR_alarm
        ALLOW_CALL(__NR_alarm),
#endif
#ifdef __NR_time
        ALLOW_CALL(__NR_time),
#endif

        // Questions about this process that change nothing.
        ALLOW_CALL(__NR_getpid), ALLOW_CALL(__NR_gettid), ALLOW_CALL(__NR_getppid),
        ALLOW_CALL(__NR_getuid), ALLOW_CALL(__NR_geteuid), ALLOW_CALL(__NR_getgid),
        ALLOW_CALL(__NR_getegid), ALLOW_CALL(__NR_getrusage), ALLOW_CALL(__NR_times),
        ALLOW_CALL(__NR_uname), ALLOW_CALL(__NR_sysinfo), ALLOW_CALL(__NR_getrandom),
#ifdef __NR_getrlimit
        ALLOW_CALL(__NR_getrlimit),
#endif
        // prlimit64 asks and sets: it may ask, that is, be given no new limit, and only about this
        // process.
        UNLESS_EQUAL_SKIP(__NR_prlimit64, 8), LOAD_ARGUMENT(2), UNLESS_EQUAL_SKIP(0, 5),
        LOAD_ARGUMENT_HIGH(2), UNLESS_EQUAL_SKIP(0, 3), LOAD_ARGUMENT(0), UNLESS_EQUAL_SKIP(0, 1),
        ALLOW, REFUSE,

        // Its own death: abort() must reach the process itself, and nobody else.
        ALLOW_CALL_IF(__NR_tgkill, 0, 0xFFFFFFFF, self),
        ALLOW_CALL_IF(__NR_kill, 0, 0xFFFFFFFF, self),
        ALLOW_CALL(__NR_rt_sigaction), ALLOW_CALL(__NR_rt_sigprocmask),
        ALLOW_CALL(__NR_rt_sigreturn), ALLOW_CALL(__NR_sigaltstack),
        ALLOW_CALL(__NR_restart_syscall), ALLOW_CALL(__NR_exit), ALLOW_CALL(__NR_exit_group),

        // Everything else: opening files, sockets, programs, tracing, mounting, modules, keys,
        // io_uring (which would walk around this list), and what kernels will think of next.
        REFUSE,
    };
    // The kernel copies the filter; it holds for all threads that exist (TSYNC) and all that come.
    struct sock_fprog program = {
        .len = (unsigned short)(sizeof filter / sizeof filter[0]),
        .filter = filter,
    };
    long refused = syscall(
        __NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
    if (refused == 0) return 0;
    // A positive answer names a thread that could not be brought under the filter.
    return refused > 0 ? EBUSY : errno;
}
#else
int digits_sandbox_seccomp(bool allow_threads) {
    (void)allow_threads;
    return ENOSYS;
}
#endif
