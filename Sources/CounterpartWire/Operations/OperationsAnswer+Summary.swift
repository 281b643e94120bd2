package import Counterpart
package import CounterpartBytes

extension OperationsAnswer {
    package static func summary(_ summary: Summary) -> Bytes {
        object(capacity: 4_096 + summary.cells.count * 256) { json in
            json.member("counts") { json in
                json.member("references", summary.counts.total)
                json.members(summary.counts)
            }
            json.member("causes") { json in
                json.member("new", summary.causes[.new] ?? 0)
                json.member("ongoing", summary.causes[.ongoing] ?? 0)
                json.member("regressed", summary.causes[.regressed] ?? 0)
                json.member("resolved", summary.causes[.resolved] ?? 0)
                json.member("muted", summary.mutedCauses)
            }
            json.member("services", summary.cells) { json, cell in
                json.object { json in
                    json.member("service_name", cell.serviceName)
                    json.member("subject_type", cell.subjectType.name)
                    json.members(cell.counts)
                    json.member("never_tried", cell.neverTried)
                    json.member("last_success_at", cell.lastSuccessAt)
                    json.member("oldest_pending_at", cell.oldestPendingAt)
                }
            }
            json.member("activity") { json in
                json.member("from", summary.activityFrom)
                json.member("hours", summary.activity) { json, counts in
                    json.object { $0.members(counts) }
                }
            }
        }
    }

    /// The services of the account, with the models of each that are known.
    package static func services(_ summary: Summary, models: [String: [String]]) -> Bytes {
        var names: [String] = []
        for cell in summary.cells where names.last != cell.serviceName {
            names.append(cell.serviceName)
        }
        return object { json in
            json.member("services", names) { json, name in
                let cells = summary.cells.filter { $0.serviceName == name }
                json.object { json in
                    json.member("service_name", name)
                    json.members(cells.reduce(into: Summary.Counts()) { $0 += $1.counts })
                    json.member("models", models[name] ?? []) { $0.append(jsonString: $1) }
                    json.member("subject_types", cells) {
                        $0.append(jsonString: $1.subjectType.name)
                    }
                    json.member("last_success_at", cells.compactMap(\.lastSuccessAt).max())
                }
            }
        }
    }

    package static func overdue(_ promises: [PromiseStanding]) -> Bytes {
        object { json in
            json.member("promises", promises) { json, standing in
                json.object { json in
                    json.member("service_name", standing.promise.serviceName)
                    json.member("subject_type", standing.promise.subjectType.name)
                    json.member("within_seconds", standing.promise.seconds)
                    json.member("overdue", standing.overdue)
                    json.member("never_tried", standing.neverTried)
                    json.member("oldest_at", standing.oldestAt)
                    json.member("last_success_at", standing.lastSuccessAt)
                }
            }
        }
    }
}
