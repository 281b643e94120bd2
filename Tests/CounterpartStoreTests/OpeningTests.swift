import Counterpart
import CounterpartSQLite
import CounterpartSQLiteStore
import Foundation
import Testing

/// What only the SQLite store does: the file, its lock and its refusals.
@Suite struct OpeningTests {
    private func refusal(_ path: String) -> SQLiteStore.OpenError? {
        do {
            try SQLiteStore.open(path: path).close()
            return nil
        } catch {
            return error
        }
    }

    private func execute(_ sql: String, _ path: String) throws {
        let connection = try Connection(path: path, access: .readWrite, busyTimeout: 0)
        try connection.execute(sql)
    }

    @Test func `a missing file is made, for its owner only, and holds what was written`()
        async throws
    {
        try await withDirectory { directory in
            let path = directory + "/new.db"
            let store = try SQLiteStore.open(path: path)
            let account = try await store.makeAccount()
            let written = try await store.write(.sample(), in: account)
            store.close()
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
            #expect(mode as? Int == 0o600)
            let again = try SQLiteStore.open(path: path)
            let page = try await again.references(matching: .of(.invoice), in: account)
            #expect(page.references == [written])
            again.close()
        }
    }

    @Test func `a file that is served already is refused until it is let go`() async throws {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            let store = try SQLiteStore.open(path: path)
            #expect(refusal(path) == .served(path: path))
            store.close()
            #expect(refusal(path) == nil)
        }
    }

    @Test(arguments: ["a.db", "b.db"])
    func `a file that is served is refused under each of its names`(_ first: String) async throws {
        try await withDirectory { directory in
            let (file, link) = (directory + "/a.db", directory + "/b.db")
            try FileManager.default.createSymbolicLink(
                atPath: link,
                withDestinationPath: "a.db"
            )
            // Through the link, too, the file is made: it does not exist yet.
            let store = try SQLiteStore.open(path: "\(directory)/\(first)")
            #expect(refusal(file) == .served(path: file))
            #expect(refusal(link) == .served(path: file))
            store.close()
            #expect(refusal(link) == nil)
        }
    }

    @Test func `a directory that does not exist is refused`() async throws {
        try await withDirectory { directory in
            let path = directory + "/none/a.db"
            #expect(refusal(path) == .missingDirectory(path: path))
        }
    }

    @Test func `a directory in the place of the file is refused`() async throws {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: false
            )
            #expect(refusal(path) == .notADatabase(path: path))
        }
    }

    @Test func `a pipe in the place of the file is refused`() async throws {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            #expect(unsafe mkfifo(path, 0o600) == 0)
            #expect(refusal(path) == .notADatabase(path: path))
        }
    }

    @Test func `a name that is too long for the files beside is refused`() async throws {
        try await withDirectory { directory in
            let path = directory + "/" + String(repeating: "a", count: 241)
            #expect(refusal(path) == .failed(path: path, reason: "its path is too long"))
        }
    }

    @Test func `a file that is no database is refused and stays as it is`() async throws {
        try await withDirectory { directory in
            let path = directory + "/notes.txt"
            let text = Data(String(repeating: "Dear diary, ", count: 500).utf8)
            try text.write(to: URL(fileURLWithPath: path))
            #expect(refusal(path) == .notADatabase(path: path))
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == text)
        }
    }

    @Test(arguments: ["CREATE TABLE a (b)", "PRAGMA application_id = 5", "PRAGMA user_version = 1"])
    func `a database of another program is refused`(_ sql: String) async throws {
        try await withDirectory { directory in
            let path = directory + "/other.db"
            try execute(sql, path)
            #expect(refusal(path) == .anotherProgram(path: path))
        }
    }

    @Test func `a database of a newer version is refused`() async throws {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            try SQLiteStore.open(path: path).close()
            try execute("PRAGMA user_version = 1000", path)
            let error = refusal(path)
            #expect(error == .newerVersion(path: path, version: 1000))
            #expect(error?.description.contains("newer counterpart") == true)
        }
    }

    @Test(arguments: [0.5, 0.9])
    func `a file that was cut off is refused as corrupt`(_ share: Double) async throws {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            try SQLiteStore.open(path: path).close()
            let data = try Data(contentsOf: URL(fileURLWithPath: path))
            try data.prefix(Int(Double(data.count) * share)).write(to: URL(fileURLWithPath: path))
            #expect(refusal(path) == .corrupt(path: path))
        }
    }

    @Test func `overwritten pages are refused as corrupt`() async throws {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            try SQLiteStore.open(path: path).close()
            var data = try Data(contentsOf: URL(fileURLWithPath: path))
            for index in 4096..<data.count { data[index] = 0x5A }
            try data.write(to: URL(fileURLWithPath: path))
            #expect(refusal(path) == .corrupt(path: path))
        }
    }

    @Test func `a table that is overwritten is found out, though its index is whole`() async throws
    {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            try SQLiteStore.open(path: path).close()
            let connection = try Connection(path: path, access: .readOnly, busyTimeout: 0)
            let query = "SELECT rootpage FROM sqlite_schema WHERE name = 'account'"
            let root = Int(try #require(try connection.integer(query)))
            var data = try Data(contentsOf: URL(fileURLWithPath: path))
            for index in (root - 1) * 4096..<root * 4096 { data[index] = 0x5A }
            try data.write(to: URL(fileURLWithPath: path))
            #expect(refusal(path) == .corrupt(path: path))
        }
    }

    @Test(.enabled(if: getuid() != 0, "Root may do everything"))
    func `a directory without permission is refused`() async throws {
        try await withDirectory { directory in
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o500],
                ofItemAtPath: directory
            )
            let path = directory + "/a.db"
            #expect(refusal(path) == .noPermission(path: path))
        }
    }

    @Test func `what a crash left of an import is deleted`() async throws {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            try Data("left".utf8).write(to: URL(fileURLWithPath: path + ".import-1"))
            let store = try SQLiteStore.open(path: path)
            #expect(!FileManager.default.fileExists(atPath: path + ".import-1"))
            let account = try await store.makeAccount()
            let file = try await store.beginImport(into: account)
            let files = FileManager.default
            let mode = try files.attributesOfItem(atPath: path + ".import-1")[.posixPermissions]
            #expect(mode as? Int == 0o600)
            await file.cancel()
            #expect(!FileManager.default.fileExists(atPath: path + ".import-1"))
            store.close()
        }
    }

    @Test func `a closed store is unavailable`() async throws {
        try await withDirectory { directory in
            let store = try SQLiteStore.open(path: directory + "/a.db")
            let account = try await store.makeAccount()
            store.close()
            store.close()
            let closed = StoreError.unavailable(reason: "The store is closed")
            await #expect(throws: closed) { try await store.write(.sample(), in: account) }
            await #expect(throws: closed) {
                try await store.references(matching: .of(.invoice), in: account)
            }
            await #expect(throws: closed) { try await store.makeAccount("b") }
        }
    }
}
