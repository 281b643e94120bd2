package import Counterpart

/// What a batch look-up asks for: the counterparts of ids there, or of subjects.
package struct Lookup: Hashable, Sendable {
    package enum Keys: Hashable, Sendable {
        /// Ids in a service, of one model or of any.
        case refs([String], serviceName: String, model: String?)
        case subjects([Subject.ID])
    }

    /// The ids or subjects that one request may have.
    package static let limit = 1_000

    package var keys: Keys
    /// The service whose references are asked for; `nil` for all.
    package var target: String?

    package static func parse(_ body: [UInt8]) throws(Problem) -> Lookup {
        var object = try StrictObject(body)
        let target = object.text("to")
        let keys =
            object.value("subjects") == nil
            ? Self.refs(in: &object) : Self.subjects(in: &object).map(Keys.subjects)
        try object.finish()
        guard let keys else { preconditionFailure("What is missing was told") }
        return Lookup(keys: keys, target: target)
    }

    private static func refs(in object: inout StrictObject) -> Keys? {
        let serviceName = object.required("service_name", object.text("service_name"))
        let model = object.text("service_model")
        let refs = elements("refs", in: &object) { value, pointer -> Element<String> in
            guard case .string(let text) = value, !text.isBlank else {
                return .failure([Problem.Reason(.pointer(pointer), "Give a text.")])
            }
            return .success(text)
        }
        guard let serviceName, let refs else { return nil }
        return .refs(refs, serviceName: serviceName, model: model)
    }

    private static func subjects(in object: inout StrictObject) -> [Subject.ID]? {
        elements("subjects", in: &object) { value, pointer -> Element<Subject.ID> in
            guard var subject = StrictObject(value, at: pointer) else {
                return .failure([Problem.Reason(.pointer(pointer), "Give an object.")])
            }
            let id = subject.subjectID()
            let reasons = subject.finished()
            guard let id, reasons.isEmpty else { return .failure(reasons) }
            return .success(id)
        }
    }

    private enum Element<Value> {
        case success(Value)
        case failure([Problem.Reason])
    }

    /// All elements of an array; `nil` if one is wrong or there is none, which is remembered.
    private static func elements<Value>(
        _ name: String,
        in object: inout StrictObject,
        _ read: (JSONValue, String) -> Element<Value>
    ) -> [Value]? {
        guard case .array(let elements)? = object.value(name), (1...limit).contains(elements.count)
        else {
            object.refuse(name, "Give 1 to \(limit) in an array.")
            return nil
        }
        var values: [Value] = []
        for (index, element) in elements.enumerated() {
            switch read(element, "\(object.pointer(name))/\(index)") {
            case .success(let value): values.append(value)
            case .failure(let reasons): object.add(reasons)
            }
        }
        return values.count == elements.count ? values : nil
    }
}

extension StrictObject {
    /// A subject by type and id, which may be a number or, as in answers, a text.
    fileprivate mutating func subjectID() -> Subject.ID? {
        let typeName = required("subject_type", text("subject_type"))
        let type = typeName.flatMap(SubjectType.init(spelling:))
        if typeName != nil, type == nil {
            refuse("subject_type", StrictQuery.subjectTypeExpectation)
        }
        let number: Int64? =
            switch value("subject_id") {
            case .number(let raw)?: KantataQuery.subjectNumber(raw)
            case .string(let text)?: KantataQuery.subjectNumber(text)
            default: nil
            }
        if number == nil { refuse("subject_id", "Give a whole number from 1.") }
        guard let type, let number else { return nil }
        return Subject.ID(type: type, number: number)
    }
}
