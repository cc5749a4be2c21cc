#define _GNU_SOURCE
#include "CPosix.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#if defined(__APPLE__)
#include <crt_externs.h>
#include <mach-o/dyld.h>
#include <sys/param.h>
#include <sys/stdio.h>
#else
#include <sys/ioctl.h>
#include <sys/syscall.h>
// From linux/fs.h, which defines more than is good beside other headers.
#ifndef FICLONE
#define FICLONE _IOW(0x94, 9, int)
#endif
extern char **environ;
#endif

const int cposix_seek_data = SEEK_DATA;
const int cposix_seek_hole = SEEK_HOLE;

#if defined(__GLIBC__)
#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>
#endif

void cposix_take_memory_in_large_steps(void) {
#if defined(__GLIBC__)
  mallopt(M_TOP_PAD, 64 << 20);
  mallopt(M_TRIM_THRESHOLD, 512 << 20);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
#endif
}

#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
static const uintptr_t small_page = 4 << 10, large_page = 2 << 20;
// Each thread but the first has its memory in a region of this size, aligned to it.
static const uintptr_t region = (uintptr_t)64 << 20;

static void advise(uintptr_t start, uintptr_t end) {
  start &= ~(small_page - 1);
  madvise((void *)start, end - start, MADV_HUGEPAGE);
}

// The first thread's memory ends where the program's data does: what lies from `place` to there. Up to the
// first large page nothing is given out any more, as each small page of it is paid for on its own.
static void advise_first(uintptr_t place, uintptr_t end) {
  static void *volatile unused;
  uintptr_t left = -place & (large_page - 1), header = 4 * sizeof(size_t);
  if (left > header) unused = malloc(left - header);
  advise(place, end);
}
#endif

void cposix_use_large_pages(void) {
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
  static _Thread_local int is_done;
  // Of the first thread: where its memory ended when it was advised last.
  static _Thread_local uintptr_t known;
  if (is_done) return;
  uintptr_t end = (uintptr_t)sbrk(0);
  if (known != 0) {
    if (end > known) advise(known, end);
    known = end;
    return;
  }
  // More than there is yet, so that the system gives the large step now.
  char *held = malloc(1 << 20);
  if (held == NULL) return;
  uintptr_t place = (uintptr_t)held;
  end = (uintptr_t)sbrk(0);
  free(held);
  if (place < end && end - place <= 2 * region) {
    advise_first(place, end);
    known = end;
  } else {
    // Where a C library keeps it elsewhere, the advice is for nothing and does no harm.
    uintptr_t start = place & ~(region - 1);
    advise(start, start + region);
    is_done = 1;
  }
#endif
}

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

int cposix_sync_file_system(int descriptor) {
#if defined(__APPLE__)
  sync();
  return fcntl(descriptor, F_FULLFSYNC) == -1 ? -1 : 0;
#else
  return syncfs(descriptor);
#endif
}

int cposix_clone(int from, int to) {
#if defined(FICLONE)
  return ioctl(to, FICLONE, from);
#else
  return -1;
#endif
}

ptrdiff_t cposix_copy(int from, int to, size_t size) {
#if defined(SYS_copy_file_range)
  return syscall(SYS_copy_file_range, from, NULL, to, NULL, size, 0);
#else
  return -1;
#endif
}

#if !defined(__APPLE__)
static int link_target(const char *link, char *path, size_t size) {
  ssize_t length = readlink(link, path, size - 1);
  if (length < 0 || (size_t)length >= size - 1) return -1;
  path[length] = 0;
  return 0;
}
#endif

int cposix_path_of(int descriptor, char *path, size_t size) {
#if defined(__APPLE__)
  return size >= MAXPATHLEN && fcntl(descriptor, F_GETPATH, path) != -1 ? 0 : -1;
#else
  char link[32];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  return link_target(link, path, size);
#endif
}

int cposix_open_folder(const char *path) {
#if defined(O_PATH)
  return open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
#elif defined(O_SEARCH)
  return open(path, O_SEARCH | O_DIRECTORY | O_CLOEXEC);
#else
  return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
#endif
}

int cposix_open_without_links(int base, const char *path) {
#if defined(O_NOFOLLOW_ANY)
  return openat(base, path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW_ANY);
#elif defined(SYS_openat2)
  // As `struct open_how`, which not every C library has; 4 is RESOLVE_NO_SYMLINKS.
  const unsigned long long how[3] = {O_RDONLY | O_CLOEXEC, 0, 4};
  return (int)syscall(SYS_openat2, base, path, how, sizeof how);
#else
  return -1;
#endif
}

int cposix_open_unnamed(const char *folder) {
#if defined(O_TMPFILE)
  int made = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (made >= 0) return made;
#endif
  // Where a file system knows no file without a name, it has one for a moment.
  char path[4096];
  int length = snprintf(path, sizeof path, "%s/.headroom-XXXXXX", folder);
  if (length < 0 || (size_t)length >= sizeof path) return -1;
  int named = mkstemp(path);
  if (named < 0) return -1;
  fcntl(named, F_SETFD, FD_CLOEXEC);
  unlink(path);
  return named;
}

int cposix_program_path(char *path, size_t size) {
#if defined(__APPLE__)
  uint32_t length = (uint32_t)size;
  return _NSGetExecutablePath(path, &length);
#else
  return link_target("/proc/self/exe", path, size);
#endif
}

char **cposix_environment(void) {
#if defined(__APPLE__)
  return *_NSGetEnviron();
#else
  return environ;
#endif
}
