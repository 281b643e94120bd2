import Counterpart
import CounterpartSQLiteStore
import Foundation
import Testing

/// The stores that must all keep the same contract.
enum StoreUnderTest: CaseIterable, Sendable {
    case sqlite

    typealias Store = ReferenceStore & SubjectStore & AccessStore & TransferStore & AttemptStore
        & CauseStore & OperationsStore

    /// Lends an empty store, and takes everything away after it.
    func withStore(
        requiresExternalLink: Bool = false,
        _ body: (any Store) async throws -> Void
    ) async throws {
        switch self {
        case .sqlite:
            try await withDirectory { directory in
                var configuration = SQLiteStore.Configuration()
                configuration.requiresExternalLink = requiresExternalLink
                configuration.subjectFacts = SubjectFacts.init(of:)
                // So few that what is random becomes rare and common again and again.
                configuration.rareStatusLimit = 4
                let store = try SQLiteStore.open(
                    path: directory + "/references.db",
                    configuration: configuration
                )
                do {
                    try await body(store)
                    store.close()
                } catch {
                    store.close()
                    throw error
                }
            }
        }
    }
}

/// Lends an empty directory, and deletes it with all that is in it.
func withDirectory(_ body: (String) async throws -> Void) async throws {
    let directory = FileManager.default.temporaryDirectory
        .appendingPathComponent("counterpart-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    try await body(directory.path)
}
