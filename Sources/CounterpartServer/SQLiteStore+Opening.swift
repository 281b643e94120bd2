import Counterpart
import CounterpartArguments
package import CounterpartSQLiteStore
import CounterpartWire

extension SQLiteStore {
    /// Opens the database at `path`, which is made if it is missing.
    ///
    /// - Throws: ``CommandFailure`` with one sentence that says why not.
    package static func opened(
        at path: String,
        requiresExternalLink: Bool = false,
        isMapped: Bool = true
    ) throws -> SQLiteStore {
        do {
            var configuration = Configuration.readingSubjects
            configuration.requiresExternalLink = requiresExternalLink
            if !isMapped {
                configuration.mappedBytes = 0
                configuration.readCacheKibibytes = unmappedCacheKibibytes
            }
            return try SQLiteStore.open(path: path, configuration: configuration)
        } catch {
            throw CommandFailure("\(error)", code: .unavailable)
        }
    }

    /// What each reading connection keeps of a file that is not mapped: two of them, the writer's cache
    /// and the rest fit 150 MiB.
    private static let unmappedCacheKibibytes = 24 << 10

    /// Opens the database at `path`, or returns `nil` if a server holds it, which can be asked.
    ///
    /// - Throws: ``CommandFailure`` with one sentence that says why not.
    package static func openedUnlessServed(at path: String) throws -> SQLiteStore? {
        do {
            return try SQLiteStore.open(path: path, configuration: .readingSubjects)
        } catch OpenError.served {
            return nil
        } catch {
            throw CommandFailure("\(error)", code: .unavailable)
        }
    }
}

extension SQLiteStore.Configuration {
    /// The defaults, and the wire's knowledge of what subjects say.
    fileprivate static var readingSubjects: Self {
        var configuration = Self()
        configuration.subjectFacts = { SubjectFacts($0.attributes, of: $0.id.type) }
        return configuration
    }
}
