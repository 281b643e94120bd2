/// What makes a chain of the attempts of an account: each digest is a hash over the digest before it
/// and over all that the attempt says.
package enum AttemptChain {
    /// Changes when the encoding does.
    private static let version: UInt8 = 1

    /// The bytes whose BLAKE2b-256 is the attempt's digest: its fields one after another, each with
    /// its length where that may vary, so that no two attempts have the same.
    ///
    /// `previous` is the sequence number of the attempt before on the same reference, 0 for none;
    /// `digest` is that of the attempt before in the account, empty for the first one.
    package static func bytes(
        of attempt: Attempt,
        in account: Account.ID,
        previous: Int64,
        after digest: [UInt8]
    ) -> [UInt8] {
        var encoder = Encoder()
        encoder.bytes.append(version)
        encoder.append(Int64(digest.count))
        encoder.bytes += digest
        encoder.append(account.rawValue)
        encoder.append(attempt.sequence)
        encoder.append(attempt.at.secondsSinceEpoch)
        encoder.bytes.append(attempt.kind.rawValue)
        encoder.append(attempt.reference?.rawValue)
        encoder.append(previous)
        encoder.append(Int64(attempt.count))
        encoder.append(attempt.author.tokenID?.rawValue)
        encoder.append(attempt.author.label)
        encoder.append(attempt.author.requestID)
        encoder.append(Int64(attempt.changes.count))
        for change in attempt.changes {
            encoder.append(change.attribute)
            encoder.append(change.old)
            encoder.append(change.new)
        }
        return encoder.bytes
    }

    private struct Encoder {
        var bytes: [UInt8] = []

        init() {
            bytes.reserveCapacity(512)
        }

        /// Eight bytes, the highest first.
        mutating func append(_ integer: Int64) {
            var rest = UInt64(bitPattern: integer)
            for _ in 0..<8 {
                rest = rest << 8 | rest >> 56
                bytes.append(UInt8(truncatingIfNeeded: rest))
            }
        }

        mutating func append(_ integer: Int64?) {
            bytes.append(integer == nil ? 0 : 1)
            if let integer { append(integer) }
        }

        mutating func append(_ text: String?) {
            bytes.append(text == nil ? 0 : 1)
            guard let text else { return }
            append(Int64(text.utf8.count))
            bytes += text.utf8
        }
    }
}
