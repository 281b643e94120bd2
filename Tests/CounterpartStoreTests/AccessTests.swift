import Counterpart
import Testing

@Suite struct AccessTests {
    private func digest(_ byte: UInt8) -> Token.Digest {
        Token.Digest(bytes: [UInt8](repeating: byte, count: 32))
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `accounts are found and listed by name`(_ kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let second = try await store.makeAccount("b", identity: .serviceModel)
            let first = try await store.makeAccount("a")
            #expect(try await store.accounts() == [first, second])
            #expect(try await store.account(named: "b") == second)
            await #expect(throws: StoreError.refused("There is no account named c.")) {
                try await store.account(named: "c")
            }
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `no two accounts have one name`(_ kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            _ = try await store.makeAccount("a")
            await #expect(throws: StoreError.refused("There is an account named a already.")) {
                _ = try await store.makeAccount("a")
            }
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a token is known from when it is made until it is revoked`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            #expect(try await store.token(with: digest(1)) == nil)
            let token = try await store.createToken(
                digest(1),
                for: account,
                label: "CI",
                scope: .write,
                createdAt: .second(3),
                expiresAt: .second(9),
                userNumber: 5
            )
            #expect(token.userNumber == 5)
            for _ in 1...2 {
                #expect(try await store.token(with: digest(1)) == token)
                #expect(try await store.token(with: digest(2)) == nil)
            }
            try await store.revokeToken(token.id)
            #expect(try await store.token(with: digest(1)) == nil)
            await #expect(throws: StoreError.refused("There is no token 1.")) {
                try await store.revokeToken(token.id)
            }
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `tokens are listed by id, of one account or of all`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let accounts = [try await store.makeAccount("a"), try await store.makeAccount("b")]
            var tokens: [Token] = []
            for byte in 0..<4 {
                tokens.append(
                    try await store.createToken(
                        digest(UInt8(byte)),
                        for: accounts[byte % 2],
                        label: nil,
                        scope: Token.Scope.allCases[byte % 3],
                        createdAt: .second(1),
                        expiresAt: nil
                    )
                )
            }
            #expect(try await store.tokens(of: nil) == tokens)
            #expect(try await store.tokens(of: accounts[1]) == [tokens[1], tokens[3]])
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `an account sees and changes nothing of another`(_ kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let mine = try await store.makeAccount("mine")
            let other = try await store.makeAccount("other")
            for number in 1...3 {
                try await store.write(.sample(number: Int64(number)), in: other)
            }
            try await store.write(.sample(number: 9), in: mine)
            let page = try await store.references(matching: .of(.invoice), in: mine)
            #expect(page.references.map(\.subject.number) == [9])
            #expect(page.ids == [1])
            let only = try await store.references(matching: .only([1, 2, 3]), in: mine)
            #expect(only.ids == [1])
            #expect(try await !store.deleteReference(.init(rawValue: 2), in: mine))
            let others = try await store.references(matching: .of(.invoice), in: other)
            #expect(others.count == 3)
        }
    }
}
