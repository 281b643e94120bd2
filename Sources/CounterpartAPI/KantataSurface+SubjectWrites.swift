import Counterpart
import CounterpartHTTPServer
import CounterpartWire

/// The writes that all collections of subjects have, and what is done to submissions (contract §5.4,
/// §6.3).
extension KantataSurface {
    /// Creates one subject or several, all or none.
    func createSubjects(
        _ collection: SubjectCollection,
        _ request: HTTPRequest,
        _ token: Token
    ) async throws -> HTTPResponse {
        let parameters = try request.parameters()
        let include = try SubjectInclude(parameters, of: collection.type)
        let now = now()
        let drafts = try KantataSubject.newSubjects(parameters, in: collection, at: now)
        let ids = try await store.createSubjects(
            drafts,
            in: collection,
            of: token.account,
            at: now,
            by: Author(token, request)
        )
        return try await written(ids.map(\.number), collection, include, token.account)
    }

    func updateSubject(
        _ id: String,
        _ collection: SubjectCollection,
        _ request: HTTPRequest,
        _ token: Token
    ) async throws -> HTTPResponse {
        let number = try Self.subjectNumber(id)
        let parameters = try request.parameters()
        let include = try SubjectInclude(parameters, of: collection.type)
        let now = now()
        let draft = try KantataSubject.update(of: number, parameters, in: collection, at: now)
        let wasThere = try await store.updateSubject(
            draft,
            in: collection,
            of: token.account,
            at: now,
            by: Author(token, request)
        )
        guard wasThere else { throw RequestError.notFound }
        return try await written([number], collection, include, token.account)
    }

    func deleteSubject(
        _ id: String,
        _ collection: SubjectCollection,
        _ account: Account
    ) async throws -> HTTPResponse {
        let number = try Self.subjectNumber(id)
        guard try await store.deleteSubject(number, in: collection, of: account) else {
            throw RequestError.notFound
        }
        return KantataResponse.deleted()
    }

    /// Approves, rejects or cancels a submission.
    func resolve(
        _ id: String,
        _ resolution: SubmissionResolution,
        _ collection: SubjectCollection,
        _ request: HTTPRequest,
        _ token: Token
    ) async throws -> HTTPResponse {
        let number = try Self.subjectNumber(id)
        let parameters = try request.parameters()
        let include = try SubjectInclude(parameters, of: collection.type)
        let now = now()
        if let refusal = resolution.refusal(ofLockedIn: collection) {
            let none = try SubjectInclude(Parameters(), of: collection.type)
            let page = try await subjects([number], collection, none, token.account)
            if page.references?.rows.contains(where: \.isLocked) ?? false { throw refusal }
        }
        let draft = resolution.update(of: number, parameters, by: token.userNumber, at: now)
        let wasThere = try await store.updateSubject(
            draft,
            in: collection,
            of: token.account,
            at: now,
            by: Author(token, request)
        )
        guard wasThere else { throw RequestError.notFound }
        return try await written([number], collection, include, token.account)
    }

    /// Answers with what was written; if another client has deleted it since, without it.
    private func written(
        _ numbers: [Int64],
        _ collection: SubjectCollection,
        _ include: SubjectInclude,
        _ account: Account
    ) async throws -> HTTPResponse {
        let page = try await subjects(numbers, collection, include, account)
        return KantataResponse.written(envelope(page, collection, include))
    }
}
