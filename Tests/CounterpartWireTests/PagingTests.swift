import Counterpart
import CounterpartWire
import Testing

/// The checks of contract appendix A that do not need a store, with its 8 references.
@Suite struct PagingTests {
    private struct Expected {
        let limit: Int
        let offset: Int
        let meta: String
        var count = 8
        var only: [Int64]?
    }

    private func check(_ query: String, _ expected: Expected) throws {
        let request = try KantataQuery.references(
            Parameters(query: "subject_type=Workspace&\(query)")
        )
        #expect(request.query.window == .init(limit: expected.limit, offset: expected.offset))
        #expect(request.query.ids?.map(\.rawValue) == expected.only)
        let answer = written {
            ReferenceEnvelope.write(
                ReferencePage(references: [], count: expected.count),
                pageNumber: request.pageNumber,
                pageSize: request.pageSize,
                into: &$0
            )
        }
        let numbers = expected.meta.split(separator: ",")
        let meta =
            #""meta":{"count":\#(numbers[0]),"page_count":\#(numbers[1]),"#
            + #""page_number":\#(numbers[2]),"page_size":\#(numbers[3])}}"#
        #expect(answer.hasSuffix(meta))
    }

    @Test(arguments: [
        ("page=2&per_page=3", 3, 3, "8,3,2,3"), ("page=0&per_page=3", 3, 0, "8,3,0,3"),
        ("page=-1&per_page=3", 3, 0, "8,3,-1,3"), ("page=abc&per_page=3", 3, 0, "8,3,0,3"),
        ("page=9&per_page=3", 3, 24, "8,3,9,3"), ("per_page=0", 20, 0, "8,1,1,20"),
        ("per_page=-5", 20, 0, "8,1,1,20"), ("per_page=abc", 20, 0, "8,1,1,20"),
        ("per_page=", 20, 0, "8,1,1,20"), ("per_page", 20, 0, "8,1,1,20"),
        ("per_page=500", 200, 0, "8,1,1,200"), ("per_page=2.9", 2, 0, "8,4,1,2"),
        ("per_page=1_0", 10, 0, "8,1,1,10"), ("page=", 20, 0, "8,1,0,20"),
        ("page", 20, 0, "8,1,1,20"), ("page=%2B2", 20, 20, "8,1,2,20"),
        ("per_page=99999999999999999999", 200, 0, "8,1,1,200"), ("page=0x2", 20, 0, "8,1,0,20"),
        ("page=99999999999999999999&per_page=200", 200, .max, "8,1,\(Int.max),200"),
        ("page=-99999999999999999999", 20, 0, "8,1,\(Int.min),20"),
    ])
    func `page and per_page are read as to_i reads them`(
        _ query: String,
        _ limit: Int,
        _ offset: Int,
        _ meta: String
    ) throws {
        try check(query, Expected(limit: limit, offset: offset, meta: meta))
    }

    @Test(arguments: [
        ("limit=2&offset=1", 2, 1, "8,1,1,20"),
        ("limit=2&offset=1&page=3&per_page=1", 2, 1, "8,8,3,1"),
        ("limit=2", 20, 0, "8,1,1,20"), ("offset=2", 20, 0, "8,1,1,20"),
        ("limit=2&offset=", 20, 0, "8,1,1,20"), ("limit=%20&offset=1", 20, 0, "8,1,1,20"),
        ("limit=0&offset=0", 1, 0, "8,1,1,20"), ("limit=abc&offset=1", 1, 1, "8,1,1,20"),
        ("limit=300&offset=-4", 200, 0, "8,1,1,20"), ("limit=-4&offset=abc", 1, 0, "8,1,1,20"),
        ("limit=2&offset=99999999999999999999", 2, .max, "8,1,1,20"),
    ])
    func `limit and offset together make the window`(
        _ query: String,
        _ limit: Int,
        _ offset: Int,
        _ meta: String
    ) throws {
        try check(query, Expected(limit: limit, offset: offset, meta: meta))
    }

    @Test(
        arguments: [
            ("only=1,2,999", [1, 2, 999], 2, "2,1,1,20"), ("only=2,1,2", [2, 1], 2, "2,1,1,20"),
            ("only=1,%202", [1], 1, "1,1,1,20"), ("only=abc", [], 0, "0,0,0,20"),
            ("only=,", [], 0, "0,0,0,20"), ("only=", nil, 8, "8,1,1,20"),
            ("only=%20", nil, 8, "8,1,1,20"), ("only", nil, 8, "8,1,1,20"),
            ("only=1&page=5", [1], 1, "1,1,5,20"), ("only=118%0A,121", [121], 1, "1,1,1,20"),
            ("only=118,-121,140x,167.0,%2B1", [118], 1, "1,1,1,20"),
            ("only=99999999999999999999,1099511627776,0", [], 0, "0,0,0,20"),
            ("only=1099511627775", [1_099_511_627_775], 1, "1,1,1,20"),
            ("only[]=1&only[]=2,3", [1, 2, 3], 3, "3,1,1,20"),
        ] as [(String, [Int64]?, Int, String)]
    )
    func `only names the references`(
        _ query: String,
        _ ids: [Int64]?,
        _ count: Int,
        _ meta: String
    ) throws {
        let offset = query.contains("page=5") ? 80 : 0
        try check(
            query,
            Expected(limit: 20, offset: offset, meta: meta, count: count, only: ids)
        )
    }

    @Test func `only does not change the size of pages`() throws {
        let expected = Expected(limit: 2, offset: 0, meta: "3,2,1,2", count: 3, only: [1, 2, 3])
        try check("only=1,2,3&per_page=2", expected)
        let far = Expected(limit: 1, offset: 4, meta: "1,1,5,1", count: 1, only: [1])
        try check("only=1&page=5&per_page=1", far)
    }

    @Test func `an empty list has page number 0, whatever was asked`() throws {
        try check("page=3&per_page=5", Expected(limit: 5, offset: 10, meta: "0,0,0,5", count: 0))
    }
}
