import Counterpart
import Testing

@Suite struct AttemptChainTests {
    private let attempt = Attempt(
        sequence: 2,
        at: Timestamp(secondsSinceEpoch: 3),
        kind: .updated,
        reference: Reference.ID(rawValue: 4),
        author: Author(tokenID: Token.ID(rawValue: 5), label: "ab", requestID: "c"),
        changes: [AttributeChange(attribute: "status", old: "pending", new: "failed")],
        count: 1,
        digest: []
    )

    private func bytes(
        account: Int64 = 1,
        previous: Int64 = 1,
        after digest: [UInt8] = [7, 7],
        _ change: (inout Attempt) -> Void = { _ in }
    ) -> [UInt8] {
        var attempt = attempt
        change(&attempt)
        return AttemptChain.bytes(
            of: attempt,
            in: Account.ID(rawValue: account),
            previous: previous,
            after: digest
        )
    }

    @Test func `attempts that differ in anything have different bytes`() {
        let all = [
            bytes(), bytes(account: 2), bytes(previous: 0), bytes(after: []),
            bytes(after: [7]), bytes { $0.sequence = 3 },
            bytes { $0.at = Timestamp(secondsSinceEpoch: -3) }, bytes { $0.kind = .created },
            bytes { $0.reference = nil }, bytes { $0.author.tokenID = nil },
            bytes { $0.author = Author(tokenID: $0.author.tokenID, label: "a", requestID: "bc") },
            bytes { $0.author.label = nil }, bytes { $0.author.label = "" },
            bytes { $0.author.requestID = nil }, bytes { $0.count = 2 },
            bytes { $0.changes = [] }, bytes { $0.changes[0].old = nil },
            bytes { $0.changes[0].new = "" },
            bytes { $0.changes[0] = AttributeChange(attribute: "s", old: "tatus", new: nil) },
            bytes { $0.changes += $0.changes },
        ]
        #expect(Set(all).count == all.count)
        #expect(bytes { $0.digest = [1] } == bytes())
    }

    /// Written down, because a chain that was written must be verified for years.
    @Test func `the encoding is the one that ledgers were written with`() {
        let digits = bytes().map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }
        let expected = """
            010000000000000002070700000000000000010000000000000002000000000000000302\
            01000000000000000400000000000000010000000000000001010000000000000005\
            0100000000000000026162010000000000000001630000000000000001\
            01000000000000000673746174757301000000000000000770656e64696e67\
            0100000000000000066661696c6564
            """
        #expect(digits.joined() == expected)
    }
}
