package import Counterpart
package import CounterpartBytes

extension OperationsAnswer {
    package static func reconciliation(_ answer: Reconciliation) -> Bytes {
        object(capacity: 512 + answer.items.count * 160) { json in
            json.member("expected", answer.expected)
            json.member("references", answer.references)
            json.member("matched", answer.matched)
            json.member("counts") { json in
                json.member("missing", answer.counts[.missing] ?? 0)
                json.member("failed", answer.counts[.failed] ?? 0)
                json.member("stale", answer.counts[.stale] ?? 0)
                json.member("orphaned", answer.counts[.orphaned] ?? 0)
                json.member("duplicated", answer.counts[.duplicated] ?? 0)
            }
            json.member("truncated", answer.isTruncated)
            json.member("items", answer.items) { json, item in
                json.object { json in
                    json.member("finding", item.finding.rawValue)
                    json.member("subject_id", id: item.subject)
                    json.member("reference_id", id: item.reference?.rawValue)
                    json.member("service_model_ref", item.ref)
                    json.member("external_message", item.message)
                }
            }
        }
    }

    /// The items as a CSV file.
    package static func reconciliationCSV(_ answer: Reconciliation) -> Bytes {
        var writer = ByteWriter(minimumCapacity: 512 + answer.items.count * 80)
        writer.append(row: [
            "finding", "subject_id", "reference_id", "service_model_ref", "external_message",
        ])
        for item in answer.items {
            writer.append(row: [
                item.finding.rawValue, String(item.subject),
                item.reference.map { String($0.rawValue) }, item.ref, item.message,
            ])
        }
        return writer.finish()
    }
}

extension Reconciliation {
    /// Whether there are more items than are told.
    fileprivate var isTruncated: Bool { counts.values.reduce(0, +) > items.count }
}
