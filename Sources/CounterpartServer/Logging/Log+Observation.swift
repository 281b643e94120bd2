import CounterpartHTTPServer

extension Log {
    /// Adds the line for what the HTTP server tells: one for each request, with method, route, status,
    /// duration, bytes, request id and account.
    func add(_ observation: HTTPObservation) {
        switch observation {
        case .answered(
            let method,
            let route,
            let status,
            let duration,
            let bytesIn,
            let bytesOut,
            let requestID,
            let account
        ):
            var line = LogLine(format, level: "info", event: "request")
            line.add("method", word: method)
            line.add("route", word: route)
            line.add("status", status)
            line.add("duration_ms", duration)
            line.add("bytes_in", bytesIn)
            line.add("bytes_out", bytesOut)
            line.add("request_id", word: requestID)
            if let account { line.add("account", account) }
            add(line)
        case .refused(let status, let reason, let requestID):
            var line = LogLine(format, level: "warning", event: "refused")
            line.add("status", status)
            line.add("reason", reason)
            line.add("request_id", word: requestID)
            add(line)
        case .closed(let reason):
            var line = LogLine(format, level: "info", event: "closed")
            line.add("reason", reason.rawValue)
            add(line)
        case .abandoned(let method, let requestID):
            var line = LogLine(format, level: "info", event: "abandoned")
            line.add("method", word: method)
            line.add("request_id", word: requestID)
            add(line)
        }
    }
}
