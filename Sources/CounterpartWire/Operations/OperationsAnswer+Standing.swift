package import Counterpart
package import CounterpartBytes

extension OperationsAnswer {
    /// The answer to `why`.
    package static func why(
        _ standing: Standing,
        verdict: Verdict,
        at now: Timestamp
    ) -> Bytes {
        object(capacity: 4_096) { json in
            json.name("subject")
            json.append(standing.subject, id: standing.id)
            json.member("known", standing.subject != nil)
            json.member("verdict", verdict.sentence)
            json.member("next_step", verdict.nextStep)
            json.member("services", standing.services) { $0.append($1, at: now) }
            json.name("parent")
            guard let parent = standing.parent else { return json.append("null") }
            json.object { json in
                json.subjectMembers(parent.id)
                json.member("missing_in", standing.servicesMissingParent) {
                    $0.append(jsonString: $1)
                }
                json.append(references: parent.references)
            }
        }
    }
}

extension Standing {
    /// How the subject stands in one service.
    fileprivate struct Service {
        var name: String
        var state: String
        var entry: Entry?
        var attempts: [Attempt]
    }

    /// Those with a reference, then those that had one, then those that never had.
    fileprivate var services: [Service] {
        var services = entries.map {
            Service(
                name: $0.reference.serviceName,
                state: $0.reference.status.name,
                entry: $0,
                attempts: $0.attempts
            )
        }
        for ending in endings where !services.contains(where: { $0.name == ending.serviceName }) {
            let attempts = ending.attempt.map { [$0] } ?? []
            services.append(
                Service(name: ending.serviceName, state: "deleted", attempts: attempts)
            )
        }
        for name in untriedServices where !services.contains(where: { $0.name == name }) {
            services.append(Service(name: name, state: "never_tried", attempts: []))
        }
        return services
    }

    /// Where this subject fails or was not tried, and its parent has no reference either.
    fileprivate var servicesMissingParent: [String] {
        guard let parent else { return [] }
        var names: [String] = []
        for service in services where ["failed", "never_tried"].contains(service.state) {
            let isThere = parent.references.contains { $0.reference.serviceName == service.name }
            if !isThere, !names.contains(service.name) { names.append(service.name) }
        }
        return names
    }
}

extension ByteWriter {
    fileprivate mutating func append(_ service: Standing.Service, at now: Timestamp) {
        object { json in
            json.member("service_name", service.name)
            json.member("state", service.state)
            json.name("reference")
            if let entry = service.entry {
                json.append(FoundReference(entry.reference, cause: entry.cause?.id))
            } else {
                json.append("null")
            }
            json.append(cause: service.entry?.cause, at: now)
            json.member("attempts", service.attempts) { $0.append($1) }
        }
    }
}
