#include "CCounterpartSQLiteLog.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

// SQLite appends a page to the write-ahead log with two writes: a header of 24 bytes and the page. Here
// they gather in memory, and the file gets all of them at once. Everything else is the work of the file
// system that SQLite would use anyway; of its files only the logs get methods of ours, and each keeps
// what we must know of it behind what the file system keeps.

enum {
    // The bytes that gather: 31 pages. SQLite's file system takes only so many at once: of a longer
    // write it writes its length modulo 128 KiB.
    capacity = (1 << 17) - 1,
    // The length of a frame's header, and where in it stands the size of the database, which only the
    // last frame of a commit has (https://www.sqlite.org/walformat.html, section 2).
    frameHeader = 24,
    databaseSize = 4,
};

typedef struct {
    // Those of the file system, and the same with ours among them, which the file points to.
    const sqlite3_io_methods *theirs;
    sqlite3_io_methods ours;
    // What gathers, from where in the file, and whether the next page ends a commit.
    unsigned char *bytes;
    size_t count;
    sqlite3_int64 start;
    bool endsCommit;
    // Where the log ends, with what gathers.
    sqlite3_int64 end;
    // Where bytes that SQLite was told were written are missing, and why. What comes behind them is worth
    // nothing, so nothing is written or read there until SQLite writes this place again.
    sqlite3_int64 hole;
    int failure;
} Log;

static sqlite3_vfs *theirs;
static sqlite3_vfs ours;
static size_t logOffset;

static Log *logOf(sqlite3_file *file) {
    return (Log *)((char *)file + logOffset);
}

static int writeGathered(sqlite3_file *file) {
    Log *log = logOf(file);
    if (log->count == 0) return SQLITE_OK;
    int result = log->theirs->xWrite(file, log->bytes, (int)log->count, log->start);
    if (result != SQLITE_OK) {
        log->failure = result;
        log->hole = log->start;
    }
    log->count = 0;
    return result;
}

// Adds to what gathers, and writes that if it is a commit's last page.
static int gather(sqlite3_file *file, const void *bytes, size_t count, sqlite3_int64 offset) {
    Log *log = logOf(file);
    if (log->count == 0) log->start = offset;
    memcpy(log->bytes + log->count, bytes, count);
    log->count += count;

    bool isCommitted = log->endsCommit;
    static const unsigned char none[4] = {0};
    log->endsCommit = count == frameHeader
        && memcmp((const unsigned char *)bytes + databaseSize, none, sizeof none) != 0;
    return isCommitted ? writeGathered(file) : SQLITE_OK;
}

static int logWrite(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
    Log *log = logOf(file);
    // At its beginning, with its own header, the log begins anew.
    bool isNew = offset > 0 && offset >= log->end;
    bool follows = offset == log->start + (sqlite3_int64)log->count;
    if (!isNew || !follows || log->count + (size_t)count > capacity) {
        int result = writeGathered(file);
        if (result != SQLITE_OK) return result;
    }
    if (log->failure != SQLITE_OK) {
        if (offset > log->hole) return log->failure;
        if (offset + count > log->hole) log->failure = SQLITE_OK;
    }
    if (isNew && count <= capacity) {
        log->end = offset + count;
        return gather(file, bytes, (size_t)count, offset);
    }
    // What SQLite writes again, and what is too long, is written at once.
    int result = log->theirs->xWrite(file, bytes, count, offset);
    if (result == SQLITE_OK && (offset == 0 || offset + count > log->end)) {
        log->end = offset + count;
    }
    return result;
}

static int logRead(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
    Log *log = logOf(file);
    if (log->count > 0 && offset + count > log->start) {
        int result = writeGathered(file);
        if (result != SQLITE_OK) return result;
    }
    if (log->failure != SQLITE_OK && offset + count > log->hole) return log->failure;
    return log->theirs->xRead(file, bytes, count, offset);
}

static int logTruncate(sqlite3_file *file, sqlite3_int64 size) {
    Log *log = logOf(file);
    int result = writeGathered(file);
    if (result == SQLITE_OK) result = log->theirs->xTruncate(file, size);
    if (result != SQLITE_OK) return result;
    if (size < log->end) log->end = size;
    if (size <= log->hole) log->failure = SQLITE_OK;
    return SQLITE_OK;
}

// A hole is no reason not to sync what is before it: a checkpoint does, and so the log begins anew.
static int logSync(sqlite3_file *file, int flags) {
    int result = writeGathered(file);
    return result == SQLITE_OK ? logOf(file)->theirs->xSync(file, flags) : result;
}

static int logFileSize(sqlite3_file *file, sqlite3_int64 *size) {
    int result = writeGathered(file);
    return result == SQLITE_OK ? logOf(file)->theirs->xFileSize(file, size) : result;
}

static int logClose(sqlite3_file *file) {
    Log *log = logOf(file);
    // What gathers was never committed.
    free(log->bytes);
    file->pMethods = log->theirs;
    return file->pMethods->xClose(file);
}

static int openFile(
    sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *flagsOut
) {
    (void)vfs;
    int result = theirs->xOpen(theirs, name, file, flags, flagsOut);
    if (result != SQLITE_OK || !(flags & SQLITE_OPEN_WAL)) return result;
    Log *log = logOf(file);
    *log = (Log){.theirs = file->pMethods, .ours = *file->pMethods, .bytes = malloc(capacity)};
    if (log->bytes == NULL) {
        file->pMethods->xClose(file);
        file->pMethods = NULL;
        return SQLITE_NOMEM;
    }
    log->ours.xClose = logClose;
    log->ours.xRead = logRead;
    log->ours.xWrite = logWrite;
    log->ours.xTruncate = logTruncate;
    log->ours.xSync = logSync;
    log->ours.xFileSize = logFileSize;
    file->pMethods = &log->ours;
    return SQLITE_OK;
}

int counterpart_sqlite_register_log_vfs(void) {
    theirs = sqlite3_vfs_find(NULL);
    if (theirs == NULL) return SQLITE_ERROR;
    size_t alignment = _Alignof(max_align_t);
    logOffset = ((size_t)theirs->szOsFile + alignment - 1) / alignment * alignment;
    ours = *theirs;
    ours.zName = COUNTERPART_SQLITE_LOG_VFS;
    ours.szOsFile = (int)(logOffset + sizeof(Log));
    ours.xOpen = openFile;
    return sqlite3_vfs_register(&ours, 0);
}
