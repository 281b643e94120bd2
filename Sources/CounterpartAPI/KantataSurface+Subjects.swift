import Counterpart
import CounterpartBytes
import CounterpartHTTPServer
import CounterpartWire

/// The reads that all collections of subjects have (contract §5).
extension KantataSurface {
    func listSubjects(
        _ collection: SubjectCollection,
        _ request: HTTPRequest,
        _ account: Account
    ) async throws -> Bytes {
        let parameters = try Parameters(query: request.query)
        let list = try KantataQuery.subjects(parameters, in: collection, zone: zone)
        let include = try SubjectInclude(parameters, of: collection.type)
        let page = try await subjects(list.query, include, account)
        return envelope(
            page,
            collection,
            include,
            number: list.pageNumber,
            size: list.pageSize
        )
    }

    func showSubject(
        _ id: String,
        _ collection: SubjectCollection,
        _ request: HTTPRequest,
        _ account: Account
    ) async throws -> Bytes {
        let number = try Self.subjectNumber(id)
        guard let body = try await subject(number, collection, request, account) else {
            throw RequestError.notFound
        }
        return body
    }

    /// The answer that holds the one subject, or `nil` if there is none.
    func subject(
        _ number: Int64,
        _ collection: SubjectCollection,
        _ request: HTTPRequest,
        _ account: Account
    ) async throws -> Bytes? {
        let parameters = try Parameters(query: request.query)
        let include = try SubjectInclude(parameters, of: collection.type)
        let page = try await subjects([number], collection, include, account)
        return page.subjects.isEmpty ? nil : envelope(page, collection, include)
    }

    /// The subjects with these ids, in the order of the ids, as far as there are any.
    func subjects(
        _ numbers: [Int64],
        _ collection: SubjectCollection,
        _ include: SubjectInclude,
        _ account: Account
    ) async throws -> SubjectPage {
        var query = SubjectQuery(collection)
        query.ids = numbers
        var page = try await subjects(query, include, account)
        guard numbers.count > 1 else { return page }
        let places = Dictionary(
            numbers.enumerated().map { ($0.element, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        page.subjects.sort { (places[$0.id.number] ?? 0) < (places[$1.id.number] ?? 0) }
        return page
    }

    private func subjects(
        _ query: SubjectQuery,
        _ include: SubjectInclude,
        _ account: Account
    ) async throws -> SubjectPage {
        var query = query
        // What may be done to a submission depends on whether a reference locks it (contract A-19).
        query.includesReferences = include.hasReferences || query.collection.type == .submission
        return try await store.subjects(
            matching: query,
            in: account,
            associated: include.subjects(of:)
        )
    }

    func envelope(
        _ page: SubjectPage,
        _ collection: SubjectCollection,
        _ include: SubjectInclude,
        number: Int = 1,
        size: Int = ReferenceQuery.Window.defaultLimit
    ) -> Bytes {
        // A subject takes some 700 bytes with its frame, and a reference 480.
        var writer = ByteWriter(
            minimumCapacity: 256 + (page.subjects.count + page.included.count) * 700
                + (page.references?.count ?? 0) * 480
        )
        SubjectEnvelope.write(
            page,
            of: collection,
            include: include,
            pageNumber: number,
            pageSize: size,
            zone: zone,
            into: &writer
        )
        return writer.finish()
    }

    /// Any text that is no id names no subject.
    static func subjectNumber(_ text: String) throws -> Int64 {
        guard let number = KantataQuery.subjectNumber(text) else { throw RequestError.notFound }
        return number
    }
}
