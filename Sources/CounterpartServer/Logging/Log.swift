import CounterpartBytes
import CounterpartThreads
import Dispatch
import Glibc
import Synchronization

/// Writes log lines to standard error, from a thread of its own: a slow terminal or a full pipe
/// must not slow down an answer.
package final class Log: Sendable {
    /// The bytes that may wait to be written; lines beyond are dropped and counted.
    private static let bufferLimit = 1 << 20
    /// How long lines gather before they are written together.
    private static let gatheringTime = DispatchTimeInterval.milliseconds(20)
    /// How long the end waits for whoever reads the log: a full pipe must not keep a server from
    /// stopping.
    private static let closingTime = DispatchTimeInterval.seconds(2)

    private struct State {
        var lines: [UInt8] = []
        var droppedLines = 0
        var isClosed = false
    }

    let format: LogFormat
    private let state = Mutex(State())
    private let written = DispatchSemaphore(value: 0)
    private let closing = DispatchSemaphore(value: 0)
    private let closed = DispatchSemaphore(value: 0)

    package init(format: LogFormat) {
        self.format = format
        SystemThread.start { self.writeLines() }
    }

    /// Writes what waits, and ends; lines that come later are lost, and those that nobody takes, too.
    package func close() {
        state.withLock { $0.isClosed = true }
        written.signal()
        closing.signal()
        _ = closed.wait(timeout: .now() + Self.closingTime)
    }

    /// Adds a line for something that a person should know.
    package func note(_ level: StaticString, _ event: StaticString, _ message: String) {
        var line = LogLine(format, level: level, event: event)
        line.add("message", message)
        add(line)
    }

    func add(_ line: consuming LogLine) {
        let bytes = line.finish()
        let isFirst = state.withLock { state in
            guard state.lines.count + bytes.count <= Self.bufferLimit else {
                state.droppedLines += 1
                return false
            }
            let isFirst = state.lines.isEmpty
            unsafe bytes.withBuffer { unsafe state.lines.append(contentsOf: $0) }
            return isFirst
        }
        if isFirst { written.signal() }
    }

    private func writeLines() {
        while true {
            written.wait()
            let isClosed = state.withLock { $0.isClosed }
            if !isClosed { _ = closing.wait(timeout: .now() + Self.gatheringTime) }
            let (lines, droppedLines) = state.withLock { state in
                defer {
                    state.lines.removeAll(keepingCapacity: true)
                    state.droppedLines = 0
                }
                return (state.lines, state.droppedLines)
            }
            // If nobody reads the log any more, there is nobody to tell.
            try? FileStream.error.write(lines)
            if droppedLines > 0 {
                try? FileStream.error.write(line: "\(droppedLines) log lines were dropped")
            }
            if isClosed {
                closed.signal()
                return
            }
        }
    }
}
