/// What a request says about one attribute: nothing, or a new value.
///
/// An attribute that is not mentioned keeps its value (contract A-2); where `Value` is an optional,
/// `.set(nil)` clears it.
package enum Change<Value: Hashable & Sendable>: Hashable, Sendable {
    case keep
    case set(Value)

    /// The value after the change of an attribute that had `current`.
    package func applied(to current: Value) -> Value {
        switch self {
        case .keep: current
        case .set(let value): value
        }
    }
}
