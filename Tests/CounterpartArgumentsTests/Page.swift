/// Pages of help, as the ``Sample`` prints them.
enum Page {
    static let sample = """
        OVERVIEW: Try out a command line.

        USAGE: sample [<options>] <subcommand>

        OPTIONS:
          -d, --database <file>  The file with the data. (default: sample.db)
              --version          Show the version.
          -h, --help             Show this help.

        SUBCOMMANDS:
          serve       Answer requests.
          token       Keep tokens.
          import      Take files in.
          completion  Print a script that completes words in a shell.

        ENVIRONMENT:
          SAMPLE_DATABASE  stands in for --database

        EXIT CODES:
          0   done
          1   failed; standard error says why
          64  the command line or a variable is wrong

        """

    static let serve = """
        OVERVIEW: Answer requests.

        It answers until it is told to stop. What it is asked after that is refused, and
        what it was asked before is answered.

        Stop it with SIGTERM.

        USAGE: sample serve [<options>]

        OPTIONS:
          -p, --port <number>    Port. (default: 8080)
          -v, --verbose          Tell more.
          -q, --quiet            Tell less.
              --tag <text>       A tag's name. (may be repeated)
          -d, --database <file>  The file with the data. (default: sample.db)
          -h, --help             Show this help.

        ENVIRONMENT:
          SAMPLE_PORT      stands in for --port
          SAMPLE_VERBOSE   stands in for --verbose
          SAMPLE_TAG       stands in for --tag; commas separate several values
          SAMPLE_DATABASE  stands in for --database

        EXIT CODES:
          0   it was told to stop
          2   another one serves the file
          64  the command line or a variable is wrong

        """

    static let create = """
        OVERVIEW: Make a token.

        USAGE: sample token create --account <name> [<options>] <label> [<note>]

        ARGUMENTS:
          <label>  A name to tell it by.
          <note>   What else there is to say.

        OPTIONS:
          -a, --account <name>   Whose token it is. (required)
              --scope <read|write|admin>
                                 What it may do. (default: read)
              --expires-in <duration>
                                 When it ends. (default: never)
          -d, --database <file>  The file with the data. (default: sample.db)
          -h, --help             Show this help.

        ENVIRONMENT:
          SAMPLE_ACCOUNT     stands in for --account
          SAMPLE_SCOPE       stands in for --scope
          SAMPLE_EXPIRES_IN  stands in for --expires-in
          SAMPLE_DATABASE    stands in for --database

        EXIT CODES:
          0   done
          1   failed; standard error says why
          64  the command line or a variable is wrong

        """
}
