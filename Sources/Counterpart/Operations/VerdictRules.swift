/// The rules by which a standing is judged.
struct VerdictRules {
    let standing: Standing
    let now: Timestamp

    init(_ standing: Standing, at now: Timestamp) {
        self.standing = standing
        self.now = now
    }

    /// The verdict of the first rule that fits.
    var verdict: Verdict {
        withoutParent ?? noted ?? shared ?? locked ?? failing ?? pending ?? untried ?? deleted
            ?? synced
    }

    // MARK: It fails

    private var withoutParent: Verdict? {
        guard let parent = standing.parent else { return nil }
        return failure { reference, _ in
            let services = parent.references.map(\.reference.serviceName)
            guard !services.contains(reference.serviceName) else { return nil }
            return """
                Sync \(Self.name(of: parent.id)) to \(reference.serviceName) first: it has no \
                reference there, and this \(noun) belongs to it.
                """
        }
    }

    private var noted: Verdict? {
        failure { _, cause in
            guard let cause, let note = cause.note, !note.isBlank else { return nil }
            let owner = cause.owner.map { " It is in the care of \($0)." } ?? ""
            return "Follow the note of cause \(cause.id.rawValue): “\(Self.quoted(note))”.\(owner)"
        }
    }

    private var shared: Verdict? {
        failure { _, cause in
            guard let cause, cause.count > 1 else { return nil }
            return """
                Fix cause \(cause.id.rawValue) once, and then retry all \(cause.count) \(plural) \
                that fail with it.
                """
        }
    }

    private var locked: Verdict? {
        failure { reference, _ in
            guard reference.isLocked else { return nil }
            return """
                Unlock reference \(reference.id.rawValue) and retry: integrations leave alone what \
                is locked.
                """
        }
    }

    private var failing: Verdict? {
        failure { reference, _ in
            let place = reference.externalLink.map { "Open \($0)" }
            let ref = reference.serviceModelRef
            let search =
                ref.isBlank
                ? "Look for the \(noun) in \(reference.serviceName)"
                : "Look for \(reference.serviceModel) \(ref) in \(reference.serviceName)"
            return """
                \(place ?? search) and compare it with the message: only this \(noun) fails for \
                this reason.
                """
        }
    }

    /// The verdict on the first failing reference for which there is a next step.
    private func failure(_ nextStep: (Reference, Cause?) -> String?) -> Verdict? {
        for entry in standing.entries where entry.reference.status == .failed {
            if let step = nextStep(entry.reference, entry.cause) {
                return Verdict(sentence(on: entry), nextStep: step)
            }
        }
        return nil
    }

    private func sentence(on entry: Standing.Entry) -> String {
        let reference = entry.reference
        let episode = FailureEpisode(of: entry)
        let since = "since \(episode.start.prose), for \(episode.start.age(at: now))"
        var text = "\(subject) fails in \(reference.serviceName) \(since)\(episode.remark): "
        if let message = reference.externalMessage, !message.isBlank {
            text += Self.quoted(message)
        } else {
            text += "no message says why"
        }
        if let others = entry.cause.map({ $0.count - 1 }), others > 0 {
            let words = others == 1 ? "\(noun) fails" : "\(plural) fail"
            text += "; \(others) other \(words) for the same reason"
        }
        let elsewhere = standing.entries.map(\.reference).filter {
            $0.status == .failed && $0.serviceName != reference.serviceName
        }
        if !elsewhere.isEmpty {
            text += "; it also fails in \(Self.list(elsewhere.map(\.serviceName)))"
        }
        return text + "."
    }

    // MARK: It does not fail

    private var pending: Verdict? {
        let waiting = standing.entries.map(\.reference).filter { $0.status == .pending }
        guard let oldest = waiting.min(by: { Self.waitingSince($0) < Self.waitingSince($1) }) else {
            return nil
        }
        let since = Self.waitingSince(oldest)
        let isLong = now.secondsSinceEpoch - since.secondsSinceEpoch >= Verdict.patience
        let service = oldest.serviceName
        let age = since.age(at: now)
        return Verdict(
            "\(subject) is pending in \(service) since \(since.prose), for \(age).",
            nextStep: isLong
                ? "Look whether the integration with \(service) runs: nothing came of it for \(age)."
                : "Wait: integrations have an hour before somebody should look."
        )
    }

    private var untried: Verdict? {
        let gone = Set(standing.endings.map(\.serviceName))
        let services = standing.untriedServices.filter { !gone.contains($0) }
        guard !services.isEmpty else { return nil }
        let places = Self.list(services)
        let stranger = standing.subject == nil && standing.entries.isEmpty && gone.isEmpty
        return Verdict(
            "\(subject) was never tried in \(places), where other \(plural) are.",
            nextStep: stranger
                ? strangerStep
                : "Look whether the integration leaves it out, and start its sync."
        )
    }

    private var deleted: Verdict? {
        let living = Set(standing.entries.map(\.reference.serviceName))
        guard let ending = standing.endings.first(where: { !living.contains($0.serviceName) })
        else { return nil }
        var text = "The reference of \(name) in \(ending.serviceName) was deleted"
        guard let attempt = ending.attempt else {
            return Verdict("\(text).", nextStep: "Sync it again if that was not meant.")
        }
        text += " \(attempt.at.prose), \(attempt.at.age(at: now)) ago, by \(attempt.author.prose)."
        return Verdict(
            text,
            nextStep: "Ask there whether it was meant; if not, sync it again."
        )
    }

    private var strangerStep: String {
        "Look whether the id \(standing.id.number) is right: nobody told of this \(noun)."
    }

    private var synced: Verdict {
        guard !standing.entries.isEmpty else {
            return Verdict(
                "\(subject) has no reference in any service.",
                nextStep: standing.subject == nil ? strangerStep : "Start its first sync."
            )
        }
        let places = Self.list(standing.entries.map(\.reference.serviceName))
        let last = standing.entries.compactMap(\.reference.lastSyncedAt).max()
        let when = last.map { ", last \($0.prose), \($0.age(at: now)) ago" } ?? ""
        return Verdict(
            "\(subject) is synced in \(places)\(when).",
            nextStep: "Nothing is to be done."
        )
    }
}

// MARK: - Words

extension VerdictRules {
    private var noun: String { standing.id.type.noun }

    private var plural: String { standing.id.type.pluralNoun }

    private var name: String { Self.name(of: standing.id) }

    /// The subject at the beginning of a sentence.
    private var subject: String { name.prefix(1).uppercased() + name.dropFirst() }

    private static func name(of id: Subject.ID) -> String { "\(id.type.noun) \(id.number)" }

    private static func waitingSince(_ reference: Reference) -> Timestamp {
        reference.lastSyncedAt ?? reference.createdAt
    }

    /// The text on one line, without the end of its sentence, cut to ``Verdict/quotationLimit``.
    private static func quoted(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard words.count <= Verdict.quotationLimit else {
            return words.prefix(Verdict.quotationLimit - 1) + "…"
        }
        return words.hasSuffix(".") ? String(words.dropLast()) : words
    }

    /// Each name once: `a, b and c`.
    private static func list(_ names: [String]) -> String {
        var unique: [String] = []
        for name in names where !unique.contains(name) { unique.append(name) }
        guard let last = unique.popLast(), !unique.isEmpty else { return names.first ?? "" }
        return "\(unique.joined(separator: ", ")) and \(last)"
    }
}

extension Author {
    /// Who it was, in a sentence.
    fileprivate var prose: String {
        switch (tokenID, label) {
        case (let id?, let label?): "token \(id.rawValue) (\(label))"
        case (let id?, nil): "token \(id.rawValue)"
        case (nil, let label?): "the command \(label)"
        case (nil, nil): "an unknown hand"
        }
    }
}
