import Glibc

/// What the system says about an error number.
enum SystemError {
    static func text(_ number: CInt) -> String {
        unsafe String(cString: strerror(number))
    }
}
