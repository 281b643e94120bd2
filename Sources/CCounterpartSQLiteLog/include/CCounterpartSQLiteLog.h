#ifndef CCOUNTERPART_SQLITE_LOG_H
#define CCOUNTERPART_SQLITE_LOG_H

/// The name of SQLite's own file system, but for how it writes a write-ahead log: for `sqlite3_open_v2`.
#define COUNTERPART_SQLITE_LOG_VFS "counterpart-log"

/// Makes that file system known to SQLite; once for a process, after `sqlite3_initialize`.
///
/// A commit is then one write of the log for every 31 pages instead of two for each. They are written at its
/// end at the latest, whatever `synchronous` is: what others may see is in the file. That holds for
/// databases with powersafe overwrite, as SQLite opens them unless a URI says `psow=0`.
/// Returns a result code of SQLite's.
int counterpart_sqlite_register_log_vfs(void);

#endif
