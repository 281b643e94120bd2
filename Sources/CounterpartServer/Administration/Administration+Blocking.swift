import CounterpartArguments
import Synchronization

extension Administration {
    /// Does what ``run(_:input:output:)`` does, on the calling thread, which it blocks.
    package func runBlocking(
        _ request: AdministrationRequest,
        input: any ByteSource,
        output: any ByteSink
    ) throws {
        let result = ThreadExecutor.run { () -> Result<Void, CommandFailure> in
            do {
                try await self.run(request, input: input, output: output)
                return .success(())
            } catch {
                return .failure(
                    error as? CommandFailure ?? CommandFailure("\(error)", code: .failed)
                )
            }
        }
        try result.get()
    }
}
