package import Counterpart
package import CounterpartBytes

extension OperationsAnswer {
    package static func references(_ slice: ReferenceSlice) -> Bytes {
        let capacity = 256 + slice.references.count * 640 + (slice.subjects?.count ?? 0) * 640
        return object(capacity: capacity) { json in
            json.append(references: slice.references)
            json.member("count", slice.count)
            json.member("next_cursor", slice.next.map { PageCursor.reference($0).text })
            if let subjects = slice.subjects {
                json.member("subjects", subjects) { $0.append($1, id: $1.id) }
            }
        }
    }

    package static func reference(
        _ reference: Reference,
        subject: Subject?,
        cause: Cause?,
        at now: Timestamp
    ) -> Bytes {
        object { json in
            json.name("reference")
            json.append(FoundReference(reference, cause: cause?.id))
            json.name("subject")
            if let subject { json.append(subject, id: subject.id) } else { json.append("null") }
            json.append(cause: cause, at: now)
        }
    }

    /// The answer to a look-up: the references of each key, in the order of the keys.
    package static func found(
        _ found: [[FoundReference]],
        for lookup: Lookup
    ) -> Bytes {
        object(capacity: 256 + found.count * 640) { json in
            json.name("results")
            switch lookup.keys {
            case .refs(let refs, _, _):
                json.array(zip(refs, found)) { json, result in
                    json.object { json in
                        json.member("ref", result.0)
                        json.append(references: result.1)
                    }
                }
            case .subjects(let subjects):
                json.array(zip(subjects, found)) { json, result in
                    json.object { json in
                        json.member("subject") { $0.subjectMembers(result.0) }
                        json.append(references: result.1)
                    }
                }
            }
        }
    }
}

extension ByteWriter {
    /// Appends the member `references`.
    mutating func append(references: [FoundReference]) {
        member("references", references) { $0.append($1) }
    }

    /// Appends the member `cause`.
    mutating func append(cause: Cause?, at now: Timestamp) {
        name("cause")
        if let cause { append(cause, at: now) } else { append("null") }
    }
}
