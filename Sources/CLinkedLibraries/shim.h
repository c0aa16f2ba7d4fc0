#pragma once
#include <zlib.h>

#ifdef __linux__
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>
#else
#include <stdio.h>
#endif

/* Renames a file or folder where nothing has the new name, in one step; returns 0, or -1 with errno: EEXIST where
   something has the name, EINVAL, ENOSYS or ENOTSUP where the file system cannot do it. Here because Swift's import of
   the C library leaves renameat2 out. */
static inline int digits_rename_to_free_name(const char *from, const char *to)
{
#ifdef __linux__
    /* 1 is RENAME_NOREPLACE of <linux/fs.h>. */
    return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 1u);
#else
    return renamex_np(from, to, RENAME_EXCL);
#endif
}
