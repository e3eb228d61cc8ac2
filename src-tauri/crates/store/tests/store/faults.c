// Stands between a program and its disk: the n-th write (or sync) to a file below a folder goes wrong, and so do the
// next few; or the program is killed there. Loaded before the system's own library, so that nothing of the program has
// to know.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static atomic_long seen;

static int ours(int file) {
  const char *folder = getenv("FAULT_FOLDER");
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (folder == NULL || length < 0) return 0;
  path[length] = 0;
  return strncmp(path, folder, strlen(folder)) == 0;
}

// Whether this call is one of those that go wrong.
static int wrong(int file, const char *kind) {
  const char *wanted = getenv("FAULT_KIND"), *at = getenv("FAULT_AT"), *times = getenv("FAULT_TIMES");
  if (wanted == NULL || at == NULL || times == NULL || strcmp(wanted, kind) != 0 || !ours(file)) return 0;
  long number = atomic_fetch_add(&seen, 1);
  return number >= atol(at) && number < atol(at) + atol(times);
}

// The program ends here, if this is the moment.
static void end(int file) {
  if (wrong(file, "kill")) kill(getpid(), SIGKILL);
}

// How many moments there were to be killed at.
__attribute__((destructor)) static void told(void) {
  if (getenv("FAULT_KIND") != NULL) fprintf(stderr, "moments %ld\n", atomic_load(&seen));
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define WRITES(name, params, call_whole, call_half)                    \
  ssize_t name params {                                                \
    end(file);                                                         \
    if (wrong(file, "eio")) return errno = EIO, -1;                    \
    if (wrong(file, "full")) return errno = ENOSPC, -1;                \
    if (size > 1 && wrong(file, "short")) return REAL(name) call_half; \
    return REAL(name) call_whole;                                      \
  }
#define SYNCS(name, params, call)                       \
  int name params {                                     \
    end(file);                                          \
    if (wrong(file, "sync")) return errno = EIO, -1;    \
    return REAL(name) call;                             \
  }

WRITES(write, (int file, const void *bytes, size_t size), (file, bytes, size), (file, bytes, size / 2))
WRITES(pwrite, (int file, const void *bytes, size_t size, off_t at), (file, bytes, size, at), (file, bytes, size / 2, at))
WRITES(pwrite64, (int file, const void *bytes, size_t size, off64_t at), (file, bytes, size, at),
       (file, bytes, size / 2, at))
SYNCS(fsync, (int file), (file))
SYNCS(fdatasync, (int file), (file))
SYNCS(ftruncate, (int file, off_t size), (file, size))
SYNCS(ftruncate64, (int file, off64_t size), (file, size))
