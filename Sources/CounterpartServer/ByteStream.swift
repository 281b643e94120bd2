import CounterpartArguments

/// Where an import reads from: a file, standard input, or a client of the control socket.
///
/// Reading may block; it happens on threads that may.
package protocol ByteSource: AnyObject, Sendable {
    /// Returns the next bytes, at least one, or `nil` at the end.
    ///
    /// - Throws: `CommandFailure` if the source broke off.
    func next() throws -> [UInt8]?
}

/// Where a command's output goes: standard output, or a client of the control socket.
package protocol ByteSink: AnyObject, Sendable {
    /// Writes all of `bytes`; may block.
    ///
    /// - Throws: `CommandFailure` if nobody takes them any more.
    func write(_ bytes: [UInt8]) throws
}
