/// Why a line of an import cannot be taken in.
package struct TransferLineError: Error, Hashable, Sendable {
    /// A sentence for the operator, without the full stop.
    package let reason: String

    package init(reason: String) {
        self.reason = reason
    }
}

extension TransferLineError {
    init(_ error: JSONSyntaxError) {
        self.init(reason: "The line is not the JSON it should be: \(error)")
    }
}
