import Counterpart
import CounterpartHTTPServer
import CounterpartWire

/// What a request to the Kantata surface asks for, by its method and path (contract §1.2, §1.3,
/// §5.2).
enum KantataRoute: Equatable {
    case listReferences
    case upsertReference
    /// The id as given; whether it is a number is not the route's business.
    case showReference(id: String)
    case deleteReference(id: String)
    case showTokenUser
    // Indirect, because a route lies several times in the frame of each request, and these are large.
    indirect case listSubjects(SubjectCollection)
    indirect case createSubjects(SubjectCollection)
    indirect case showSubject(SubjectCollection, id: String)
    indirect case updateSubject(SubjectCollection, id: String)
    indirect case deleteSubject(SubjectCollection, id: String)
    indirect case resolveSubmission(SubjectCollection, id: String, SubmissionResolution)

    /// The prefix of all paths of the surface.
    static let prefix = "/api/v1"

    /// The route's name in the log: never a value from the request.
    var pattern: String {
        switch self {
        case .listReferences: "/api/v1/external_references"
        case .upsertReference: "/api/v1/external_references/create_or_update"
        case .showReference, .deleteReference: "/api/v1/external_references/{id}"
        case .showTokenUser: "/api/v1/users/me"
        case .listSubjects(let collection), .createSubjects(let collection):
            "/api/v1/\(collection.name)"
        case .showSubject(let collection, _), .updateSubject(let collection, _),
            .deleteSubject(let collection, _):
            "/api/v1/\(collection.name)/{id}"
        case .resolveSubmission(let collection, _, let resolution):
            "/api/v1/\(collection.name)/{id}/\(resolution.rawValue)"
        }
    }

    /// Returns `nil` if nothing answers to this method at this path.
    init?(_ method: HTTPRequest.Method, path: String) {
        let isRead = method == .get || method == .head
        // What is asked for most is told by one comparison.
        if isRead, path == "/api/v1/external_references" {
            self = .listReferences
            return
        }
        guard let segments = Self.segments(of: path) else { return nil }
        switch (segments.count, segments.first) {
        case (1, "external_references") where isRead:
            self = .listReferences
        case (2, "external_references") where method == .post && segments[1] == "create_or_update":
            self = .upsertReference
        case (2, "external_references") where isRead:
            self = .showReference(id: segments[1])
        case (2, "external_references") where method == .delete:
            self = .deleteReference(id: segments[1])
        case (2, "users") where isRead && segments[1] == "me":
            self = .showTokenUser
        default:
            self.init(method, segments)
        }
    }

    /// The routes that all collections of subjects have.
    private init?(_ method: HTTPRequest.Method, _ segments: [String]) {
        guard let name = segments.first, let collection = SubjectCollection(name: name) else {
            return nil
        }
        switch (segments.count, method) {
        case (1, .get), (1, .head):
            self = .listSubjects(collection)
        case (1, .post):
            self = .createSubjects(collection)
        case (2, .get), (2, .head):
            self = .showSubject(collection, id: segments[1])
        case (2, .put), (2, .patch):
            self = .updateSubject(collection, id: segments[1])
        case (2, .delete):
            self = .deleteSubject(collection, id: segments[1])
        case (3, .put) where collection.submissionKind != nil:
            guard let resolution = SubmissionResolution(rawValue: segments[2]) else { return nil }
            self = .resolveSubmission(collection, id: segments[1], resolution)
        default:
            return nil
        }
    }

    /// The decoded segments after the prefix, without a `.json` suffix (in any letter case) and
    /// without a trailing slash; `nil` if the path is not one of the surface.
    private static func segments(of path: String) -> [String]? {
        guard path.hasPrefix("\(prefix)/") else { return nil }
        var rest = path.dropFirst(prefix.count + 1)
        if rest.hasSuffix("/") { rest = rest.dropLast() }
        if rest.count > 5, rest.suffix(5).lowercased() == ".json" { rest = rest.dropLast(5) }
        var segments: [String] = []
        for segment in rest.split(separator: "/", omittingEmptySubsequences: false) {
            guard let decoded = PercentEncoding.decodedSegment(segment) else { return nil }
            segments.append(decoded)
        }
        return segments
    }
}
