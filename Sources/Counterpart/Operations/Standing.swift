/// Everything that is known about why a subject is synced or is not.
package struct Standing: Hashable, Sendable {
    /// A reference of the subject, why it fails, and what last happened to it.
    package struct Entry: Hashable, Sendable {
        package var reference: Reference
        package var cause: Cause?
        /// The newest first; at most ``Standing/attempts``.
        package var attempts: [Attempt]

        package init(reference: Reference, cause: Cause?, attempts: [Attempt]) {
            self.reference = reference
            self.cause = cause
            self.attempts = attempts
        }
    }

    /// A reference that was deleted.
    package struct Ending: Hashable, Sendable {
        package var reference: Reference.ID
        package var serviceName: String
        package var attempt: Attempt?

        package init(reference: Reference.ID, serviceName: String, attempt: Attempt?) {
            self.reference = reference
            self.serviceName = serviceName
            self.attempt = attempt
        }
    }

    /// The workspace that the subject belongs to, and the services in which that has a reference.
    package struct Parent: Hashable, Sendable {
        package var id: Subject.ID
        package var references: [FoundReference]

        package init(id: Subject.ID, references: [FoundReference]) {
            self.id = id
            self.references = references
        }
    }

    /// The attempts that are told for each reference.
    package static let attempts = 10
    /// The deleted references that are told.
    package static let endings = 10

    package var id: Subject.ID
    /// `nil` if we were not told of the subject.
    package var subject: Subject?
    /// By service name and id.
    package var entries: [Entry]
    /// Those that were deleted, the last first; at most 10.
    package var endings: [Ending]
    /// The services in which other subjects of the type have references, and this one has none.
    package var untriedServices: [String]
    package var parent: Parent?

    package init(
        id: Subject.ID,
        subject: Subject?,
        entries: [Entry],
        endings: [Ending],
        untriedServices: [String],
        parent: Parent?
    ) {
        self.id = id
        self.subject = subject
        self.entries = entries
        self.endings = endings
        self.untriedServices = untriedServices
        self.parent = parent
    }
}
