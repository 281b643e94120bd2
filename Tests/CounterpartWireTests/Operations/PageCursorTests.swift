import Counterpart
import CounterpartWire
import Testing

@Suite struct PageCursorTests {
    private static let cursors: [PageCursor] = [
        .attempt(1), .attempt(Attempt.maximum), .cause(Cause.ID(rawValue: 42)),
        .reference(position(1_767_225_600, 7)), .reference(position(-1, 1)),
        .reference(position(nil, 1_099_511_627_775)),
    ]

    private static func position(_ seconds: Int64?, _ id: Int64) -> ReferenceSearch.Position {
        ReferenceSearch.Position(
            lastSyncedAt: seconds.map { Timestamp(secondsSinceEpoch: $0) },
            id: Reference.ID(rawValue: id)
        )
    }

    @Test(arguments: cursors) func `a cursor leads back to where it was made`(_ cursor: PageCursor)
    {
        #expect(PageCursor(cursor.text) == cursor)
        #expect(
            cursor.text.utf8.allSatisfy {
                Character(Unicode.Scalar($0)).isLetter
                    || (48...57).contains($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
            }
        )
    }

    @Test(arguments: cursors) func `a cursor that was cut or has something added is none`(
        _ cursor: PageCursor
    ) {
        let text = cursor.text
        #expect(PageCursor(String(text.dropFirst())) == nil)
        #expect(PageCursor("\(text)A") == nil)
        #expect(PageCursor("\(text)=") == nil)
        #expect(PageCursor("\(text) ") == nil)
    }

    // "2 a 1", "1 x 1", "1 a +1", "1 a 01", "1 a", "1 r 5", "1 r x 5", "1 a 1 1", bytes of no text,
    // and a last character with bits too many.
    @Test(arguments: [
        "MiBhIDE", "MSB4IDE", "MSBhICsx", "MSBhIDAx", "MSBh", "MSByIDU", "MSByIHggNQ", "MSBhIDEgMQ",
        "__8", "MSBhIDF", "", "é", "MSBh IDE",
    ])
    func `what was never given out is no cursor`(_ text: String) {
        #expect(PageCursor(text) == nil)
    }

    @Test(arguments: [0, -1, 1 << 40, 1 << 41 | 1, .max] as [Int64])
    func `a cursor whose number nothing can have, but in another account, is none`(
        _ number: Int64
    ) {
        #expect(PageCursor(PageCursor.attempt(number).text) == nil)
        #expect(PageCursor(PageCursor.cause(Cause.ID(rawValue: number)).text) == nil)
        #expect(PageCursor(PageCursor.reference(Self.position(5, number)).text) == nil)
        #expect(PageCursor(PageCursor.reference(Self.position(nil, number)).text) == nil)
    }

    @Test func `a cursor of another list is refused`() throws {
        let attempt = PageCursor.attempt(5).text
        #expect(try OperationsQuery.attempts("cursor=\(attempt)").before == 5)
        #expect(throws: Problem.self) { try OperationsQuery.references("cursor=\(attempt)") }
        #expect(throws: Problem.self) { try OperationsQuery.causes("cursor=\(attempt)") }
        let cause = PageCursor.cause(Cause.ID(rawValue: 5)).text
        #expect(try OperationsQuery.causes("cursor=\(cause)").after == Cause.ID(rawValue: 5))
        #expect(throws: Problem.self) { try OperationsQuery.attempts("cursor=\(cause)") }
    }
}
