/// A page of places.
struct SearchFinding {
    var places: [SearchPlace] = []
    /// The last that was looked at, if there may be more behind it.
    var next: SearchPlace?
    /// How many match on all pages, if all were looked at.
    var count: Int?
}
