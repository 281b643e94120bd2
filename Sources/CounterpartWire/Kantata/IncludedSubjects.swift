import Counterpart
import CounterpartBytes

/// The subjects that an answer includes (contract §2.9 to 2.11).
struct IncludedSubjects {
    private let subjects: [Subject.ID: Subject]

    init(_ subjects: [Subject]) {
        self.subjects = Dictionary(
            subjects.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// Appends the member `subject_ref` of a reference: `null` if we do not know the subject.
    func writeReference(to id: Subject.ID, into writer: inout ByteWriter) {
        guard subjects[id] != nil else { return writer.append(#","subject_ref":null"#) }
        writer.append(#","subject_ref":{"id":""#)
        writer.append(decimal: id.number)
        writer.append(#"","key":""#)
        writer.append(id.type.collectionKey)
        writer.append("\"}")
    }

    /// Appends a collection for each type that occurs, in the order in which `references` name them.
    func write(for references: [Reference], into writer: inout ByteWriter) {
        guard !subjects.isEmpty else { return }
        var seen: Set<Subject.ID> = []
        var types: [SubjectType] = []
        var ids: [SubjectType: [Subject.ID]] = [:]
        for reference in references {
            let id = reference.subject
            guard subjects[id] != nil, seen.insert(id).inserted else { continue }
            if ids[id.type] == nil { types.append(id.type) }
            ids[id.type, default: []].append(id)
        }
        for type in types {
            writer.append(",\"")
            writer.append(type.collectionKey)
            writer.append("\":{")
            for (index, id) in (ids[type] ?? []).enumerated() {
                if index > 0 { writer.append(",") }
                write(id, into: &writer)
            }
            writer.append("}")
        }
    }

    private func write(_ id: Subject.ID, into writer: inout ByteWriter) {
        guard let subject = subjects[id] else { return }
        writer.append("\"")
        writer.append(decimal: id.number)
        writer.append("\":")
        writer.append(subject: subject)
    }
}

extension ByteWriter {
    /// Appends the subject's object: its attributes as they are, and its id as the last of them.
    mutating func append(subject: Subject) {
        append(subject.attributes)
        precondition(last == UInt8(ascii: "}"), "The attributes of a subject are an object")
        truncate(to: count - 1)
        append(last == UInt8(ascii: "{") ? #""id":""# : #","id":""#)
        append(decimal: subject.id.number)
        append("\"}")
    }
}
