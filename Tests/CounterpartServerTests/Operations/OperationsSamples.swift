import CounterpartAPI
import CounterpartHTTPServer
import Testing

/// A good request for each route.
struct Sample: Sendable, CustomTestStringConvertible {
    let route: OperationsRoute
    let method: HTTPRequest.Method
    let target: String
    var fields: [(String, String)] = []
    var body = ""

    var testDescription: String { route.rawValue }

    init(_ route: OperationsRoute) {
        self.route = route
        let parts = route.rawValue.split(separator: " ").map(String.init)
        method = HTTPRequest.Method(rawValue: parts[0]) ?? .options
        let path = parts[1].replacing("{id}", with: route == .revokeToken ? "1" : "5")
            .replacing("{subject_type}", with: "Invoice").replacing("{subject_id}", with: "1234")
            .replacing("{service_name}", with: "net%20suite")
        switch route {
        case .exportReferences:
            target = "\(path)?format=ndjson"
        case .reconcile:
            target = "\(path)?subject_type=Invoice&service_name=netsuite"
            fields = [("Content-Type", "text/csv")]
            body = "subject_id\n1234\n8\n"
        default:
            target = path
        }
        switch route {
        case .signIn: body = #"{"token":"cp_secret"}"#
        case .annotateCause: body = #"{"note":"Unlock it"}"#
        case .lookUp: body = #"{"service_name":"netsuite","refs":["N-1","N-2"]}"#
        case .keepPromise: body = #"{"within_seconds":1800}"#
        case .createToken: body = #"{"label":"night","scope":"read","expires_in_seconds":60}"#
        default: break
        }
    }

    static let all = OperationsRoute.allCases.map(Sample.init)
    static let reads = all.filter { $0.method == .get }
    static let writes = all.filter { $0.method != .get }
    /// Those that need a token.
    static let closed = all.filter {
        ![.showDocument, .signIn, .signOut].contains($0.route)
    }
}

extension OperationsUnderTest {
    func send(
        _ sample: Sample,
        fields: [(String, String)] = [],
        query: String = "",
        authorization: String? = "Bearer cp_secret"
    ) async throws -> Answer {
        let mark = sample.target.contains("?") ? "&" : "?"
        return try await send(
            sample.method,
            query.isEmpty ? sample.target : "\(sample.target)\(mark)\(query)",
            fields: sample.fields + fields,
            body: sample.body,
            authorization: authorization
        )
    }
}
