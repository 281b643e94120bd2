import Glibc
import Synchronization

/// The lock on `<path>.lock` that the one process holds that serves the file.
final class StoreLock: Sendable {
    private let descriptor: Mutex<Int32?>

    init(besides path: String) throws(SQLiteStore.OpenError) {
        let opened = unsafe Glibc.open("\(path).lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR: throw .missingDirectory(path: path)
            case EACCES, EPERM, EROFS: throw .noPermission(path: path)
            case let code: throw .failed(path: path, reason: unsafe String(cString: strerror(code)))
            }
        }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            Glibc.close(opened)
            throw .served(path: path)
        }
        descriptor = Mutex(opened)
    }

    /// The file stays: to unlink it would let two processes hold a lock each, on two files.
    func release() {
        descriptor.withLock { descriptor in
            if let open = descriptor { Glibc.close(open) }
            descriptor = nil
        }
    }
}
