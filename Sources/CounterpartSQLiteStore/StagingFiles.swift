import Counterpart
import Glibc
import Synchronization

/// The files in which imports wait for their commit, one each, beside the database.
///
/// They are few and have fixed names, so what a crash left behind is found without a search.
final class StagingFiles: Sendable {
    private let path: String
    private let used = Mutex<Set<Int>>([])

    init(besides path: String) {
        self.path = path
        for number in 1...SQLiteStore.Limit.imports { delete(number) }
    }

    func path(_ number: Int) -> String {
        "\(path).import-\(number)"
    }

    func take() throws(StoreError) -> Int {
        try used.withLock { used throws(StoreError) in
            guard let free = (1...SQLiteStore.Limit.imports).first(where: { !used.contains($0) })
            else { throw .unavailable(reason: "\(used.count) imports are under way") }
            used.insert(free)
            // Made here, so that nobody but its owner may read what an account holds.
            let file = unsafe open(path(free), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            if file >= 0 { close(file) }
            return free
        }
    }

    func giveBack(_ number: Int) {
        delete(number)
        _ = used.withLock { $0.remove(number) }
    }

    private func delete(_ number: Int) {
        unsafe unlink(path(number))
        unsafe unlink("\(path(number))-journal")
    }
}
