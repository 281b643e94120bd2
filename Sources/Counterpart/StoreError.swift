/// Why a store did not do what it was asked.
package enum StoreError: Error, Hashable, Sendable {
    /// The request breaks a rule; nothing was written.
    case invalid(Violations)
    /// The store cannot be reached, is full or is damaged; what was asked for did not happen, or is
    /// not known to have happened. The reason is for the log, not for a client.
    case unavailable(reason: String)
    /// An account, a token or a name that an operator gave is not there, or is there already. The
    /// sentence is for the operator.
    case refused(String)
}

extension StoreError: CustomStringConvertible {
    /// For the log and the operator.
    package var description: String {
        switch self {
        case .invalid(let violations): violations.elements.map(\.message).joined(separator: "; ")
        case .unavailable(let reason): reason
        case .refused(let sentence): sentence
        }
    }
}
