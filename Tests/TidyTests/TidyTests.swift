import Testing

/// What the whole repository keeps to; each failure names the place and what to write there.
@Suite(.timeLimit(.minutes(5))) struct TidyTests {
    private let repository = Repository()

    @Test(arguments: BannedText.all.indices)
    func `no banned text is in Swift files`(_ index: Int) {
        expectNone(repository.files.flatMap(BannedText.all[index].remarks))
    }

    @Test func `source files are short`() {
        expectNone(repository.files.flatMap(Rules.length))
    }

    @Test func `only targets that touch C are unsafe`() {
        expectNone(repository.files.flatMap(Rules.unsafety))
    }

    @Test func `the targets that may be unsafe exist`() {
        let targets = Set(repository.files.compactMap(\.target))
        #expect(Rules.unsafeTargets.isSubset(of: targets))
    }

    @Test func `dependencies point upwards in the manifest`() throws {
        let manifest = Manifest(try #require(repository.file("Package.swift")))
        #expect(manifest.targets.count > 10, "the manifest is not read as it is written")
        expectNone(manifest.remarks)
    }

    @Test func `links in Markdown lead somewhere`() {
        expectNone(
            repository.files.flatMap { Rules.brokenLinks(in: $0, exists: repository.has) }
        )
    }

    @Test func `no file names a path of one machine`() {
        expectNone(repository.files.flatMap(Rules.machinePaths))
    }

    @Test func `the changelog has a section for what is not released`() {
        expectNone(Rules.changelog(repository.file("CHANGELOG.md")))
    }

    @Test func `decisions are numbered, each with its own number`() {
        expectNone(Rules.decisions(repository.files))
    }

    private func expectNone(
        _ remarks: [Remark],
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for remark in remarks {
            Issue.record("\(remark)", sourceLocation: sourceLocation)
        }
    }
}
