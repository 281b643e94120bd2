import Counterpart
import Testing

@Suite struct VerdictTests {
    /// 2026-11-25 05:10:00 UTC.
    private static let now = Timestamp(secondsSinceEpoch: 1_795_583_400)

    private static func before(hours: Int64 = 0, minutes: Int64 = 0) -> Timestamp {
        Timestamp(secondsSinceEpoch: now.secondsSinceEpoch - hours * 3_600 - minutes * 60)
    }

    private static func reference(
        in service: String = "netsuite",
        _ status: SyncStatus = .failed,
        message: String? = nil,
        link: String? = nil,
        isLocked: Bool = false,
        synced: Timestamp? = before(hours: 3)
    ) -> Reference {
        Reference(
            id: Reference.ID(rawValue: 88),
            subject: .init(type: .invoice, number: 1_234),
            serviceName: service,
            serviceModel: "invoice",
            serviceModelRef: "4711",
            status: status,
            externalLink: link,
            externalMessage: message,
            externalStatus: nil,
            isLocked: isLocked,
            createdAt: before(hours: 30),
            updatedAt: before(hours: 2),
            lastSyncedAt: synced
        )
    }

    private static func cause(count: Int = 1, note: String? = nil, owner: String? = nil) -> Cause {
        Cause(
            id: Cause.ID(rawValue: 12),
            serviceName: "netsuite",
            serviceModel: "invoice",
            subjectType: .invoice,
            fingerprint: Fingerprint(of: "x"),
            example: "x",
            count: count,
            firstSeenAt: before(hours: 5),
            lastSeenAt: before(hours: 1),
            note: note,
            owner: owner,
            trend: HourlyTrend(from: HourlyTrend.beginning(at: now), counts: [])
        )
    }

    private static func attempt(
        _ status: String?,
        at: Timestamp = before(hours: 3),
        kind: Attempt.Kind = .updated,
        by author: Author = Author()
    ) -> Attempt {
        Attempt(
            sequence: 7,
            at: at,
            kind: kind,
            reference: Reference.ID(rawValue: 88),
            author: author,
            changes: status.map { [AttributeChange(attribute: "status", old: nil, new: $0)] } ?? [],
            count: 1,
            digest: []
        )
    }

    private static func entry(
        _ reference: Reference = reference(),
        cause: Cause? = nil,
        attempts: [Attempt] = []
    ) -> Standing.Entry {
        Standing.Entry(reference: reference, cause: cause, attempts: attempts)
    }

    private func verdict(
        _ entries: [Standing.Entry] = [],
        endings: [Standing.Ending] = [],
        untried: [String] = [],
        parentServices: [String]? = nil,
        isKnown: Bool = true,
        of id: Subject.ID = .init(type: .invoice, number: 1_234)
    ) -> Verdict {
        let parent = parentServices.map { services in
            Standing.Parent(
                id: .init(type: .workspace, number: 77),
                references: services.map { FoundReference(Self.reference(in: $0, .successful)) }
            )
        }
        let standing = Standing(
            id: id,
            subject: isKnown ? Subject(id: id, attributes: "{}") : nil,
            entries: entries,
            endings: endings,
            untriedServices: untried,
            parent: parent
        )
        return Verdict(standing, at: Self.now)
    }

    // MARK: The sentence on a failure

    @Test func `a failure is told with its service, start, attempts, message and companions`() {
        let attempts = [
            Self.attempt(nil, at: Self.before(hours: 1)),
            Self.attempt(nil, at: Self.before(hours: 2)),
            Self.attempt("failed", at: Self.before(hours: 3)),
            Self.attempt("successful", at: Self.before(hours: 4)),
        ]
        let message = "That record\n does not exist."
        let entry = Self.entry(
            Self.reference(message: message),
            cause: Self.cause(count: 32),
            attempts: attempts
        )
        #expect(
            verdict([entry]).sentence
                == "Invoice 1234 fails in netsuite since 2026-11-25 02:10 UTC, for 3 h (3 attempts): "
                + "That record does not exist; 31 other invoices fail for the same reason."
        )
    }

    @Test func `one companion and a second service are told`() {
        let entries = [
            Self.entry(cause: Self.cause(count: 2), attempts: [Self.attempt("failed")]),
            Self.entry(Self.reference(in: "salesforce")),
        ]
        #expect(
            verdict(entries).sentence
                == "Invoice 1234 fails in netsuite since 2026-11-25 02:10 UTC, for 3 h (1 attempt): "
                + "no message says why; 1 other invoice fails for the same reason; "
                + "it also fails in salesforce."
        )
    }

    @Test func `a failure whose beginning is not in the ledger may be older`() {
        let entry = Self.entry(attempts: [Self.attempt(nil), Self.attempt(nil)])
        #expect(verdict([entry]).sentence.contains("for 3 h or longer (at least 2 attempts): "))
        let imported = Self.attempt(nil, at: Self.before(minutes: 5), kind: .imported)
        #expect(
            verdict([Self.entry(attempts: [imported])]).sentence
                .contains("for 3 h or longer (at least 1 attempt): ")
        )
        #expect(verdict([Self.entry()]).sentence.contains("since 2026-11-25 02:10 UTC, for 3 h: "))
    }

    @Test func `a success between two failures ends the earlier one`() {
        let attempts = [
            Self.attempt("failed", at: Self.before(minutes: 30)),
            Self.attempt("successful", at: Self.before(hours: 1)),
            Self.attempt("failed", at: Self.before(hours: 2)),
        ]
        let sentence = verdict([Self.entry(attempts: attempts)]).sentence
        #expect(sentence.contains("since 2026-11-25 04:40 UTC, for 30 min (1 attempt)"))
    }

    @Test func `a long message is cut`() {
        let message = String(repeating: "ä", count: 5_000)
        let sentence = verdict([Self.entry(Self.reference(message: message))]).sentence
        #expect(sentence.contains(String(repeating: "ä", count: 199) + "…."))
        #expect(sentence.count < 400)
    }

    // MARK: The rules, in their order

    @Test func `a workspace without a reference is to be synced first`() {
        let entry = Self.entry(
            Self.reference(isLocked: true),
            cause: Self.cause(count: 9, note: "Do it")
        )
        let verdict = verdict([entry], parentServices: ["salesforce"])
        #expect(
            verdict.nextStep
                == "Sync workspace 77 to netsuite first: it has no reference there, and this invoice "
                + "belongs to it."
        )
    }

    @Test func `the note of a cause is to be followed`() {
        let cause = Self.cause(count: 9, note: "Open the period.\n", owner: "Ann")
        let entry = Self.entry(Self.reference(isLocked: true), cause: cause)
        #expect(
            verdict([entry], parentServices: ["netsuite"]).nextStep
                == "Follow the note of cause 12: “Open the period”. It is in the care of Ann."
        )
    }

    @Test func `a cause of many is to be fixed once`() {
        let cause = Self.cause(count: 32, note: "  ")
        let entry = Self.entry(Self.reference(isLocked: true), cause: cause)
        #expect(
            verdict([entry]).nextStep
                == "Fix cause 12 once, and then retry all 32 invoices that fail with it."
        )
    }

    @Test func `a locked reference is to be unlocked`() {
        let entry = Self.entry(Self.reference(isLocked: true), cause: Self.cause())
        #expect(verdict([entry]).nextStep.hasPrefix("Unlock reference 88 and retry"))
    }

    @Test func `what fails alone is to be compared with its message`() {
        #expect(
            verdict([Self.entry(cause: Self.cause())]).nextStep
                == "Look for invoice 4711 in netsuite and compare it with the message: only this "
                + "invoice fails for this reason."
        )
        let linked = Self.entry(Self.reference(link: "https://n.example/4711"))
        #expect(verdict([linked]).nextStep.hasPrefix("Open https://n.example/4711 and compare"))
    }

    @Test func `a rule of a later reference goes before a later rule`() {
        let entries = [
            Self.entry(cause: Self.cause()),
            Self.entry(Self.reference(in: "salesforce"), cause: Self.cause(note: "Ask Ann.")),
        ]
        let verdict = verdict(entries, untried: ["jira"])
        #expect(verdict.nextStep == "Follow the note of cause 12: “Ask Ann”.")
        #expect(verdict.sentence.hasPrefix("Invoice 1234 fails in salesforce"))
        #expect(verdict.sentence.hasSuffix("it also fails in netsuite."))
    }

    @Test func `what is pending for an hour asks whether the integration runs`() {
        let long = verdict([Self.entry(Self.reference(.pending))], untried: ["jira"])
        #expect(
            long.sentence
                == "Invoice 1234 is pending in netsuite since 2026-11-25 02:10 UTC, for 3 h."
        )
        #expect(
            long.nextStep
                == "Look whether the integration with netsuite runs: nothing came of it for 3 h."
        )
        let edge = Self.entry(Self.reference(.pending, synced: Self.before(hours: 1)))
        #expect(verdict([edge]).nextStep.hasPrefix("Look whether"))
        let short = Self.entry(Self.reference(.pending, synced: Self.before(minutes: 59)))
        #expect(verdict([short]).nextStep.hasPrefix("Wait"))
        let never = Self.entry(Self.reference(.pending, synced: nil))
        #expect(verdict([never]).sentence.hasSuffix("2026-11-23 23:10 UTC, for 30 h."))
    }

    @Test func `what was never tried is told`() {
        let verdict = verdict(
            [Self.entry(Self.reference(.successful))],
            endings: [Self.ending(in: "hubspot")],
            untried: ["hubspot", "jira", "netsuite", "salesforce"]
        )
        #expect(
            verdict.sentence
                == "Invoice 1234 was never tried in jira, netsuite and salesforce, "
                + "where other invoices are."
        )
        #expect(
            verdict.nextStep == "Look whether the integration leaves it out, and start its sync."
        )
    }

    @Test func `a subject that nobody told of may have another id`() {
        let step = "Look whether the id 1234 is right: nobody told of this invoice."
        #expect(verdict(untried: ["jira"], isKnown: false).nextStep == step)
        let nothing = verdict(isKnown: false)
        #expect(nothing.sentence == "Invoice 1234 has no reference in any service.")
        #expect(nothing.nextStep == step)
        #expect(verdict().nextStep == "Start its first sync.")
    }

    private static func ending(in service: String, by author: Author? = nil) -> Standing.Ending {
        Standing.Ending(
            reference: Reference.ID(rawValue: 5),
            serviceName: service,
            attempt: author.map { attempt(nil, kind: .deleted, by: $0) }
        )
    }

    @Test func `who deleted the reference is told`() {
        let author = Author(tokenID: Token.ID(rawValue: 3), label: "netsuite sync")
        let verdict = verdict([], endings: [Self.ending(in: "netsuite", by: author)])
        #expect(
            verdict.sentence
                == "The reference of invoice 1234 in netsuite was deleted 2026-11-25 02:10 UTC, "
                + "3 h ago, by token 3 (netsuite sync)."
        )
        #expect(verdict.nextStep == "Ask there whether it was meant; if not, sync it again.")
    }

    @Test func `a deletion of which the ledger has nothing any more is told`() {
        let verdict = verdict([], endings: [Self.ending(in: "netsuite")])
        #expect(verdict.sentence == "The reference of invoice 1234 in netsuite was deleted.")
    }

    @Test func `a deleted reference that was made again is none to speak of`() {
        let verdict = verdict(
            [Self.entry(Self.reference(.successful))],
            endings: [Self.ending(in: "netsuite")]
        )
        #expect(
            verdict.sentence
                == "Invoice 1234 is synced in netsuite, last 2026-11-25 02:10 UTC, 3 h ago."
        )
        #expect(verdict.nextStep == "Nothing is to be done.")
    }

    // MARK: Words

    @Test func `types have nouns`() {
        #expect(SubjectType.timeEntry.noun == "time entry")
        #expect(SubjectType.timeEntry.pluralNoun == "time entries")
        #expect(SubjectType.invoice.noun == "invoice")
        let id = Subject.ID(type: .storyAllocationDay, number: 3)
        #expect(verdict(of: id).sentence.hasPrefix("Story allocation day 3 has no reference"))
    }

    @Test(
        arguments: [
            (0, "0 s"), (-5, "0 s"), (119, "119 s"), (120, "2 min"), (7_199, "119 min"),
            (7_200, "2 h"), (172_799, "47 h"), (172_800, "2 d"), (86_400 * 400, "400 d"),
        ] as [(Int64, String)]
    )
    func `an age has a unit of which there are two at least`(_ seconds: Int64, _ text: String) {
        let then = Timestamp(secondsSinceEpoch: Self.now.secondsSinceEpoch - seconds)
        #expect(then.age(at: Self.now) == text)
    }
}
