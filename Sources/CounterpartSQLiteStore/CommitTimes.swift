import Synchronization

/// How long the last commits took, in classes that are a quarter as wide as their times.
package final class CommitTimes: Sendable {
    private struct State {
        var commits = 0
        var classes = [Int](repeating: 0, count: CommitTimes.index(of: .max) + 1)
        var sum = 0
    }

    /// The commits after which each counts half, so that the last weigh most.
    private static let halving = 16_384
    /// What takes longer is as good as this.
    private static let longest = 1 << 30

    private let state = Mutex(State())

    package init() {}

    package func add(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        let microseconds = Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
        state.withLock { state in
            state.commits += 1
            state.classes[Self.index(of: microseconds)] += 1
            state.sum += 1
            guard state.sum >= Self.halving else { return }
            for index in state.classes.indices { state.classes[index] /= 2 }
            state.sum = state.classes.reduce(0, +)
        }
    }

    package func figures(waiting: Int) -> WriteFigures {
        state.withLock { state in
            WriteFigures(
                commits: state.commits,
                waiting: waiting,
                p50Microseconds: Self.quantile(0.5, state),
                p99Microseconds: Self.quantile(0.99, state)
            )
        }
    }

    private static func quantile(_ share: Double, _ state: State) -> Int {
        guard state.sum > 0 else { return 0 }
        let wanted = Int((share * Double(state.sum)).rounded(.up))
        var passed = 0
        for (index, count) in state.classes.enumerated() {
            passed += count
            if passed >= wanted { return end(of: index) }
        }
        return longest
    }

    /// Below eight each number is a class; above, there are four in each power of two.
    private static func index(of microseconds: Int) -> Int {
        let value = min(max(microseconds, 0), longest)
        guard value >= 8 else { return value }
        let power = Int.bitWidth - 1 - value.leadingZeroBitCount
        return 8 + (power - 3) * 4 + (value >> (power - 2) & 3)
    }

    /// The longest time in a class.
    private static func end(of index: Int) -> Int {
        guard index >= 8 else { return index }
        let (power, quarter) = (index - 8).quotientAndRemainder(dividingBy: 4)
        return (4 + quarter + 1) << (power + 1) - 1
    }
}
