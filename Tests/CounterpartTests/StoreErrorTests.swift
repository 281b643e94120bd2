import Counterpart
import Testing

@Suite struct StoreErrorTests {
    @Test func `a log shows the reason, and not how the program spells it`() {
        let violations = Violations(Violation(field: "status", message: "Status is wrong"))
        #expect("\(StoreError.invalid(violations))" == "Status is wrong")
        #expect("\(StoreError.unavailable(reason: "The disk is full"))" == "The disk is full")
        #expect("\(StoreError.refused("There is no token 1."))" == "There is no token 1.")
    }
}
