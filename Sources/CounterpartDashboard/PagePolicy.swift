/// What a browser may do with the dashboard's page: run its own files, and speak to its own server.
enum PagePolicy {
    static let fields = [
        ("Content-Security-Policy", content),
        ("Referrer-Policy", "no-referrer"),
        ("Permissions-Policy", permissions),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ]

    private static let content = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:",
        "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")

    private static let permissions = [
        "camera", "display-capture", "geolocation", "microphone", "payment", "usb",
    ].map { "\($0)=()" }.joined(separator: ", ")
}
