#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef MSG_NOSIGNAL
// Systems other than Linux lack one or both of these flags: there the same is asked for when a socket is made.
#define MSG_NOSIGNAL 0  // where it is missing, SO_NOSIGPIPE was set
#endif
#ifndef MSG_CMSG_CLOEXEC
#define MSG_CMSG_CLOEXEC 0
#endif

// Room for one descriptor in a message's control data, aligned as the kernel wants its header.
union control {
    char bytes[CMSG_SPACE(sizeof(int))];
    struct cmsghdr alignment;
};

// The descriptor goes along with the first byte (SCM_RIGHTS): the receiver gets a copy of its own. Where the socket has
// no room, errno is EAGAIN, and nothing was sent.
ssize_t digits_send(int socket, const void *bytes, size_t count, int descriptor) {
    struct iovec part = {.iov_base = (void *)bytes, .iov_len = count};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    union control control;
    // All bytes of the control data are set, padding as well, so that none of this process's memory leaks.
    if (descriptor >= 0) {
        memset(&control, 0, sizeof control);
        message.msg_control = control.bytes;
        message.msg_controllen = sizeof control.bytes;
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof descriptor);
        memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
    }
    ssize_t sent;
    // A call that a signal interrupts is made once more.
    do sent = sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    while (sent < 0 && errno == EINTR);
    return sent;
}

// For what comes from a worker: it may send anything, but no descriptor from it is ever kept.
ssize_t digits_receive(int socket, void *bytes, size_t count) {
    struct iovec part = {.iov_base = bytes, .iov_len = count};
    // Without room for descriptors, the kernel closes those that come along.
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    ssize_t received;
    do received = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    while (received < 0 && errno == EINTR);
    return received;
}

// For what comes from the coordinator: a request and the photo's open file.
ssize_t digits_receive_file(int socket, void *bytes, size_t count, int *descriptor) {
    struct iovec part = {.iov_base = bytes, .iov_len = count};
    // Room for one: the kernel closes what else comes along.
    union control control;
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1,
        .msg_control = control.bytes, .msg_controllen = sizeof control.bytes};
    *descriptor = -1;
    ssize_t received;
    do received = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    while (received < 0 && errno == EINTR);
    if (received <= 0) return received;
    // Every descriptor that came is open in this process now, so each is either kept or closed.
    for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header != NULL;
         header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
        // Alignment may leave room for more than one.
        size_t room = header->cmsg_len - CMSG_LEN(0);
        for (size_t at = 0; at + sizeof(int) <= room; at += sizeof(int)) {
            if (*descriptor >= 0) close(*descriptor);
            memcpy(descriptor, CMSG_DATA(header) + at, sizeof *descriptor);
        }
    }
    return received;
}

// A stream: messages are told apart by their lengths (frames), not by the socket.
int digits_socket_pair(int pair[2]) {
#ifdef SOCK_CLOEXEC
    return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) == 0 ? 0 : errno;
#else
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0) return errno;
    for (int i = 0; i < 2; i++) {
        // Without the flag of Linux, between making the pair and this line a child could inherit it.
        int on = 1;
        fcntl(pair[i], F_SETFD, FD_CLOEXEC);
        setsockopt(pair[i], SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
    }
    return 0;
#endif
}

// By one system call where there is one; else one by one, up to the limit on descriptors. Limits of 65,536 and more are
// not walked, which would take longer than to start the process: then the first 1,024 are, the usual limit.
void digits_close_from(int first) {
#ifdef __NR_close_range
    if (syscall(__NR_close_range, (unsigned)first, ~0u, 0u) == 0) return;
#endif
    struct rlimit limit;
    int end = 1024;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < 65536) end = (int)limit.rlim_cur;
    for (int descriptor = first; descriptor < end; descriptor++) close(descriptor);
}

// Does not wait. Where there is no such child the kernel says ECHILD: it counts as ended, with neither signal nor
// status.
digits_child_status digits_reap(pid_t child) {
    int status = 0;
    pid_t found;
    do found = waitpid(child, &status, WNOHANG);
    while (found < 0 && errno == EINTR);
    digits_child_status result = {.ended = found != 0};
    if (found == child && WIFSIGNALED(status)) result.signal = WTERMSIG(status);
    if (found == child && WIFEXITED(status)) result.exit_status = WEXITSTATUS(status);
    return result;
}
