import Counterpart
import Testing

/// Every row of the contract's Appendix A: eight references of one type, of which number 7 was never
/// synced and the subject of number 8 is gone.
@Suite struct AppendixATests {
    struct Row: Sendable, CustomTestStringConvertible {
        let query: String
        let ids: [Int]
        let meta: [Int]

        init(_ query: String, _ ids: [Int], _ meta: [Int]) {
            self.query = query
            self.ids = ids
            self.meta = meta
        }

        var testDescription: String { query }
    }

    private static let all = [5, 6, 3, 4, 1, 2, 8, 7]
    private static let ascending = [1, 2, 3, 4, 5, 6, 7, 8]
    private static let one = [8, 1, 1, 20]

    static let rows = [
        Row("page=2&per_page=3", [4, 1, 2], [8, 3, 2, 3]),
        Row("page=0&per_page=3", [5, 6, 3], [8, 3, 0, 3]),
        Row("page=-1&per_page=3", [5, 6, 3], [8, 3, -1, 3]),
        Row("page=abc&per_page=3", [5, 6, 3], [8, 3, 0, 3]),
        Row("page=9&per_page=3", [], [8, 3, 9, 3]),
        Row("per_page=0", all, one),
        Row("per_page=-5", all, one),
        Row("per_page=abc", all, one),
        Row("per_page=", all, one),
        Row("per_page=500", all, [8, 1, 1, 200]),
        Row("per_page=2.9", [5, 6], [8, 4, 1, 2]),
        Row("limit=2&offset=1", [6, 3], one),
        Row("limit=2&offset=1&page=3&per_page=1", [6, 3], [8, 8, 3, 1]),
        Row("limit=2", all, one),
        Row("offset=2", all, one),
        Row("limit=2&offset=", all, one),
        Row("limit=0&offset=0", [5], one),
        Row("limit=abc&offset=1", [6], one),
        Row("only=1,2,999", [1, 2], [2, 1, 1, 20]),
        Row("only=2,1,2", [1, 2], [2, 1, 1, 20]),
        Row("only=1,%202", [1], [1, 1, 1, 20]),
        Row("only=abc", [], [0, 0, 0, 20]),
        Row("only=", all, one),
        Row("only=1&page=5&per_page=1", [1], [1, 1, 5, 1]),
        Row("only=1,2,3&per_page=2", [3, 1, 2], [3, 2, 1, 2]),
        Row("order=created_at", ascending, one),
        Row("order=created_at:DESC", ascending, one),
        Row("order=bogus:asc", all, one),
        Row("order=", all, one),
        Row("order=last_synced_at:asc", [7, 1, 2, 8, 3, 4, 5, 6], one),
        Row("include=bogus", all, one),
        Row("include=bogus,%20subject", all, one),
        Row("foo=bar", all, one),
        Row("service_name=%20", all, one),
    ]

    @Test(arguments: rows)
    func `the list answers as the contract's appendix says`(_ row: Row) async throws {
        let surface = try await Self.surface()
        let answer = await surface.list("subject_type=Workspace&\(row.query)")
        #expect(answer.status == 200)
        #expect(try answer.ids == row.ids)
        #expect(try answer.meta == row.meta)
        #expect(try answer.json.keys.contains("workspaces") == false)
    }

    @Test func `a subject that is gone is null, and adds no collection`() async throws {
        let surface = try await Self.surface()
        let answer = await surface.list("subject_type=Workspace&include=subject&only=8")
        #expect(try answer.ids == [8])
        #expect(try answer.meta == [1, 1, 1, 20])
        #expect(try answer.reference(8).keys.contains("subject_ref"))
        #expect(answer.text.contains(#""subject_ref":null"#))
        #expect(
            try Set(answer.json.keys) == ["count", "results", "external_references", "meta"]
        )
    }

    private static func surface() async throws -> SurfaceUnderTest {
        let surface = try await SurfaceUnderTest()
        let syncedHours: [Int64: Int64?] = [1: 1, 2: 1, 8: 1, 3: 2, 4: 2, 5: 3, 6: 3, 7: nil]
        try await surface.take(
            (1...7).map {
                .subject(Subject(id: Subject.ID(type: .workspace, number: $0), attributes: "{}"))
            }
                + (1...8).map { number in
                    .reference(reference(number, syncedHours: syncedHours[number] ?? nil))
                }
        )
        return surface
    }

    private static func reference(_ number: Int64, syncedHours: Int64?) -> Reference {
        Reference(
            id: Reference.ID(rawValue: number),
            subject: Subject.ID(type: .workspace, number: number),
            serviceName: "jira",
            serviceModel: "Project",
            serviceModelRef: "r\(number)",
            status: .successful,
            externalLink: nil,
            externalMessage: nil,
            externalStatus: nil,
            isLocked: false,
            createdAt: Timestamp(secondsSinceEpoch: 1_700_000_000 + number),
            updatedAt: Timestamp(secondsSinceEpoch: 1_700_000_000 + number),
            lastSyncedAt: syncedHours.map {
                Timestamp(secondsSinceEpoch: 1_700_000_000 + $0 * 3_600)
            }
        )
    }
}
