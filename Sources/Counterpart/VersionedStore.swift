/// Tells whether what an account holds may have changed, so that an answer need not be made again.
package protocol VersionedStore: Sendable {
    /// A number that is another one as soon as a write to the account was answered, or `nil` if the
    /// store cannot tell, because others write to it, too.
    func version(of account: Account) -> Int?
}
