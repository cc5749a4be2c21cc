#ifndef CPOSIX_H
#define CPOSIX_H

#include <stddef.h>

/// Takes memory from the system in large steps and keeps it until the program ends, which a build of
/// a second is better off with. Does nothing where the C library has no such choice.
void cposix_take_memory_in_large_steps(void);

/// Has the memory of this thread in pages of 2 MiB, where the system leaves that to the program: half of
/// the time a build spends in the system is its first touch of pages of 4 KiB. Later calls of a thread see to
/// what it has taken since; those where the system has no such pages do nothing.
void cposix_use_large_pages(void);

/// Swaps two paths in one step. Returns 0, or -1 where the system or the file system can't.
int cposix_exchange(const char *path, const char *other);

/// Writes everything that a file system still holds in memory to its disk, for the one that the
/// open file is on. Returns 0, or -1 with errno.
int cposix_sync_file_system(int descriptor);

/// Makes a new file one with all bytes of another, sharing their place on the disk. Returns 0, or -1
/// where the file system can't.
int cposix_clone(int from, int to);

/// For `lseek`: the next place in a file where it holds something, or nothing.
extern const int cposix_seek_data, cposix_seek_hole;

/// Copies up to `size` bytes from where one open file is at to where the other is at, without them
/// passing through this process. Returns how many, 0 at the end, or -1 where the system can't.
ptrdiff_t cposix_copy(int from, int to, size_t size);

/// The path of an open file as the system knows it now. Returns 0, or -1 where it can't be told.
int cposix_path_of(int descriptor, char *path, size_t size);

/// Opens a folder for paths from it on, which takes no right to list it. Returns a descriptor, or -1 with
/// errno.
int cposix_open_folder(const char *path);

/// Opens a file to read it, at a path of which no part may be a symbolic link, from the folder `base` on.
/// Returns a descriptor, or -1, also where the system can't do that.
int cposix_open_without_links(int base, const char *path);

/// The path of the program that runs. Returns 0, or -1 where it can't be told.
int cposix_program_path(char *path, size_t size);

/// A pipe that no program we start inherits: the end to read from and the end to write to. Returns
/// 0, or -1 with errno.
int cposix_pipe(int ends[2]);

/// Starts a program, with these files as its standard input, output and error, all signals as they
/// are by default, and in `folder` unless that is null. Returns its process id, or -1 with errno.
int cposix_spawn(const char *path, char *const arguments[], char *const variables[],
                 const char *folder, int input, int output, int error);

/// Writes to a pipe; a reader that is gone is an error and no signal.
ptrdiff_t cposix_write_pipe(int descriptor, const void *bytes, size_t count);

/// Starts a thread that runs `body` once. Returns 0, or an error number where the system has none to
/// give.
int cposix_start_thread(void (*body)(void *context), void *context);

/// Starts a thread that does nothing and waits for its end. Returns 0, or an error number.
int cposix_try_thread(void);

/// Writes the number of every signal of a list that arrives into a pipe, from now on, and returns the
/// end to read from; lets them through on the thread that calls; -1 with errno where there is no pipe. A signal that the program was started to
/// ignore stays ignored.
int cposix_hear_signals(const int *signals, int count);

/// Opens a new file in a folder to write and to read, which has no name and is gone when it is closed;
/// -1 where none can be made.
int cposix_open_unnamed(const char *folder);

/// The variables of this process, `NAME=value` each, with a null pointer at the end.
char **cposix_environment(void);

#endif
