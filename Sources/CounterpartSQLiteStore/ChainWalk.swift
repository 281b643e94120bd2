import Counterpart
import CounterpartSQLite

/// A walk along the chain of an account, in slices of which each is read at one moment.
///
/// Between two slices the oldest attempts may be given up, but none changes: so a slice goes on where
/// the one before ended, whatever was written meanwhile.
struct ChainWalk {
    /// The attempts that one read transaction looks at, so that the write-ahead log can begin anew.
    static let slice = 10_000

    let account: Account.ID
    private(set) var report = ChainReport()
    private(set) var isDone = false
    /// The last attempt that was walked.
    private var sequence: Int64 = 0
    private var digest: [UInt8] = []

    init(_ account: Account.ID) {
        self.account = account
    }

    mutating func walkSlice(_ connection: Connection) throws(SQLiteError) {
        let trimmed = try connection.trimmedLedger(of: account)
        let statement = try connection.statement(
            """
            SELECT \(AttemptRow.columns) FROM attempt WHERE key > ? AND key <= ?
            ORDER BY key LIMIT \(Self.slice)
            """
        )
        defer { statement.reset() }
        try statement.bind(AccountKey.keys(above: sequence, in: account))
        var walked = 0
        while try statement.step() {
            walked += 1
            let number = AccountKey.number(statement.integer(0))
            if let reason = step(to: number, AttemptRow(statement), trimmed) {
                report.firstBreak = ChainReport.Break(sequence: number, reason: reason)
                isDone = true
                return
            }
        }
        guard walked < Self.slice else { return }
        isDone = true
        // What was given up is still the beginning of what is to come.
        if sequence < trimmed.sequence { digest = trimmed.digest }
        report.head = digest
    }

    /// Goes on to the next row; returns why it does not follow.
    private mutating func step(
        to number: Int64,
        _ row: AttemptRow?,
        _ trimmed: TrimmedLedger
    ) -> String? {
        guard let row else { return "Attempt \(number) cannot be read." }
        let before: [UInt8]
        if number == sequence + 1 {
            before = digest
        } else if number <= trimmed.sequence, let kept = row.previousDigest {
            before = kept
        } else if number == trimmed.sequence + 1 {
            before = trimmed.digest
        } else {
            let first = max(sequence, number > trimmed.sequence ? trimmed.sequence : 0) + 1
            return first == number - 1
                ? "Attempt \(first), the one before it, is missing."
                : "Attempts \(first) to \(number - 1), those before it, are missing."
        }
        guard row.digest(after: before, in: account) == row.attempt.digest else {
            return "Attempt \(number), or the one before it, was changed."
        }
        report.attempts += 1
        report.first = report.first ?? number
        report.last = number
        (sequence, digest) = (number, row.attempt.digest)
        return nil
    }
}
