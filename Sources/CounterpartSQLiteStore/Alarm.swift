import Counterpart
import Glibc

/// What a thread sleeps on until another wakes it: a pipe, since a number can be shared where a
/// condition variable's address cannot.
final class Alarm: Sendable {
    private let reading: Int32
    private let writing: Int32

    init() throws(StoreError) {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw .unavailable(reason: "No pipe can be made") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        Glibc.close(reading)
        Glibc.close(writing)
    }

    func ring() {
        var byte: UInt8 = 1
        while unsafe write(writing, &byte, 1) < 0, errno == EINTR {}
    }

    func wait() {
        var byte: UInt8 = 0
        while unsafe read(reading, &byte, 1) < 0, errno == EINTR {}
    }
}
