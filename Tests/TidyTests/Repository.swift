import Foundation

/// The files of this repository as they lie on the disk.
struct Repository {
    let files: [TextFile]
    private let paths: Set<String>

    /// What builds, tools and git leave behind.
    private static let skippedFolders: Set = [".build", ".git", ".venv", "__pycache__"]

    init() {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        var files: [TextFile] = []
        var paths: Set<String> = []
        let items = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        while let url = items?.nextObject() as? URL {
            if Self.skippedFolders.contains(url.lastPathComponent) { items?.skipDescendants() }
            let path = String(url.path.dropFirst(root.path.count + 1))
            paths.insert(path)
            guard !url.hasDirectoryPath, let data = try? Data(contentsOf: url),
                let text = String(validating: data, as: UTF8.self)
            else { continue }
            files.append(TextFile(path: path, text: text))
        }
        self.files = files.sorted { $0.path < $1.path }
        self.paths = paths
    }

    func has(_ path: String) -> Bool { paths.contains(path) }

    func file(_ path: String) -> TextFile? { files.first { $0.path == path } }
}
