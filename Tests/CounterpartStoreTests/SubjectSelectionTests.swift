import Counterpart
import CounterpartSQLite
import CounterpartSQLiteStore
import Testing

/// The few subjects that lack a reference, among many.
@Suite struct SubjectSelectionTests {
    /// As far apart as the ids of a large system are.
    private static func number(_ place: Int64) -> Int64 { 4_000_000_000_000 + place * 1_000_003 }

    private static let gaps: [Int64] = [1, 63, 64, 65, 128, 1_000, 2_999, 3_000]

    private static let records = (1...3_000).flatMap { (place: Int64) -> [TransferRecord] in
        let facts = SubjectFacts(
            createdAt: .second(place * 7 % 1_000),
            updatedAt: .second(place * 11 % 1_000)
        )
        let id = Subject.ID(type: .invoice, number: number(place))
        let subject = Subject(id: id, attributes: facts.attributes)
        let reference = Reference.sample(id: place, number: id.number)
        let isGap = gaps.contains(place)
        return isGap ? [.subject(subject)] : [.subject(subject), .reference(reference)]
    }

    private static func query(
        _ order: SubjectQuery.Order,
        _ window: ReferenceQuery.Window
    ) -> SubjectQuery {
        .of(.invoices) {
            $0.unreferencedServiceName = "NetSuite"
            $0.order = order
            $0.window = window
        }
    }

    @Test func `a page of few gaps is right in each order and looks at the gaps alone`()
        async throws
    {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            var configuration = SQLiteStore.Configuration()
            configuration.subjectFacts = SubjectFacts.init(of:)
            let store = try SQLiteStore.open(path: path, configuration: configuration)
            let account = try await store.makeAccount()
            try await store.take(Self.records, into: account)
            var oracle = SubjectOracle()
            for case .subject(let subject) in Self.records { oracle.put(subject, at: .second(0)) }
            for case .reference(let reference) in Self.records { oracle.put(reference) }
            for key in [SubjectQuery.Order.Key.createdAt, .updatedAt, .id] {
                for isDescending in [false, true] {
                    for window in [(3, 0), (3, 3), (20, 0), (20, 7), (20, 8)] {
                        let query = Self.query(
                            .init(by: key, isDescending: isDescending),
                            .init(limit: window.0, offset: window.1)
                        )
                        #expect(try await store.list(query, in: account) == oracle.page(query))
                        guard window.1 < Self.gaps.count else { continue }
                        let page = try store.plan(of: query, in: account).page
                        #expect(page[0].contains("INTEGER PRIMARY KEY (rowid=?)"), "\(page)")
                    }
                }
            }
            // What the path's list holds is what it looks at.
            let keys = try store.selectedKeys(of: Self.query(.init(), .init()), in: account)
            #expect(keys.count == Self.gaps.count)
            store.close()
            let connection = try Connection(path: path, access: .readWrite, busyTimeout: 0)
            // Four facets of 3,000 subjects, 64 in a word, however far apart their ids are.
            #expect(try connection.integer("SELECT count(*) FROM subject_map") == 4 * 47)
        }
    }

    @Test func `a gap closes with its reference and opens when that is deleted`() async throws {
        try await withDirectory { directory in
            let store = try SQLiteStore.open(path: directory + "/a.db")
            let account = try await store.makeAccount()
            try await store.take(Self.records, into: account)
            let query = Self.query(.init(by: .id, isDescending: false), .init())
            let gap = Self.number(64)
            let reference = try await store.write(.sample(number: gap), in: account)
            let closed = Self.gaps.map(Self.number).filter { $0 != gap }
            #expect(try await store.list(query, in: account).numbers == closed)
            #expect(try await store.deleteReference(reference.id, in: account))
            #expect(
                try await store.list(query, in: account).numbers == Self.gaps.map(Self.number)
            )
            #expect(try await store.deleteSubject(gap, in: .invoices, of: account))
            #expect(try await store.list(query, in: account).numbers == closed)
            store.close()
        }
    }
}
