/*
 * A disk that fails on demand. Preloaded before the C library: below one folder, the operation that is chosen and all
 * after it fail with the error that is chosen, until the disk is healed. See failing_disk.py.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { WRITING = 1, READING = 2 };

static char folder[PATH_MAX];
static int which, with, armed;
static long long left, failed;

void disk_arm(const char *below, long long after, int operations, int error) {
    snprintf(folder, sizeof folder, "%s", below);
    left = after;
    which = operations;
    with = error;
    failed = 0;
    armed = 1;
}

/* Heals the disk; gives how many operations have failed. */
long long disk_heal(void) {
    armed = 0;
    return failed;
}

static int fails(int operation) {
    if (!(which & operation)) return 0;
    if (left > 0) {
        left--;
        return 0;
    }
    failed++;
    errno = with;
    return 1;
}

static int file_fails(int file, int operation) {
    char link[64], path[PATH_MAX];
    if (!armed) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return strncmp(path, folder, strlen(folder)) == 0 && fails(operation);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *data, size_t size) {
    return file_fails(file, WRITING) ? -1 : REAL(write)(file, data, size);
}

ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) {
    return file_fails(file, WRITING) ? -1 : REAL(pwrite64)(file, data, size, at);
}

ssize_t pwrite(int file, const void *data, size_t size, off_t at) { return pwrite64(file, data, size, at); }

int fsync(int file) { return file_fails(file, WRITING) ? -1 : REAL(fsync)(file); }

int fdatasync(int file) { return file_fails(file, WRITING) ? -1 : REAL(fdatasync)(file); }

int ftruncate64(int file, off64_t size) { return file_fails(file, WRITING) ? -1 : REAL(ftruncate64)(file, size); }

int ftruncate(int file, off_t size) { return ftruncate64(file, size); }

ssize_t read(int file, void *data, size_t size) {
    return file_fails(file, READING) ? -1 : REAL(read)(file, data, size);
}

ssize_t pread64(int file, void *data, size_t size, off64_t at) {
    return file_fails(file, READING) ? -1 : REAL(pread64)(file, data, size, at);
}

ssize_t pread(int file, void *data, size_t size, off_t at) { return pread64(file, data, size, at); }

/* Making a file needs room too; opening one that is there does not. */
static int making_fails(const char *path, int flags) {
    return armed && (flags & O_CREAT) && strncmp(path, folder, strlen(folder)) == 0 && access(path, F_OK) != 0 &&
           fails(WRITING);
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    return making_fails(path, flags) ? -1 : REAL(open64)(path, flags, mode);
}

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    return making_fails(path, flags) ? -1 : REAL(open64)(path, flags, mode);
}
