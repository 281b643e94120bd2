package import CounterpartHTTPServer

/// The operator's view for the browser: files that hold no data, which they ask the server for.
package enum Dashboard {
    /// Answers `GET` and `HEAD` of the page and of its files, and nothing else.
    package static func respond(to request: HTTPRequest) -> HTTPResponse? {
        guard request.method == .get || request.method == .head else { return nil }
        var response: HTTPResponse
        if let name = assetName(in: request.path) {
            response = assets[name].map { $0.response(to: request) } ?? missing
            response.route = "/assets/:name"
        } else if isPage(request.path) {
            response = page.response(to: request)
            response.route = "/"
        } else {
            return nil
        }
        return response
    }

    private static let folder = "/assets/"

    private static func assetName(in path: String) -> String? {
        path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : nil
    }

    private static var missing: HTTPResponse {
        HTTPResponse(status: 404, fields: [("Cache-Control", "no-cache")])
    }

    /// Whether the page shows something at `path`: its script reads what from the address.
    private static func isPage(_ path: String) -> Bool {
        if path == "/" { return true }
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        guard let view = segments.first, let depths = views[view] else { return false }
        return depths.contains(segments.count - 1) && segments.allSatisfy { !$0.isEmpty }
    }

    /// The views, and how many segments may follow the name of each.
    private static let views: [Substring: ClosedRange<Int>] = [
        "now": 0...0, "causes": 0...1, "set": 0...0, "references": 1...1, "objects": 2...2,
        "services": 0...0, "reconcile": 0...0, "access": 0...0, "system": 0...0, "sign-in": 0...0,
    ]
}
