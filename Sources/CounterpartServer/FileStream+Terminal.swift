import Glibc

extension FileStream {
    /// The columns of the terminal that standard output is; `nil` if it is none.
    package static var terminalWidth: Int? {
        guard isatty(STDOUT_FILENO) == 1 else { return nil }
        var size = winsize()
        let code = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size)
        // A terminal that does not know its size is as wide as the first ones were.
        return code == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }
}
