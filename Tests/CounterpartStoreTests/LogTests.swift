import CounterpartSQLite
import CounterpartTestSupport
import Foundation
import Testing

/// What the driver promises about the write-ahead log, whose pages it gathers before they are written.
@Suite struct LogTests {
    @Test(arguments: ["OFF", "NORMAL", "FULL"])
    func `others see a commit at once, synced or not`(synchronous: String) throws {
        let folder = try TemporaryFolder()
        let writer = try open(folder, "PRAGMA synchronous = \(synchronous)")
        let reader = try reader(folder)
        for count in 1...50 {
            try writer.execute("INSERT INTO note (text) VALUES (hex(randomblob(500)))")
            let seen = try reader.integer("SELECT count(*) FROM note WHERE text <> ''")
            #expect(seen == Int64(count))
        }
    }

    @Test(arguments: ["OFF", "NORMAL", "FULL"])
    func `a transaction that outgrows memory is read, undone and committed whole`(
        synchronous: String
    ) throws {
        let folder = try TemporaryFolder()
        let writer = try open(
            folder,
            "PRAGMA synchronous = \(synchronous); PRAGMA cache_size = 10"
        )
        let reader = try reader(folder)
        for (ending, left) in [("ROLLBACK", Int64(0)), ("COMMIT", 1_000)] {
            try writer.beginWriting()
            for number in 1...1_000 {
                try writer.run(
                    "INSERT INTO note (number, text) VALUES (?, hex(randomblob(1000)))",
                    .integer(Int64(number))
                )
            }
            // Each page is changed once more, after it went to the log.
            try writer.execute("UPDATE note SET number = number + 1")
            #expect(try writer.integer("SELECT sum(number) FROM note") == 501_500)
            #expect(try reader.integer("SELECT count(*) FROM note") == 0)
            try writer.execute(ending)
            #expect(try reader.integer("SELECT count(*) FROM note") == left)
            #expect(try reader.integer("SELECT sum(length(text)) FROM note") ?? 0 == left * 2_000)
            let copy = try whatIsInTheFiles(of: folder)
            #expect(try copy.integer("SELECT count(*) FROM note") == left)
        }
    }

    @Test func `a checkpoint copies what was gathered, and the log begins anew`() throws {
        let folder = try TemporaryFolder()
        let writer = try open(folder)
        for round in 1...3 {
            try writer.execute("INSERT INTO note (text) VALUES (hex(randomblob(100000)))")
            try writer.checkpoint(.truncating)
            let log = try FileManager.default.attributesOfItem(atPath: folder.file("a.db-wal"))
            #expect(log[.size] as? Int == 0)
            #expect(try reader(folder).integer("SELECT count(*) FROM note") == Int64(round))
        }
    }

    @Test func `a commit is few writes`() throws {
        let folder = try TemporaryFolder()
        let writer = try open(folder)
        let before = try systemWrites()
        // 100 pages and more, which SQLite alone writes in twice as many calls.
        try writer.execute("INSERT INTO note (text) VALUES (hex(randomblob(200000)))")
        let writes = try systemWrites() - before
        #expect(writes >= 4)
        #expect(writes <= 6)
    }

    private func open(_ folder: TemporaryFolder, _ setting: String = "") throws -> Connection {
        let path = folder.file("a.db")
        let connection = try Connection(path: path, access: .readWrite, busyTimeout: 0)
        try connection.execute(
            """
            PRAGMA journal_mode = WAL; \(setting);
            CREATE TABLE note (number INTEGER, text TEXT);
            """
        )
        return connection
    }

    private func reader(_ folder: TemporaryFolder) throws -> Connection {
        try Connection(path: folder.file("a.db"), access: .readOnly, busyTimeout: 0)
    }

    /// What a program would find that opens the files after this one was killed.
    private func whatIsInTheFiles(of folder: TemporaryFolder) throws -> Connection {
        let copy = folder.file("copy.db")
        for ending in ["", "-wal"] {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file("a.db" + ending)))
            try bytes.write(to: URL(fileURLWithPath: copy + ending))
        }
        let connection = try Connection(path: copy, access: .readWrite, busyTimeout: 0)
        #expect(
            try connection.integer("SELECT integrity_check = 'ok' FROM pragma_integrity_check") == 1
        )
        return connection
    }

    /// The writes that this thread has asked the system for (proc(5), `io`).
    private func systemWrites() throws -> Int {
        let text = try String(contentsOfFile: "/proc/thread-self/io", encoding: .utf8)
        let line = text.split(separator: "\n").first { $0.hasPrefix("syscw: ") }
        return try #require(line.flatMap { Int($0.dropFirst(7)) })
    }
}
