import CounterpartArguments
import CounterpartServer
import Glibc
import Synchronization

/// Shows on standard error, if that is a terminal, how much of a file was read.
final class ProgressBar: Sendable {
    private static let width = 30

    private let name: String
    private let size: Int
    private let isShown: Bool
    private let state = Mutex((bytesRead: 0, shownPercent: -1))

    /// - Parameters:
    ///   - file: The file whose size is the whole; `nil` if nobody knows how much will come.
    ///   - name: What stands beside the bar.
    init(of file: String?, named name: String) {
        self.name = name
        size = file.flatMap(FileStream.size) ?? 0
        isShown = isatty(STDERR_FILENO) == 1 && size > 0
    }

    /// Counts bytes that were read; none are the end of the file, after which others speak.
    func advance(by count: Int) {
        guard isShown else { return }
        if count == 0 { return end() }
        let news: Int? = state.withLock { state in
            state.bytesRead += count
            let percent = min(100, state.bytesRead * 100 / size)
            defer { state.shownPercent = percent }
            return percent == state.shownPercent ? nil : percent
        }
        guard let percent = news else { return }
        let filled = percent * Self.width / 100
        let bar =
            String(repeating: "#", count: filled)
            + String(repeating: ".", count: Self.width - filled)
        Console.standard.write("\r\(name) [\(bar)] \(percent) %", to: .error)
    }

    /// Takes the bar away, for what is said next.
    func end() {
        if isShown { Console.standard.write("\r\u{1B}[K", to: .error) }
    }
}
