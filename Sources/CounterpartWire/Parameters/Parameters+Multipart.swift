extension Parameters {
    /// The bytes that a multipart boundary may have (RFC 2046 §5.1.1).
    static let boundaryLimit = 70

    /// Reads a body of the type `multipart/form-data` (RFC 7578).
    ///
    /// Parts with a file name contribute nothing: no attribute of ours is a file.
    init(multipart bytes: [UInt8], boundary: String?) throws(ParameterError) {
        guard let boundary, (1...Self.boundaryLimit).contains(boundary.utf8.count) else {
            throw .malformed
        }
        var reader = MultipartReader(bytes, boundary: boundary)
        try reader.readPreamble()
        var count = 0
        while let part = try reader.readPart() {
            count += 1
            guard count <= Self.countLimit else { throw .tooMany }
            if let name = part.fieldName {
                try add(
                    name,
                    .string(try PercentEncoding.text(bytes.span.extracting(part.content)))
                )
            }
        }
    }
}
