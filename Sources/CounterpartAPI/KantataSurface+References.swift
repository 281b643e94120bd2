import Counterpart
import CounterpartBytes
import CounterpartHTTPServer
import CounterpartWire

extension KantataSurface {
    func listReferences(_ request: HTTPRequest, _ account: Account) async throws -> Bytes {
        let parameters = try Parameters(query: request.query)
        let list = try KantataQuery.references(parameters, zone: zone)
        let page = try await store.references(matching: list.query, in: account)
        return envelope(page, number: list.pageNumber, size: list.pageSize)
    }

    /// Not in the published contract, but the clients call it (contract A-13).
    func showReference(
        _ id: String,
        _ request: HTTPRequest,
        _ account: Account
    ) async throws -> Bytes {
        let parameters = try Parameters(query: request.query)
        var query = ReferenceQuery()
        query.ids = [try Self.referenceID(id)]
        query.includesSubjects = try KantataQuery.includesSubject(parameters)
        let page = try await store.references(matching: query, in: account)
        guard !page.references.isEmpty else { throw RequestError.notFound }
        return envelope(page)
    }

    func upsertReference(_ request: HTTPRequest, _ token: Token) async throws -> HTTPResponse {
        let parameters = try request.parameters()
        let upserted = try await store.upsert(
            try KantataDraft.reference(parameters),
            in: token.account,
            at: now(),
            by: Author(token, request),
            includesSubjects: try KantataQuery.includesSubject(parameters)
        )
        return KantataResponse.written(envelope(upserted.value))
    }

    func deleteReference(
        _ id: String,
        _ request: HTTPRequest,
        _ token: Token
    ) async throws -> HTTPResponse {
        let wasThere = try await store.deleteReference(
            Self.referenceID(id),
            in: token.account,
            at: now(),
            by: Author(token, request)
        )
        guard wasThere else { throw RequestError.notFound }
        return KantataResponse.deleted()
    }

    /// The user whose token it is, or else one that stands for the token, so that clients'
    /// connection tests pass (contract §8.5).
    func showTokenUser(_ request: HTTPRequest, _ token: Token) async throws -> Bytes {
        if let number = token.userNumber,
            let user = try await subject(number, SubjectCollection(.user), request, token.account)
        {
            return user
        }
        var writer = ByteWriter()
        UserEnvelope.write(
            id: token.id.rawValue,
            fullName: token.label ?? token.account.name,
            accountID: token.account.id.rawValue,
            into: &writer
        )
        return writer.finish()
    }

    /// Any text that is no id names no reference.
    private static func referenceID(_ text: String) throws -> Reference.ID {
        guard let id = KantataQuery.referenceID(text) else { throw RequestError.notFound }
        return id
    }

    private func envelope(
        _ page: ReferencePage,
        number: Int = 1,
        size: Int = ReferenceQuery.Window.defaultLimit
    ) -> Bytes {
        var writer = ByteWriter(minimumCapacity: ReferenceEnvelope.usualSize(page))
        ReferenceEnvelope.write(
            page,
            pageNumber: number,
            pageSize: size,
            zone: zone,
            into: &writer
        )
        return writer.finish()
    }
}
