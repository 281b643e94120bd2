/// One accepted write, as the ledger of its account keeps it; attempts are only ever appended.
package struct Attempt: Hashable, Sendable {
    /// What the write did.
    ///
    /// The raw value is the number under which a store keeps it; it never changes.
    package enum Kind: UInt8, CaseIterable, Hashable, Sendable {
        case created = 1
        case updated = 2
        case deleted = 3
        /// An import, which is one attempt however many references it brought; a reference that it
        /// replaced has one of its own.
        case imported = 4
    }

    /// The largest sequence number: 2⁴⁰ − 1, so that account and number fit one 64-bit key.
    package static let maximum: Int64 = (1 << 40) - 1

    /// From 1 on within the account, without gaps until the oldest are given up.
    package var sequence: Int64
    package var at: Timestamp
    package var kind: Kind
    /// `nil` only for an import.
    package var reference: Reference.ID?
    package var author: Author
    /// What changed, in the order of contract §3.1; for a new reference all that it has, for a
    /// deleted one all that it had.
    package var changes: [AttributeChange]
    /// How many references an import brought; 1 otherwise.
    package var count: Int
    /// The link of the chain: see ``AttemptChain``.
    package var digest: [UInt8]

    package init(
        sequence: Int64,
        at: Timestamp,
        kind: Kind,
        reference: Reference.ID?,
        author: Author,
        changes: [AttributeChange],
        count: Int,
        digest: [UInt8]
    ) {
        self.sequence = sequence
        self.at = at
        self.kind = kind
        self.reference = reference
        self.author = author
        self.changes = changes
        self.count = count
        self.digest = digest
    }
}

/// The old and the new value of one attribute, as the wire spells them.
package struct AttributeChange: Hashable, Sendable {
    /// The attribute's name on the wire, for instance `external_message`.
    package var attribute: String
    /// `nil` if it had none, as in a new reference.
    package var old: String?
    package var new: String?

    package init(attribute: String, old: String?, new: String?) {
        self.attribute = attribute
        self.old = old
        self.new = new
    }
}

/// A stretch of attempts, the newest first.
package struct AttemptSlice: Hashable, Sendable {
    package var attempts: [Attempt]
    /// Ask for those before this sequence number for more; `nil` at the end.
    package var next: Int64?
    /// Whether older ones were given up, as retention allows.
    package var isTruncated: Bool

    package init(attempts: [Attempt], next: Int64?, isTruncated: Bool) {
        self.attempts = attempts
        self.next = next
        self.isTruncated = isTruncated
    }
}

/// What a walk along the chain of an account found.
package struct ChainReport: Hashable, Sendable {
    /// The first attempt that does not follow from the one before it.
    package struct Break: Hashable, Sendable {
        package var sequence: Int64
        /// A sentence for the operator.
        package var reason: String

        package init(sequence: Int64, reason: String) {
            self.sequence = sequence
            self.reason = reason
        }
    }

    /// The attempts that were walked.
    package var attempts = 0
    /// The sequence numbers of the first and the last of them; `nil` if there are none.
    package var first: Int64?
    package var last: Int64?
    /// The digest of the last one, to be kept elsewhere: who rewrites the whole chain changes it.
    package var head: [UInt8] = []
    /// `nil` if each follows from the one before it.
    package var firstBreak: Break?

    package init() {}
}
