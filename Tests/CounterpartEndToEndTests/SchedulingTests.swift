import Testing

@Suite struct SchedulingTests {
    private static let batch: Int32 = 3
    private static let idle: Int32 = 5

    @Test func `no thread takes the processor from a client when it is woken`() throws {
        let server = try ServerProcess()
        #expect(try server.schedulingPolicies == [Self.batch])
    }

    @Test func `a policy that the operator chose stays`() throws {
        let server = try ServerProcess(launcher: ["chrt", "--idle", "0"])
        #expect(try server.schedulingPolicies == [Self.idle])
    }
}
