// swift-tools-version: 6.3
import PackageDescription

// The architecture, floor by floor: a target depends only on targets that stand above it in this
// list (docs/architecture.md).
let package = Package(
    name: "counterpart",
    products: [
        .executable(name: "counterpart", targets: ["CounterpartCommand"])
    ],
    targets: [
        // Floor 1, foundations: they do not know what a reference is.
        .systemLibrary(
            name: "CCounterpartMicroHTTPD",
            pkgConfig: "libmicrohttpd",
            providers: [.apt(["libmicrohttpd-dev"])]
        ),
        .systemLibrary(
            name: "CCounterpartSQLite",
            pkgConfig: "sqlite3",
            providers: [.apt(["libsqlite3-dev"])]
        ),
        .systemLibrary(
            name: "CCounterpartSodium",
            pkgConfig: "libsodium",
            providers: [.apt(["libsodium-dev"])]
        ),
        .systemLibrary(
            name: "CCounterpartCurl",
            pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"])]
        ),
        .target(name: "CounterpartBytes", dependencies: ["CCounterpartSodium"]),
        .target(name: "CounterpartThreads"),
        .target(name: "CCounterpartSockets"),
        .target(
            name: "CounterpartHTTPServer",
            dependencies: [
                "CCounterpartMicroHTTPD", "CCounterpartSockets", "CounterpartBytes",
                "CounterpartThreads",
            ]
        ),
        .target(name: "CounterpartHTTPClient", dependencies: ["CCounterpartCurl"]),
        .target(name: "CCounterpartSQLiteLog", dependencies: ["CCounterpartSQLite"]),
        .target(
            name: "CounterpartSQLite",
            dependencies: ["CCounterpartSQLite", "CCounterpartSQLiteLog"]
        ),
        .target(name: "CounterpartArguments"),

        // Floor 2, the domain: the words and the rules; no I/O, no Foundation.
        .target(name: "Counterpart"),

        // Floor 3, the wire: Kantata's formats as pure functions on bytes and values.
        .target(name: "CounterpartWire", dependencies: ["Counterpart", "CounterpartBytes"]),

        // Floor 4, adapters: each knows the domain, none knows another.
        .target(
            name: "CounterpartSQLiteStore",
            dependencies: [
                "Counterpart", "CounterpartBytes", "CounterpartSQLite", "CounterpartThreads",
            ]
        ),
        .target(
            name: "CounterpartAPI",
            dependencies: [
                "Counterpart", "CounterpartBytes", "CounterpartHTTPServer", "CounterpartWire",
            ],
            resources: [.embedInCode("Operations/openapi.json")]
        ),
        .target(
            name: "CounterpartDashboard",
            dependencies: ["CounterpartBytes", "CounterpartHTTPServer"],
            resources: [.embedInCode("Assets")]
        ),
        .target(
            name: "CounterpartTerminal",
            dependencies: ["Counterpart", "CounterpartWire"]
        ),

        // Floor 5, composition: it knows everything.
        .target(
            name: "CounterpartServer",
            dependencies: [
                "CCounterpartSodium", "Counterpart", "CounterpartAPI", "CounterpartArguments",
                "CounterpartBytes", "CounterpartDashboard", "CounterpartHTTPServer",
                "CounterpartSQLiteStore", "CounterpartThreads", "CounterpartWire",
            ]
        ),
        .executableTarget(
            name: "CounterpartCommand",
            dependencies: [
                "Counterpart", "CounterpartAPI", "CounterpartArguments", "CounterpartHTTPClient",
                "CounterpartHTTPServer", "CounterpartServer", "CounterpartTerminal",
                "CounterpartThreads", "CounterpartWire",
            ]
        ),

        // What the benchmark measures with.
        .executableTarget(
            name: "CounterpartBenchmarkData",
            dependencies: [
                "Counterpart", "CounterpartBytes", "CounterpartServer", "CounterpartWire",
            ],
            path: "Benchmarks/Data"
        ),

        // Tests.
        .target(name: "CounterpartTestSupport", path: "Tests/CounterpartTestSupport"),
        .testTarget(
            name: "CounterpartTests",
            dependencies: ["Counterpart", "CounterpartTestSupport"]
        ),
        .testTarget(
            name: "CounterpartHTTPServerTests",
            dependencies: ["CounterpartBytes", "CounterpartHTTPServer"]
        ),
        .testTarget(
            name: "CounterpartHTTPClientTests",
            dependencies: ["CounterpartBytes", "CounterpartHTTPClient", "CounterpartHTTPServer"]
        ),
        .testTarget(
            name: "CounterpartDashboardTests",
            dependencies: ["CounterpartBytes", "CounterpartDashboard", "CounterpartHTTPServer"]
        ),
        .testTarget(name: "CounterpartArgumentsTests", dependencies: ["CounterpartArguments"]),
        .testTarget(
            name: "CounterpartWireTests",
            dependencies: [
                "Counterpart", "CounterpartBytes", "CounterpartTestSupport", "CounterpartWire",
            ]
        ),
        .testTarget(
            name: "CounterpartTerminalTests",
            dependencies: ["Counterpart", "CounterpartTerminal", "CounterpartWire"]
        ),
        .testTarget(
            name: "CounterpartStoreTests",
            dependencies: [
                "Counterpart", "CounterpartSQLite", "CounterpartSQLiteStore",
                "CounterpartTestSupport",
            ]
        ),
        .testTarget(
            name: "CounterpartServerTests",
            dependencies: [
                "Counterpart", "CounterpartAPI", "CounterpartArguments", "CounterpartBytes",
                "CounterpartHTTPServer",
                "CounterpartSQLiteStore", "CounterpartServer", "CounterpartTestSupport",
                "CounterpartWire",
            ]
        ),
        .testTarget(
            name: "CounterpartEndToEndTests",
            dependencies: ["CounterpartCommand", "CounterpartTestSupport"]
        ),
        .testTarget(name: "TidyTests"),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("ImmutableWeakCaptures"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
    ]
    target.cSettings = [
        .enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error),
        // Debian's valgrind, which counts instructions, cannot read the newer format.
        .unsafeFlags(["-gdwarf-4"]),
    ]
}
