import Counterpart
import CounterpartTestSupport
import CounterpartWire
import Testing

@Suite struct ISO8601Tests {
    private func text(_ seconds: Int64, _ zone: WireTimeZone = .utc) -> String {
        written { ISO8601.write(Timestamp(secondsSinceEpoch: seconds), zone: zone, into: &$0) }
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
            (951_827_696, "2000-02-29T12:34:56Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
            (-62_135_596_800, "0001-01-01T00:00:00Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
            (Int64.max, "9999-12-31T23:59:59Z"), (Int64.min, "0001-01-01T00:00:00Z"),
        ] as [(Int64, String)]
    )
    func `times in UTC are written with Z`(_ seconds: Int64, _ expected: String) {
        #expect(text(seconds) == expected)
    }

    @Test func `every time that is written is read again`() {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<5_000 {
            let seconds = Int64.random(in: -62_135_596_800...253_402_300_799, using: &generator)
            let instant = ISO8601.parse(text(seconds))
            #expect(instant == .init(floor: Timestamp(secondsSinceEpoch: seconds)))
        }
    }

    @Test(arguments: [
        "2023-01-14T00:00:00Z", "2023-01-14t00:00:00z", "2023-01-14", "20230114", "2023-01-14T00",
        "2023-01-14T00:00", "20230114T000000Z", "20230114T0000Z", "2023-01-14 00:00:00",
        "2023-01-14T01:59:00.000+01:59", "2023-01-14T02:00:00+02:00",
        "2023-01-14T02:00:00 02:00", "2023-01-14T02:00:00+0200", "2023-01-14T02:00:00+02",
        "2023-01-13T17:00:00-07:00", "20230114T020000+0200", "2023-01-14 00:00:00 UTC",
        "2023-01-14 02:00:00 +0200", "2023-01-14 02:00:00  0200", "2023-01-13T23:59:60Z",
        "2023-01-13T24:00:00Z", "2023-01-13T24", " 2023-01-14 ", "2023-01-14T00:00:00.0Z",
        "2023-01-14T00:00:00,000Z", "2023-01-14T00:00:00-00:00",
    ])
    func `the same time is read in all its spellings`(_ text: String) {
        #expect(
            ISO8601.parse(text) == .init(floor: Timestamp(secondsSinceEpoch: 1_673_654_400))
        )
    }

    @Test(arguments: [
        "", "x", "2024-13-45", "2024-00-01", "2024-01-00", "2024-02-30", "2023-02-29", "1900-02-29",
        "2024-04-31", "0000-01-01", "10000-01-01", "24-01-01", "2024-1-1", "2024-01", "2024",
        "2024-0101", "202401-01", "2024-01-01T", "2024-01-01T1", "2024-01-01T24:00:01",
        "2024-01-01T25:00", "2024-01-01T12:60", "2024-01-01T12:00:61", "2024-01-01T12:00:60",
        "2024-01-01T12:00:00.", "2024-01-01T12:00:00.Z", "2024-01-01T12:00:00+", "1673654400",
        "2024-01-01T12:00:00+2", "2024-01-01T12:00:00+24:00", "2024-01-01T12:00:00+02:60",
        "2024-01-01T12:00:00+02:0", "2024-01-01T12:00:00 Z Z", "2024-01-01Z", "2024-W01-1",
        "2024-001", "2024-01-01T12:00:00Zx", "yesterday", "2024-01-01T12:00:00 CET", "-001-01-01",
        "2024-01-01T12:0000", "２024-01-01",
    ])
    func `what is no time is refused`(_ text: String) {
        #expect(ISO8601.parse(text) == nil)
    }

    @Test func `a fraction makes floor and ceiling differ`() throws {
        let instant = try #require(ISO8601.parse("2023-01-13T23:59:59.999Z"))
        #expect(instant.floor.secondsSinceEpoch == 1_673_654_399)
        #expect(instant.ceiling.secondsSinceEpoch == 1_673_654_400)
    }
}
