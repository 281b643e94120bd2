import Synchronization

/// Counts the bodies beyond the usual limit, of which the server holds only so many at a time.
final class LargeBodies: Sendable {
    /// One of them, which is held until nobody holds this.
    final class Permit: Sendable {
        private let bodies: LargeBodies

        fileprivate init(_ bodies: LargeBodies) {
            self.bodies = bodies
        }

        deinit {
            bodies.count.withLock { $0 -= 1 }
        }
    }

    private let limit: Int
    private let count = Mutex(0)

    init(limit: Int) {
        self.limit = limit
    }

    /// Lets one more in, or returns `nil` while there are as many as there may be.
    func admit() -> Permit? {
        let isAdmitted = count.withLock { count in
            guard count < limit else { return false }
            count += 1
            return true
        }
        return isAdmitted ? Permit(self) : nil
    }
}
