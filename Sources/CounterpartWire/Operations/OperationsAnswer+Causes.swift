package import Counterpart
package import CounterpartBytes

extension OperationsAnswer {
    package static func causes(_ slice: CauseSlice, at now: Timestamp) -> Bytes {
        object(capacity: 256 + slice.causes.count * 1_024) { json in
            json.member("causes", slice.causes) { $0.append($1, at: now) }
            json.member("count", slice.count)
            json.member("next_cursor", slice.next.map { PageCursor.cause($0).text })
        }
    }

    package static func cause(_ cause: Cause, at now: Timestamp) -> Bytes {
        object { $0.append(cause: cause, at: now) }
    }

    package static func facets(_ facets: CauseFacets, of id: Cause.ID) -> Bytes {
        object { json in
            json.member("cause_id", id: id.rawValue)
            json.member("failing", facets.failing)
            json.member("compared_with", facets.succeeding)
            json.member("sampled", facets.isSampled)
            json.member("facets", facets.facets) { json, facet in
                json.object { json in
                    json.member("facet", facet.kind.rawValue)
                    json.member("value", facet.wireValue)
                    json.member("failing", facet.failing)
                    json.member("failing_share", share(facet.failing, of: facets.failing))
                    json.member("succeeding_share", share(facet.succeeding, of: facets.succeeding))
                    json.member("lift", facet.lift)
                }
            }
        }
    }

    private static func share(_ part: Int, of whole: Int) -> Double {
        whole == 0 ? 0 : Double(part) / Double(whole)
    }
}

extension CauseFacets.Facet {
    /// An hour is told as every other time.
    fileprivate var wireValue: String {
        guard kind == .hour, let seconds = Int64(value) else { return value }
        return ISO8601.text(Timestamp(secondsSinceEpoch: seconds))
    }
}
