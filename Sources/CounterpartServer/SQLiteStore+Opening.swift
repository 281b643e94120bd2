import Counterpart
import CounterpartArguments
package import CounterpartSQLiteStore

extension SQLiteStore {
    /// Opens the database at `path`, which is made if it is missing.
    ///
    /// - Throws: ``CommandFailure`` with one sentence that says why not.
    package static func opened(
        at path: String,
        requiresExternalLink: Bool = false
    ) throws -> SQLiteStore {
        do {
            var configuration = Configuration()
            configuration.requiresExternalLink = requiresExternalLink
            return try SQLiteStore.open(path: path, configuration: configuration)
        } catch {
            throw CommandFailure("\(error)", code: .unavailable)
        }
    }

    /// Opens the database at `path`, or returns `nil` if a server holds it, which can be asked.
    ///
    /// - Throws: ``CommandFailure`` with one sentence that says why not.
    package static func openedUnlessServed(at path: String) throws -> SQLiteStore? {
        do {
            return try SQLiteStore.open(path: path)
        } catch OpenError.served {
            return nil
        } catch {
            throw CommandFailure("\(error)", code: .unavailable)
        }
    }
}
