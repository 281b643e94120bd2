/// The references of a page, with all their texts in one buffer.
///
/// A page of twenty `Reference`s is some eighty allocations, and a count of owners for each text whenever
/// one is copied; this is two allocations. A list's answer is made from ``rows`` and ``texts``; as
/// a collection it makes a `Reference` of each row that is asked for.
package struct ReferenceList: Sendable {
    /// Where a text lies in ``texts``.
    package struct Text: Sendable {
        private let start: UInt32
        private let end: UInt32

        /// - Precondition: The list is no larger than 4 GiB, which a page cannot be.
        package init(_ range: Range<Int>) {
            start = UInt32(range.lowerBound)
            end = UInt32(range.upperBound)
        }

        package var range: Range<Int> { Int(start)..<Int(end) }
    }

    /// A reference, with the places of its texts; see `Reference` for what each member is.
    package struct Row: Sendable {
        package let id: Reference.ID
        package let subject: Subject.ID
        package let serviceName: Text
        package let serviceModel: Text
        package let serviceModelRef: Text
        package let status: SyncStatus
        package let externalLink: Text?
        package let externalMessage: Text?
        package let externalStatus: Text?
        package let isLocked: Bool
        package let createdAt: Timestamp
        package let updatedAt: Timestamp
        package let lastSyncedAt: Timestamp?

        package init(
            id: Reference.ID,
            subject: Subject.ID,
            serviceName: Text,
            serviceModel: Text,
            serviceModelRef: Text,
            status: SyncStatus,
            externalLink: Text?,
            externalMessage: Text?,
            externalStatus: Text?,
            isLocked: Bool,
            createdAt: Timestamp,
            updatedAt: Timestamp,
            lastSyncedAt: Timestamp?
        ) {
            self.id = id
            self.subject = subject
            self.serviceName = serviceName
            self.serviceModel = serviceModel
            self.serviceModelRef = serviceModelRef
            self.status = status
            self.externalLink = externalLink
            self.externalMessage = externalMessage
            self.externalStatus = externalStatus
            self.isLocked = isLocked
            self.createdAt = createdAt
            self.updatedAt = updatedAt
            self.lastSyncedAt = lastSyncedAt
        }
    }

    package var rows: [Row] = []
    /// The texts of all rows, as UTF-8.
    package var texts: [UInt8] = []

    package init() {}

    package init(_ references: some Sequence<Reference>) {
        for reference in references { append(reference) }
    }

    /// Makes room for `count` references of the usual size.
    package mutating func reserveCapacity(_ count: Int) {
        rows.reserveCapacity(count)
        texts.reserveCapacity(count * Self.usualTexts)
    }

    /// The bytes of the texts of one reference, as a rule.
    private static let usualTexts = 160

    private mutating func append(_ reference: Reference) {
        rows.append(
            Row(
                id: reference.id,
                subject: reference.subject,
                serviceName: add(reference.serviceName),
                serviceModel: add(reference.serviceModel),
                serviceModelRef: add(reference.serviceModelRef),
                status: reference.status,
                externalLink: reference.externalLink.map { add($0) },
                externalMessage: reference.externalMessage.map { add($0) },
                externalStatus: reference.externalStatus.map { add($0) },
                isLocked: reference.isLocked,
                createdAt: reference.createdAt,
                updatedAt: reference.updatedAt,
                lastSyncedAt: reference.lastSyncedAt
            )
        )
    }

    private mutating func add(_ text: String) -> Text {
        let start = texts.count
        texts.append(contentsOf: text.utf8)
        return Text(start..<texts.count)
    }
}

extension ReferenceList: RandomAccessCollection, ExpressibleByArrayLiteral {
    package init(arrayLiteral references: Reference...) {
        self.init(references)
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { rows.count }

    package subscript(position: Int) -> Reference {
        let row = rows[position]
        return Reference(
            id: row.id,
            subject: row.subject,
            serviceName: text(row.serviceName),
            serviceModel: text(row.serviceModel),
            serviceModelRef: text(row.serviceModelRef),
            status: row.status,
            externalLink: row.externalLink.map(text),
            externalMessage: row.externalMessage.map(text),
            externalStatus: row.externalStatus.map(text),
            isLocked: row.isLocked,
            createdAt: row.createdAt,
            updatedAt: row.updatedAt,
            lastSyncedAt: row.lastSyncedAt
        )
    }

    private func text(_ text: Text) -> String {
        String(decoding: texts[text.range], as: UTF8.self)
    }
}

extension ReferenceList: Hashable {
    /// The same references are equal wherever their texts lie.
    package static func == (left: ReferenceList, right: ReferenceList) -> Bool {
        left.elementsEqual(right)
    }

    package func hash(into hasher: inout Hasher) {
        for reference in self { hasher.combine(reference) }
    }
}
