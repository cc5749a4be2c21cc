#ifndef CPOSIX_H
#define CPOSIX_H

/// Swaps two paths in one step. Returns 0, or -1 where the system or the file system can't.
int cposix_exchange(const char *path, const char *other);

#endif
