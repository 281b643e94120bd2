import CCounterpartCurl

/// Sends one request at a time and waits for its answer, over libcurl.
///
/// Certificates are verified, redirects are answers like any other, and proxies are those of the
/// environment (`https_proxy`).
package struct HTTPClient: Sendable {
    /// The seconds that a connection may take.
    package var connectTimeout = 10
    /// The seconds that request and answer may take together.
    package var timeout = 300
    /// The bytes that the body of an answer may have.
    package var responseLimit = 64 << 20
    private let agent: String

    /// - Parameter agent: What the client says that it is.
    package init(agent: String) {
        self.agent = agent
    }

    /// Blocks the calling thread until the answer is there.
    package func send(
        _ request: HTTPClientRequest
    ) throws(HTTPClientError) -> HTTPClientResponse {
        guard Self.isReady, request.isValid, let handle = unsafe curl_easy_init() else {
            throw .invalidRequest
        }
        defer { unsafe curl_easy_cleanup(handle) }
        var fields: UnsafeMutablePointer<curl_slist>?
        defer { unsafe curl_slist_free_all(fields) }
        // A body is sent at once: no server of ours has to be asked whether it wants it.
        for field in request.fields + [("Expect", "")] {
            let line = field.value.isEmpty ? "\(field.name):" : "\(field.name): \(field.value)"
            unsafe fields = curl_slist_append(fields, line)
        }
        unsafe counterpart_curl_set_fields(handle, fields)
        unsafe configure(handle, request)
        let sink = ResponseSink(limit: responseLimit)
        return try withExtendedLifetime(sink) { () throws(HTTPClientError) in
            unsafe counterpart_curl_set_sink(
                handle,
                { bytes, size, count, context in
                    guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
                    let sink = unsafe Unmanaged<ResponseSink>.fromOpaque(context)
                        .takeUnretainedValue()
                    let length = size * count
                    return unsafe bytes.withMemoryRebound(to: UInt8.self, capacity: length) {
                        unsafe sink.take(UnsafeBufferPointer(start: $0, count: length))
                    }
                },
                Unmanaged.passUnretained(sink).toOpaque()
            )
            let code = unsafe curl_easy_perform(handle)
            if sink.isTooLarge { throw .tooLarge(limit: responseLimit) }
            guard code == CURLE_OK else {
                throw .unreachable(unsafe String(cString: curl_easy_strerror(code)))
            }
            let status = unsafe counterpart_curl_status(handle)
            return HTTPClientResponse(status: status, body: sink.bytes)
        }
    }

    private func configure(_ handle: UnsafeMutableRawPointer, _ request: HTTPClientRequest) {
        let texts = [
            (CURLOPT_URL, request.url), (CURLOPT_PROTOCOLS_STR, "http,https"),
            (CURLOPT_USERAGENT, agent),
        ]
        for (option, text) in texts { unsafe counterpart_curl_set_text(handle, option, text) }
        let numbers = [
            (CURLOPT_CONNECTTIMEOUT, connectTimeout), (CURLOPT_TIMEOUT, timeout),
            (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2),
            // Time limits must not come as signals, which are the whole process's.
            (CURLOPT_NOSIGNAL, 1),
        ]
        for (option, number) in numbers {
            unsafe counterpart_curl_set_number(handle, option, number)
        }
        if let body = request.body {
            _ = unsafe body.withUnsafeBytes {
                unsafe counterpart_curl_set_body(handle, $0.baseAddress, $0.count)
            }
        }
        unsafe counterpart_curl_set_text(handle, CURLOPT_CUSTOMREQUEST, request.method)
    }

    /// Libcurl is made ready once in a process.
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}

extension HTTPClientRequest {
    /// Whether nothing in it could become a second line, or another scheme.
    fileprivate var isValid: Bool {
        let texts = [method, url] + fields.flatMap { [$0.name, $0.value] }
        let isSafe = texts.allSatisfy { text in
            text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
        }
        return isSafe && (url.hasPrefix("http://") || url.hasPrefix("https://"))
    }
}
