import Counterpart
import CounterpartBytes
import CounterpartHTTPServer
import CounterpartWire

/// Answers that are written while they are sent.
extension OperationsSurface {
    /// Reads page after page, so that no write waits for a client that reads slowly.
    func exportReferences(_ request: HTTPRequest, _ token: Token) async throws -> HTTPResponse {
        var (format, search) = try OperationsQuery.export(request.query)
        search.limit = ReferenceQuery.Window.maximumLimit
        let (export, store, account) = (ReferenceExport(format), store, token.account)
        // Before the answer begins, so that it can still be an error.
        let first = try await store.references(matching: search, in: account)
        var response = HTTPResponse(
            status: 200,
            fields: [
                ("Content-Type", export.contentType), ("Cache-Control", "no-store"),
                ("X-Content-Type-Options", "nosniff"),
                ("Content-Disposition", "attachment; filename=\"\(export.fileName)\""),
            ]
        )
        response.stream = HTTPBodyStream { [search] body in
            var search = search
            try await body.write(export.text(of: first, isFirst: true))
            search.after = first.next
            while search.after != nil {
                let slice = try await store.references(matching: search, in: account)
                let text = export.text(of: slice, isFirst: false)
                if text.count > 0 { try await body.write(text) }
                search.after = slice.next
            }
        }
        return response
    }

    /// Tells each second whether the account was written to since.
    func followEvents(_ request: HTTPRequest, _ token: Token) throws -> HTTPResponse {
        try OperationsQuery.nothing(request.query)
        let (store, account, pause) = (store, token.account, surroundings.pause)
        var response = HTTPResponse(
            status: 200,
            fields: [
                ("Content-Type", "text/event-stream"), ("Cache-Control", "no-store"),
                ("X-Accel-Buffering", "no"), ("X-Content-Type-Options", "nosniff"),
            ]
        )
        response.stream = HTTPBodyStream(isEndless: true) { body in
            var feed = EventFeed()
            while let text = feed.next(store.version(of: account)) {
                if text.count > 0 { try await body.write(text) }
                try await pause(.seconds(1))
            }
        }
        return response
    }
}
