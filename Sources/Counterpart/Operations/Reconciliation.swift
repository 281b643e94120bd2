/// One line of the set that somebody expects to be synced.
package struct ExpectedSubject: Hashable, Sendable {
    package var number: Int64
    /// The id there, if the line gives one.
    package var ref: String?

    package init(number: Int64, ref: String? = nil) {
        self.number = number
        self.ref = ref
    }
}

/// What is to be compared with an expected set.
package struct ReconciliationScope: Hashable, Sendable {
    package var subjectType: SubjectType
    package var serviceName: String
    /// References last synced before this are stale, as are those that are pending; `nil` to count
    /// only the pending.
    package var staleBefore: Timestamp?

    package init(subjectType: SubjectType, serviceName: String, staleBefore: Timestamp? = nil) {
        self.subjectType = subjectType
        self.serviceName = serviceName
        self.staleBefore = staleBefore
    }
}

/// How an expected set and the registry differ.
package struct Reconciliation: Hashable, Sendable {
    package enum Finding: String, CaseIterable, Hashable, Sendable {
        /// Expected, and without a reference.
        case missing
        /// Expected, and its reference fails.
        case failed
        /// Expected, and pending or not synced since the given time.
        case stale
        /// It has a reference, and is not expected.
        case orphaned
        /// Named twice in the set, or having several references in the service, or sharing the id
        /// there with another subject, or having another id there than the set says.
        case duplicated
    }

    package struct Item: Hashable, Sendable {
        package var finding: Finding
        package var subject: Int64
        package var reference: Reference.ID?
        package var ref: String?
        package var message: String?

        package init(
            finding: Finding,
            subject: Int64,
            reference: Reference.ID? = nil,
            ref: String? = nil,
            message: String? = nil
        ) {
            self.finding = finding
            self.subject = subject
            self.reference = reference
            self.ref = ref
            self.message = message
        }
    }

    /// The lines that a set may have.
    package static let expectedLimit = 1_000_000
    /// The items that are told of each finding; the counts are exact.
    package static let itemLimit = 10_000

    package var expected: Int
    /// The references in scope.
    package var references: Int
    /// Expected, successful and none of the findings.
    package var matched: Int
    package var counts: [Finding: Int]
    /// By finding, in the order of ``Finding``, and then by subject.
    package var items: [Item]

    package init(
        expected: Int,
        references: Int,
        matched: Int,
        counts: [Finding: Int],
        items: [Item]
    ) {
        self.expected = expected
        self.references = references
        self.matched = matched
        self.counts = counts
        self.items = items
    }
}
