"""`python -m workbook`, and the `workbook` command."""

import sys


def main() -> int:
    """Run what the command line asks for; returns the exit code."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:  # answered before anything else is imported
        from workbook import __version__

        print(f"workbook {__version__}")
        return 0
    from workbook.cli import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
