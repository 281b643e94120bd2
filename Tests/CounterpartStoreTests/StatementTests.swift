import CounterpartSQLite
import Testing

/// What the driver promises about a statement.
@Suite struct StatementTests {
    @Test func `after the last row there is none until the statement is reset`() throws {
        let connection = try Connection(path: ":memory:", access: .readWrite, busyTimeout: 0)
        let statement = try connection.prepare("SELECT 1")
        #expect(try statement.step())
        #expect(try !statement.step())
        #expect(try !statement.step())
        statement.reset()
        #expect(try statement.step())
    }
}
