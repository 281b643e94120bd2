import CCounterpartMicroHTTPD

/// A head that passed the guard.
struct RequestHead {
    let method: HTTPRequest.Method
    let target: RequestTarget
    let fields: HTTPFields
    let bodyLength: RequestGuard.BodyLength
    let isHTTP10: Bool
    /// In bytes.
    let size: Int

    var hasBody: Bool { bodyLength != .exactly(0) }
    var expectsContinue: Bool { fields["expect"] != nil }

    /// Reads and checks the head of the request that `connection` has just received.
    ///
    /// `targetLength` counts the bytes up to the first NUL when the target was still whole.
    @unsafe
    init(
        connection: OpaquePointer?,
        method: UnsafePointer<CChar>,
        url: UnsafePointer<CChar>,
        version: UnsafePointer<CChar>,
        target: RequestTarget?,
        targetLength: Int,
        requestGuard: RequestGuard
    ) throws(GuardError) {
        let headSize = unsafe counterpart_head_size(connection)
        if let refusal = requestGuard.refusal(targetLength: targetLength, headLength: headSize) {
            throw GuardError(refusal)
        }
        let name = unsafe String(cString: method)
        let line = RequestLine(
            method: UInt(bitPattern: method),
            methodLength: name.utf8.count,
            url: UInt(bitPattern: url),
            targetLength: targetLength,
            version: UInt(bitPattern: version)
        )
        guard !HeadReader.checksLayout || line.isContiguous else {
            throw GuardError(.malformedHead)
        }
        fields = try unsafe Self.fields(of: connection, after: line, headSize: headSize)
        guard let target else { throw GuardError(.malformedTarget) }
        guard let method = HTTPRequest.Method(rawValue: name) else {
            throw GuardError(.unknownMethod)
        }
        guard target.path != "*" || method == .options else { throw GuardError(.malformedTarget) }
        isHTTP10 = unsafe version[7] == CChar(bitPattern: UInt8(ascii: "0"))
        if let refusal = requestGuard.refusal(fields: fields, isHTTP10: isHTTP10) {
            throw GuardError(refusal)
        }
        bodyLength = try requestGuard.bodyLength(fields: fields, isHTTP10: isHTTP10)
        self.method = method
        self.target = target
        size = headSize
    }

    private static func fields(
        of connection: OpaquePointer?,
        after line: RequestLine,
        headSize: Int
    ) throws(GuardError) -> HTTPFields {
        var reader = HeadReader(
            requestLineEnd: line.end,
            headEnd: line.method &+ UInt(headSize),
            headSize: headSize
        )
        unsafe withUnsafeMutablePointer(to: &reader) { reader in
            _ = unsafe MHD_get_connection_values_n(connection, .HEADER_KIND, takeField, reader)
        }
        reader.finish()
        guard reader.isWellFormed else { throw GuardError(.malformedHead) }
        return reader.fields
    }
}

/// Where the parts of a request line lie in the library's buffer.
private struct RequestLine {
    private static let versionLength: UInt = 8

    let method: UInt
    let methodLength: Int
    let url: UInt
    let targetLength: Int
    let version: UInt

    var end: UInt { version &+ Self.versionLength }

    /// Whether one space, now a NUL, stands between the parts, and no other NUL in them.
    var isContiguous: Bool {
        url == method &+ UInt(methodLength) &+ 1 && version == url &+ UInt(targetLength) &+ 1
    }
}

/// Hands a field to the ``HeadReader`` behind `context`.
private func takeField(
    context: UnsafeMutableRawPointer?,
    kind: MHD_ValueKind,
    name: UnsafePointer<CChar>?,
    nameLength: Int,
    value: UnsafePointer<CChar>?,
    valueLength: Int
) -> MHD_Result {
    guard let reader = unsafe context?.assumingMemoryBound(to: HeadReader.self) else { return .NO }
    unsafe reader.pointee.append(
        name: UnsafeBufferPointer(
            start: UnsafeRawPointer(name)?.assumingMemoryBound(to: UInt8.self),
            count: nameLength
        ),
        value: UnsafeBufferPointer(
            start: UnsafeRawPointer(value)?.assumingMemoryBound(to: UInt8.self),
            count: valueLength
        )
    )
    return unsafe reader.pointee.isWellFormed ? .YES : .NO
}
