import Counterpart
import CounterpartWire

/// The values of a path's variables; what names nothing is not found.
struct PathValues {
    private let values: [String]

    init(_ values: [String]) {
        self.values = values
    }

    func reference() throws(Problem) -> Reference.ID {
        guard let id = KantataQuery.referenceID(values[0]) else { throw .notFound("reference") }
        return id
    }

    func cause() throws(Problem) -> Cause.ID {
        guard let id = OperationsQuery.causeID(values[0]) else { throw .notFound("cause") }
        return id
    }

    func token() throws(Problem) -> Token.ID {
        guard let number = KantataQuery.subjectNumber(values[0]) else { throw .notFound("token") }
        return Token.ID(rawValue: number)
    }

    func subject() throws(Problem) -> Subject.ID {
        guard let type = SubjectType(spelling: values[0]) else { throw .notFound("subject type") }
        guard let number = KantataQuery.subjectNumber(values[1]) else { throw .notFound("subject") }
        return Subject.ID(type: type, number: number)
    }

    func promised() throws(Problem) -> (serviceName: String, subjectType: SubjectType) {
        let name = values[0]
        guard !name.isBlank, name.unicodeScalars.count <= ReferenceRules.shortTextLimit,
            !name.utf8.contains(0)
        else { throw .notFound("service") }
        guard let type = SubjectType(spelling: values[1]) else { throw .notFound("subject type") }
        return (name, type)
    }
}

extension Problem {
    /// A thing of this kind that the path names is not there.
    static func notFound(_ kind: String) -> Problem {
        Problem(.notFound, "There is no such \(kind).")
    }
}
