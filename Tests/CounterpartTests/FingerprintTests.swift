import Counterpart
import CounterpartTestSupport
import Testing

@Suite struct FingerprintTests {
    private func text(_ message: String?) -> String { Fingerprint(of: message).text }

    @Test(arguments: ReducedMessage.all)
    func `a message has its fingerprint`(_ sample: ReducedMessage) {
        #expect(text(sample.message) == sample.fingerprint)
    }

    @Test func `the table has a hundred messages, and twenty of each system`() {
        let systems = [
            ReducedMessage.netSuite, ReducedMessage.salesforce, ReducedMessage.quickBooks,
            ReducedMessage.jira, ReducedMessage.workday,
        ]
        #expect(systems.allSatisfy { $0.count >= 20 })
        #expect(ReducedMessage.all.count >= 100)
    }

    @Test(arguments: ReducedMessage.all)
    func `a fingerprint is its own fingerprint`(_ sample: ReducedMessage) {
        #expect(text(sample.fingerprint) == sample.fingerprint)
    }

    @Test(
        arguments: [
            (
                "Invoice INV-2026-0042 of customer 8841 is locked",
                "Invoice INV-2026-7 of customer 12 is locked."
            ),
            ("record 0065g00000ABCdeAAH is locked", "record 0015g00000XyZab is locked"),
            ("items 7, 8 and 9 are missing", "items 1042 and 1043 are missing"),
            ("items 7, 8, 9", "items 7"),
            ("see https://a.example/1?x=2 for more", "see http://b.example:8080/y/z for more"),
            ("sent by jane@example.com", "sent by joe.bloggs+x@mail.example.org"),
            ("closed on 11/25/2026", "closed on 2026-11-25T10:22:31.123+0100"),
            ("closed on 25.11.2026 10:22", "closed on Wed Nov 25 10:22:31 PST 2026"),
            ("took 834 ms", "took 30000 ms"), ("took 834ms", "took 1.5ms"),
            ("at row -1", "at row 20"), ("owes $1,234.56", "owes 12.50 USD"),
            ("rate 19%", "rate 7.5 %"), ("amount 1.234,56 €", "amount −3 €"),
            ("name 'O'Brien' is taken", "name \"Acme\" is taken"),
            ("name “Ä” is taken", "name «Ö» is taken"), ("host 10.0.0.1", "host 192.168.17.4:8080"),
            ("host ::1", "host fe80::a00:27ff:fe4e:66a1"), ("a  b\n\tc", " a b c "),
            ("the 2nd line", "the 13th line"), ("key ACME-7", "key WEB-12345"),
            ("Line 3", "Line\u{A0}12345678901234567890123"), ("is gone", "is gone."),
        ]
    )
    func `two records that fail for the same reason have one fingerprint`(
        _ first: String,
        _ second: String
    ) {
        #expect(text(first) == text(second))
    }

    @Test(
        arguments: [
            ("Error code 6240", "Error code 6140"), ("HTTP 404", "HTTP 500"),
            ("HTTP/1.1 404", "HTTP/1.1 500"), ("status: 400", "status: 401"),
            ("statusCode=401", "statusCode=429"), ("{\"code\":\"610\"}", "{\"code\":\"620\"}"),
            ("code \"610\" came", "code \"620\" came"), ("Error 6000: no", "Error 6070: no"),
            ("ORA-00001: no", "ORA-01400: no"), ("404 Not Found", "403 Forbidden"),
            ("code 0x80040154", "code 0x80070005"), ("Missing: Customer", "Missing: Tax Code"),
            ("RCRD_DSNT_EXIST", "UNABLE_TO_LOCK_ROW"), ("not found", "Not Found"),
            ("customer 'A' is missing", "vendor 'A' is missing"), ("line 3", "page 3"),
            ("[\"Name is required\"]", "[\"Date is required\"]"),
            ("id 7 is locked", "'Acme' is locked"), ("don't do that", "can't do that"),
        ]
    )
    func `two reasons have two fingerprints`(_ first: String, _ second: String) {
        #expect(text(first) != text(second))
    }

    @Test(
        arguments: [
            "postal code 90210", "Tax code: 1042", "Item code 10042 is taken", "zip code=04109",
        ]
    )
    func `a code that belongs to a record is taken out`(_ message: String) {
        #expect(text(message).contains("<n>"))
    }

    @Test(
        arguments: [
            "don't", "Customer's item isn't there", "the customers' items and the vendors' items",
            "l’adresse n’est pas valide", "an open \"quote", "OAuth2 and S3", "a 3-way match",
            "Rate_2__c", "address1", "ISO-8601", "std::string", "2026", "May I", "a - b",
            "either/or", "read-only", "e-mail me @home", "5' 3",
        ]
    )
    func `what is part of the sentence stays`(_ message: String) {
        let kept = text(message)
        #expect(kept == message || kept == message.replacing(/\d/, with: "<n>") || kept == "<n>")
    }

    @Test(arguments: [nil, "", " ", "\n\t\u{A0}\u{3000}", "..."])
    func `no message has an empty fingerprint`(_ message: String?) {
        #expect(text(message).isEmpty)
    }

    @Test func `a fingerprint tells the version of its rules`() {
        #expect(Fingerprint(of: "x").version == Fingerprint.currentVersion)
    }

    @Test(arguments: ReducedMessage.all)
    func `other digits in a placeholder's place change nothing`(_ sample: ReducedMessage) {
        var generator = SeededGenerator(seed: UInt64(sample.message.utf8.count))
        let samples = ["7", "10432", "987,654.32", "-5"]
        for number in samples {
            let message =
                "\(sample.fingerprint) for \(number) of \(UInt32.random(in: 0...(.max), using: &generator))"
            #expect(text(message) == text("\(sample.fingerprint) for 1 of 2"))
        }
    }

    @Test(arguments: ["x", "é", "€", "🦔", "x ", "é1 ", "'x' ", "12;", "€ €"])
    func `a fingerprint is cut between two characters`(_ unit: String) {
        for padding in 0..<5 {
            let message =
                String(repeating: "a", count: padding)
                + String(repeating: unit, count: 65_535 / unit.utf8.count)
            let text = text(message)
            #expect(text.utf8.count <= Fingerprint.textLimit)
            #expect(!text.unicodeScalars.contains("\u{FFFD}"))
            #expect(!text.hasSuffix("<") && !text.hasSuffix("<valu"))
        }
    }

    @Test func `any text at all has a fingerprint within the limit`() {
        var generator = SeededGenerator(seed: 5)
        let marks = Array("'\"`“”‘’«»„<>@.:/-+_%$€#{}[]\\,;0123456789aAzZTé従\u{0} \n".utf8)
        for round in 0..<4_000 {
            let length = Int.random(in: 0...(round % 50 == 0 ? 5_000 : 120), using: &generator)
            let bytes = (0..<length).map { _ in
                round.isMultiple(of: 2)
                    ? UInt8.random(in: 0...255, using: &generator)
                    : marks.randomElement(using: &generator) ?? 0
            }
            let text = text(String(decoding: bytes, as: UTF8.self))
            #expect(text.utf8.count <= Fingerprint.textLimit)
        }
    }
}
