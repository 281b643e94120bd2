/// Where libcurl writes what comes in; it refuses what is too much.
final class ResponseSink {
    private let limit: Int
    private(set) var bytes: [UInt8] = []
    private(set) var isTooLarge = false

    init(limit: Int) {
        self.limit = limit
    }

    /// Returns how many bytes were taken; any other number than that of `part` ends the transfer.
    func take(_ part: UnsafeBufferPointer<UInt8>) -> Int {
        guard bytes.count + part.count <= limit else {
            isTooLarge = true
            return 0
        }
        unsafe bytes.append(contentsOf: part)
        return part.count
    }
}
