package import Counterpart

/// What an answer about subjects is to hold beside them (contract §4.12, §5.4).
package struct SubjectInclude: Hashable, Sendable {
    /// The attributes that hold the ids of the subjects to be included, as they were asked for.
    package let associations: [SubjectAttribute]
    /// Whether the references are to be shown.
    package let hasReferences: Bool

    /// Reads `include`; names that the type has no association for do not count.
    package init(_ parameters: Parameters, of type: SubjectType) throws(RequestError) {
        let names = try KantataQuery.includes(parameters)
        var seen: Set<Substring> = []
        associations = names.filter { seen.insert($0).inserted }.compactMap { name in
            type.attributes.first { $0.associationName.map { $0 == name } ?? false }
        }
        hasReferences = seen.contains("external_references")
    }

    /// Returns the subjects that the attributes of `subjects` name, each once; what is no id is left
    /// out.
    package func subjects(of subjects: [Subject]) -> [Subject.ID] {
        guard !associations.isEmpty else { return [] }
        var targets: [String: SubjectType] = [:]
        for association in associations { targets[association.name] = association.target }
        var seen: Set<Subject.ID> = []
        var ids: [Subject.ID] = []
        for subject in subjects {
            for member in SubjectAttributes.members(of: subject.attributes, where: targets.keys) {
                guard let type = targets[member.key] else { continue }
                for number in member.value.subjectNumbers {
                    let id = Subject.ID(type: type, number: number)
                    if seen.insert(id).inserted { ids.append(id) }
                }
            }
        }
        return ids
    }
}

extension JSONValue {
    /// The ids of subjects that the value of an association gives.
    fileprivate var subjectNumbers: [Int64] {
        switch self {
        case .string(let text), .number(let text):
            KantataQuery.subjectNumber(text).map { [$0] } ?? []
        case .array(let elements): elements.flatMap(\.subjectNumbers)
        case .null, .bool, .object: []
        }
    }
}
