#define _GNU_SOURCE
#include "CPosix.h"

#include <stdio.h>
#if defined(__APPLE__)
#include <sys/stdio.h>
#else
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

int cposix_exchange(const char *path, const char *other) {
#if defined(__APPLE__)
  return renamex_np(path, other, RENAME_SWAP);
#elif defined(SYS_renameat2)
  // 2 is RENAME_EXCHANGE; the call by number works with every C library.
  return (int)syscall(SYS_renameat2, AT_FDCWD, path, AT_FDCWD, other, 2);
#else
  return -1;
#endif
}
