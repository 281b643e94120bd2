package import Counterpart
package import CounterpartBytes

/// The body of every answer that holds subjects (contract §2, §5.4).
package enum SubjectEnvelope {
    /// Appends the answer to a list; with the defaults, the answer to a write or a show.
    ///
    /// - Parameters:
    ///   - page: What was found; submissions need their references for what may be done to them.
    ///   - collection: The collection that was asked.
    ///   - include: What was asked for beside.
    ///   - pageNumber: The page as it was asked for, whether or not there is such a page.
    ///   - pageSize: The size of pages as it was asked for, even if something else made the window.
    ///   - zone: The zone in which the times of references are written.
    ///   - writer: What the answer is appended to.
    package static func write(
        _ page: SubjectPage,
        of collection: SubjectCollection,
        include: SubjectInclude,
        pageNumber: Int = 1,
        pageSize: Int = ReferenceQuery.Window.defaultLimit,
        zone: WireTimeZone = .utc,
        into writer: inout ByteWriter
    ) {
        let references = Dictionary(grouping: page.references?.rows ?? [], by: \.subject)
        let included = included(page, in: collection)
        writer.append(#"{"count":"#)
        writer.append(decimal: Int64(page.count))
        writeResults(page.subjects, collection, into: &writer)
        writer.append(#"],""#)
        writer.append(text: collection.name)
        writer.append(#"":{"#)
        for (index, subject) in page.subjects.enumerated() {
            if index > 0 { writer.append(",") }
            write(
                subject,
                references[subject.id] ?? [],
                shown: include.hasReferences,
                into: &writer
            )
        }
        // What is included from the same collection lives in the same object (contract §2.12).
        for subject in included[collection.name] ?? [] {
            if writer.last != UInt8(ascii: "{") { writer.append(",") }
            write(subject, into: &writer)
        }
        writer.append("},")
        ReferenceEnvelope.writeMeta(
            count: page.count,
            number: pageNumber,
            size: pageSize,
            into: &writer
        )
        writeCollections(included, include, but: collection.name, into: &writer)
        if include.hasReferences {
            writer.append(",")
            ReferenceEnvelope.writeCollection(page.references ?? [], zone: zone, into: &writer)
        }
        writer.append("}")
    }

    /// The included subjects by their collections, without those that the page has anyway.
    private static func included(
        _ page: SubjectPage,
        in collection: SubjectCollection
    ) -> [String: [Subject]] {
        guard !page.included.isEmpty else { return [:] }
        let primary = Set(page.subjects.map(\.id))
        return Dictionary(
            grouping: page.included.filter {
                $0.id.type.collectionKey != collection.name || !primary.contains($0.id)
            },
            by: \.id.type.collectionKey
        )
    }

    private static func writeResults(
        _ subjects: [Subject],
        _ collection: SubjectCollection,
        into writer: inout ByteWriter
    ) {
        writer.append(#","results":["#)
        for (index, subject) in subjects.enumerated() {
            writer.append(index == 0 ? #"{"key":""# : #",{"key":""#)
            writer.append(text: collection.name)
            writer.append(#"","id":""#)
            writer.append(decimal: subject.id.number)
            writer.append("\"}")
        }
    }

    /// Appends a subject of the page, with what only such a subject has before its id.
    private static func write(
        _ subject: Subject,
        _ references: [ReferenceList.Row],
        shown: Bool,
        into writer: inout ByteWriter
    ) {
        writeKey(of: subject, into: &writer)
        writer.append(subject: subject) { writer in
            if subject.id.type == .submission {
                SubmissionPermissions(
                    of: subject,
                    isLocked: references.contains(where: \.isLocked)
                )?.write(into: &writer)
            }
            guard shown else { return }
            writer.append(#""external_reference_ids":["#)
            for (index, reference) in references.enumerated() {
                writer.append(index == 0 ? "\"" : ",\"")
                writer.append(decimal: reference.id.rawValue)
                writer.append("\"")
            }
            writer.append("],")
        }
    }

    private static func write(_ subject: Subject, into writer: inout ByteWriter) {
        writeKey(of: subject, into: &writer)
        writer.append(subject: subject)
    }

    private static func writeKey(of subject: Subject, into writer: inout ByteWriter) {
        writer.append("\"")
        writer.append(decimal: subject.id.number)
        writer.append("\":")
    }

    /// Appends the collection of every association that was asked for, also of one that is empty
    /// (contract §2.8).
    private static func writeCollections(
        _ included: [String: [Subject]],
        _ include: SubjectInclude,
        but primaryKey: String,
        into writer: inout ByteWriter
    ) {
        var seen: Set = [primaryKey]
        for association in include.associations {
            guard let key = association.target?.collectionKey, seen.insert(key).inserted
            else { continue }
            writer.append(",\"")
            writer.append(text: key)
            writer.append("\":{")
            for (index, subject) in (included[key] ?? []).enumerated() {
                if index > 0 { writer.append(",") }
                write(subject, into: &writer)
            }
            writer.append("}")
        }
    }
}
