package import Counterpart

/// The body of a request that writes subjects (contract §5.4, §8.2).
package enum KantataSubject {
    /// How many subjects one request may create.
    package static let bulkLimit = 300

    /// Reads the one object under the singular root of `collection`, or the array under its plural
    /// one.
    ///
    /// - Parameters:
    ///   - parameters: All of the request.
    ///   - collection: The collection in which the subjects are to be.
    ///   - now: The time that counts as that of the creation, unless the body gives one.
    /// - Throws: ``RequestError/missingParameters`` if there is neither; a refusal that names every
    ///   attribute that cannot have its value, and the object by its index.
    /// - Returns: The drafts in the order of the body, at least one.
    package static func newSubjects(
        _ parameters: Parameters,
        in collection: SubjectCollection,
        at now: Timestamp
    ) throws(RequestError) -> [SubjectDraft] {
        let (objects, root) = try objects(parameters, collection)
        let isTyped = parameters.isTyped(root)
        var drafts: [SubjectDraft] = []
        var elements: [RequestError.Element] = []
        for (index, members) in objects.enumerated() {
            var reader = SubjectReader(members, of: collection.type, isTyped: isTyped)
            if reader.violations.isEmpty {
                reader.complete(forNewIn: collection, at: now)
                drafts.append(try reader.draft(number: reader.number))
            }
            elements += reader.violations.map { $0.element(at: index) }
        }
        guard elements.isEmpty else { throw RequestError(status: 422, elements: elements) }
        return drafts
    }

    /// Reads what is to be written over the subject with that number; see
    /// ``newSubjects(_:in:at:)``.
    package static func update(
        of number: Int64,
        _ parameters: Parameters,
        in collection: SubjectCollection,
        at now: Timestamp
    ) throws(RequestError) -> SubjectDraft {
        guard let members = try object(parameters, collection) else { throw .missingParameters }
        let isTyped = parameters.isTyped(collection.root)
        var reader = SubjectReader(
            members.filter { $0.key != "id" },
            of: collection.type,
            isTyped: isTyped
        )
        guard reader.violations.isEmpty else {
            throw RequestError(
                status: 422,
                elements: reader.violations.map { $0.element(at: 0) }
            )
        }
        reader.complete(forUpdateIn: collection, at: now)
        return try reader.draft(number: number)
    }

    /// The object under the singular root; `nil` if it is missing or empty, or is no object.
    private static func object(
        _ parameters: Parameters,
        _ collection: SubjectCollection
    ) throws(RequestError) -> [JSONValue.Member]? {
        guard case .object(let members)? = parameters[collection.root], !members.isEmpty else {
            return nil
        }
        return members
    }

    private static func objects(
        _ parameters: Parameters,
        _ collection: SubjectCollection
    ) throws(RequestError) -> (objects: [[JSONValue.Member]], root: String) {
        if let members = try object(parameters, collection) { return ([members], collection.root) }
        guard case .array(let values)? = parameters[collection.name], !values.isEmpty else {
            throw .missingParameters
        }
        guard values.count <= bulkLimit else {
            throw RequestError(
                status: 422,
                type: .validation,
                message: "Too many objects at once (maximum is \(bulkLimit))",
                field: "base"
            )
        }
        var objects: [[JSONValue.Member]] = []
        for value in values {
            guard case .object(let members) = value, !members.isEmpty else {
                throw .missingParameters
            }
            objects.append(members)
        }
        return (objects, collection.name)
    }
}

extension Violation {
    fileprivate func element(at index: Int) -> RequestError.Element {
        RequestError.Element(type: .validation, message: message, field: field, index: index)
    }
}
