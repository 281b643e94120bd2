import CounterpartHTTPServer

extension LogLine {
    init(_ observation: HTTPObservation) {
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
            self.init(level: "info", event: "request")
            add("method", method)
            add("route", route)
            add("status", status)
            add("duration_ms", duration)
            add("bytes_in", bytesIn)
            add("bytes_out", bytesOut)
            add("request_id", requestID)
            add("account", account)
        case .refused(let status, let reason, let requestID):
            self.init(level: "warning", event: "refused")
            add("status", status)
            add("reason", reason)
            add("request_id", requestID)
        case .closed(let client):
            self.init(level: "warning", event: "closed")
            add("reason", client.rawValue)
        case .abandoned(let method, let requestID):
            self.init(level: "info", event: "abandoned")
            add("method", method)
            add("request_id", requestID)
        }
    }
}
