/// What a request for a list asks, and what its answer repeats (contract §2.3).
package struct ParsedListRequest<Query: Hashable & Sendable>: Hashable, Sendable {
    package let query: Query
    /// The page as it was given, which may be 0, negative or past the end.
    package let pageNumber: Int
    /// The size of pages that was asked for, even if `limit` or `only` made the window.
    package let pageSize: Int

    package init(query: Query, pageNumber: Int, pageSize: Int) {
        self.query = query
        self.pageNumber = pageNumber
        self.pageSize = pageSize
    }
}
