package import Counterpart
import Synchronization

/// How often each account was written to since the store was opened.
///
/// One process writes the file, so this is exact. A write counts before anybody is told of it.
final class AccountVersions: Sendable {
    private let versions = Mutex<[Account.ID: Int]>([:])

    func version(of account: Account) -> Int {
        versions.withLock { $0[account.id] ?? 0 }
    }

    func advance(_ accounts: some Sequence<Account.ID>) {
        versions.withLock { versions in
            for account in accounts { versions[account, default: 0] += 1 }
        }
    }
}

extension SQLiteStore: VersionedStore {
    package func version(of account: Account) -> Int? {
        versions.version(of: account)
    }
}
