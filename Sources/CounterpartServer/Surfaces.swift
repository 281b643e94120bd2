package import CounterpartAPI
package import CounterpartHTTPServer

/// All that the server answers, each part at its paths.
package final class Surfaces: Sendable {
    private let kantata: KantataSurface
    private let operations: OperationsSurface
    private let page: @Sendable (HTTPRequest) -> HTTPResponse?

    /// Puts the surfaces beside each other.
    ///
    /// - Parameters:
    ///   - kantata: what answers under `/api/`, and all that nobody else does.
    ///   - operations: what answers under `/counterpart/v1`, and `/openapi.json`.
    ///   - page: the files of the page that shows it; `nil` for what is none of them.
    package init(
        kantata: KantataSurface,
        operations: OperationsSurface,
        page: @escaping @Sendable (HTTPRequest) -> HTTPResponse?
    ) {
        self.kantata = kantata
        self.operations = operations
        self.page = page
    }

    /// Answers any request.
    package func respond(to request: HTTPRequest) async -> HTTPResponse {
        // What is asked for most is told first.
        if request.path.hasPrefix("/api/") { return await kantata.respond(to: request) }
        if Self.isOfOperations(request.path) { return await operations.respond(to: request) }
        if let response = page(request) { return response }
        return await kantata.respond(to: request)
    }

    /// What is answered to a request that no surface sees, in the words of the surface it is for.
    package static func refusal(_ status: Int, _ reason: String, path: String) -> HTTPResponse {
        isOfOperations(path)
            ? OperationsSurface.refusal(status, reason)
            : KantataResponse.refusal(status, reason)
    }

    private static func isOfOperations(_ path: String) -> Bool {
        let prefix = OperationsRoute.prefix
        return path == "/openapi.json" || path == prefix || path.hasPrefix("\(prefix)/")
    }
}
