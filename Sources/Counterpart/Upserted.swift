/// What an upsert did.
package enum Upserted<Value: Sendable>: Sendable {
    case inserted(Value)
    case updated(Value)

    package var value: Value {
        switch self {
        case .inserted(let value), .updated(let value): value
        }
    }
}
