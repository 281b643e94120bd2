import Counterpart
import CounterpartBytes

/// The subjects that an answer includes (contract §2.9 to 2.11).
struct IncludedSubjects {
    private let subjects: [Subject]
    /// For each reference of the page the index of its subject, or `nil` if we do not know it.
    private let places: [Int?]

    init(_ subjects: [Subject], of references: ReferenceList) {
        var indices: [Subject.ID: Int] = [:]
        indices.reserveCapacity(subjects.count)
        for (index, subject) in subjects.enumerated() { indices[subject.id] = index }
        self.subjects = subjects
        places = references.rows.map { indices[$0.subject] }
    }

    /// Appends the member `subject_ref` of the reference with that index: `null` if we do not know
    /// its subject.
    func writeReference(at index: Int, into writer: inout ByteWriter) {
        guard let place = places[index] else { return writer.append(#","subject_ref":null"#) }
        let id = subjects[place].id
        writer.append(#","subject_ref":{"id":""#)
        writer.append(decimal: id.number)
        writer.append(#"","key":""#)
        writer.append(text: id.type.collectionKey)
        writer.append("\"}")
    }

    /// Appends a collection for each type that occurs, in the order in which the references name
    /// the subjects.
    func writeCollections(into writer: inout ByteWriter) {
        var isWritten = Array(repeating: false, count: subjects.count)
        for (index, place) in places.enumerated() {
            guard let place, !isWritten[place] else { continue }
            let type = subjects[place].id.type
            writer.append(",\"")
            writer.append(text: type.collectionKey)
            writer.append("\":")
            for place in places[index...] {
                guard let place, !isWritten[place], subjects[place].id.type == type else {
                    continue
                }
                isWritten[place] = true
                writer.append(writer.last == UInt8(ascii: ":") ? "{\"" : ",\"")
                writer.append(decimal: subjects[place].id.number)
                writer.append("\":")
                writer.append(subject: subjects[place])
            }
            writer.append("}")
        }
    }
}

extension ByteWriter {
    /// Appends the subject's object: its attributes as they are, what `extra` appends (members with a
    /// comma after each), and its id as the last of them.
    mutating func append(subject: Subject, _ extra: (inout ByteWriter) -> Void = { _ in }) {
        append(text: subject.attributes)
        precondition(last == UInt8(ascii: "}"), "The attributes of a subject are an object")
        truncate(to: count - 1)
        if last != UInt8(ascii: "{") { append(",") }
        extra(&self)
        append(#""id":""#)
        append(decimal: subject.id.number)
        append("\"}")
    }
}
