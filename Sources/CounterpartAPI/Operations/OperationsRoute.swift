import CounterpartHTTPServer
import CounterpartWire

/// What a request to the operations surface asks for: its method and its path, as the document of
/// the surface spells them.
package enum OperationsRoute: String, CaseIterable, Sendable {
    case showDocument = "GET /openapi.json"
    case signIn = "POST /counterpart/v1/session"
    case showSession = "GET /counterpart/v1/session"
    case signOut = "DELETE /counterpart/v1/session"
    case showSummary = "GET /counterpart/v1/summary"
    case listReferences = "GET /counterpart/v1/references"
    // Before the reference that would have this id.
    case exportReferences = "GET /counterpart/v1/references/export"
    case showReference = "GET /counterpart/v1/references/{id}"
    case listReferenceAttempts = "GET /counterpart/v1/references/{id}/attempts"
    case listAttempts = "GET /counterpart/v1/attempts"
    case listCauses = "GET /counterpart/v1/causes"
    case showCause = "GET /counterpart/v1/causes/{id}"
    case annotateCause = "PATCH /counterpart/v1/causes/{id}"
    case listCauseReferences = "GET /counterpart/v1/causes/{id}/references"
    case showCauseFacets = "GET /counterpart/v1/causes/{id}/facets"
    case showWhy = "GET /counterpart/v1/why/{subject_type}/{subject_id}"
    case lookUp = "POST /counterpart/v1/lookup"
    case reconcile = "POST /counterpart/v1/reconcile"
    case listOverdue = "GET /counterpart/v1/overdue"
    case keepPromise = "PUT /counterpart/v1/promises/{service_name}/{subject_type}"
    case dropPromise = "DELETE /counterpart/v1/promises/{service_name}/{subject_type}"
    case listServices = "GET /counterpart/v1/services"
    case listTokens = "GET /counterpart/v1/tokens"
    case createToken = "POST /counterpart/v1/tokens"
    case revokeToken = "DELETE /counterpart/v1/tokens/{id}"
    case showSystem = "GET /counterpart/v1/system"
    case followEvents = "GET /counterpart/v1/events"

    /// The prefix of all paths but that of the document.
    package static let prefix = "/counterpart/v1"

    /// The route's name in the log: never a value from the request.
    var pattern: String {
        String(rawValue.drop { $0 != " " }.dropFirst())
    }
}

extension OperationsRoute {
    /// What a method and a path lead to.
    enum Destination: Equatable {
        /// With the values of the path's variables, in their order.
        case route(OperationsRoute, [String])
        /// The path answers to these methods only.
        case otherMethods([String])
        case nowhere
    }

    private struct Template {
        let route: OperationsRoute
        let method: String
        let segments: [Substring]

        init(_ route: OperationsRoute) {
            self.route = route
            let space = route.rawValue.firstIndex(of: " ") ?? route.rawValue.endIndex
            method = String(route.rawValue[..<space])
            segments = OperationsRoute.segments(of: route.pattern)
        }

        /// The values of the variables; `nil` if the path is another one.
        func values(in path: [Substring]) -> [String]? {
            guard path.count == segments.count else { return nil }
            var values: [String] = []
            for (segment, pattern) in zip(path, segments) {
                if pattern.first != "{" {
                    guard segment == pattern else { return nil }
                } else if let value = PercentEncoding.decodedSegment(segment), !value.isEmpty {
                    values.append(value)
                } else {
                    return nil
                }
            }
            return values
        }
    }

    private static let templates = allCases.map(Template.init)

    private static func segments(of path: String) -> [Substring] {
        path.split(separator: "/", omittingEmptySubsequences: false)
    }

    static func destination(_ method: HTTPRequest.Method, _ path: String) -> Destination {
        let method = method == .head ? "GET" : method.rawValue
        let segments = segments(of: path)
        var others: [String] = []
        for template in templates {
            guard let values = template.values(in: segments) else { continue }
            if template.method == method { return .route(template.route, values) }
            others.append(template.method)
        }
        return others.isEmpty ? .nowhere : .otherMethods(others)
    }
}
