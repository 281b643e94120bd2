package import Counterpart
import Glibc

extension Timestamp {
    /// The system's clock.
    package static var now: Timestamp {
        Timestamp(secondsSinceEpoch: Int64(time(nil)))
    }
}
