"""The ``section16`` command: what can be typed, and where the work is done.

Nothing heavy is imported here, so that ``--help`` answers at once; each command loads
what it needs when it runs, and only ``section16 [PATH...]`` ever loads the explorer.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any

import click

from tui import __version__

_COMMAND_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_QUERY_SETTINGS = _COMMAND_SETTINGS | {"ignore_unknown_options": True}
_VIEWS = (
    "transactions", "holdings", "filings", "footnotes", "issuers", "insiders", "problems"
)  # fmt: skip
_FORMATS = ("table", "csv", "tsv", "json", "jsonl", "md", "html")


class _ExploreByDefault(click.Group):
    """A group whose first word may be a path: then the explorer opens on it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, _with_command(args, self.commands))


def _with_command(args: list[str], commands: Mapping[str, click.Command]) -> list[str]:
    """The words with the command first: ``--db`` may stand before it, ``explore`` be left out."""
    if args and args[0] in ("-h", "--help", "--version"):
        return args
    option: list[str] = []
    if args and args[0] == "--db":
        option, args = args[:2], args[2:]
    elif args and args[0].startswith("--db="):
        option, args = args[:1], args[1:]
    if args and args[0] in commands:
        return [args[0], *option, *args[1:]]
    return ["explore", *option, *args]


def _db_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--db",
        envvar="SECTION16_DB",
        metavar="FILE",
        help="The store. Else $SECTION16_DB, else a file in the user's data folder.",
    )(command)


def _listing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Which rows of which view, in what order, and which of their columns."""
    for option in (
        click.option("--reverse", is_flag=True, help="With --sort: the largest and latest first."),
        click.option("--sort", metavar="COLUMN", help="Sort by a column; unknown values last."),
        click.option("--all-columns", is_flag=True, help="Every column of the view."),
        click.option("--columns", metavar="A,B,C", help="These columns, in this order."),
        click.option(
            "--view", type=click.Choice(_VIEWS), default="transactions", show_default=True
        ),
    ):
        command = option(command)
    return command


@click.group(cls=_ExploreByDefault, context_settings=_COMMAND_SETTINGS)
@click.version_option(__version__, prog_name="section16", message="%(prog)s %(version)s")
def main() -> None:
    """Explore what corporate insiders file with the SEC.

    \b
    section16 [PATH...]      add what is named, if anything, and open the explorer
    section16 COMMAND        do one thing and print it

    A PATH is a file, a folder, a .zip, a .tar.gz, or - for standard input.
    """


@main.command(hidden=True)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@_db_option
def explore(paths: tuple[str, ...], db: str | None) -> None:
    """Add what is named, if anything, and open the explorer."""
    from tui.cli.explore import explore_store  # noqa: PLC0415

    sys.exit(explore_store(paths, db))


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@_db_option
def add(paths: tuple[str, ...], db: str | None) -> None:
    """Read filings into the store.

    A PATH is a file, a folder, a .zip, a .tar.gz, or - for standard input. The SEC's quarterly
    Insider Transactions Data Sets are taken as they are: a .zip such as 2024q3_form345.zip, a
    .tar.gz, or a folder with the .tsv tables of a quarter.

    Adding a filing again changes nothing. What could not be read is listed at the end.
    """
    from tui.cli.add import add_to_store  # noqa: PLC0415

    sys.exit(add_to_store(paths, db))


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for every filing.")
def parse(paths: tuple[str, ...], as_json: bool) -> None:
    """Read filings without storing them, and print them."""
    from tui.cli.parse import parse_paths  # noqa: PLC0415

    sys.exit(parse_paths(paths, as_json))


@main.command(context_settings=_QUERY_SETTINGS)
@click.argument("query", nargs=-1, type=click.UNPROCESSED, metavar="QUERY")
@click.option(
    "--format", "format_name", type=click.Choice(_FORMATS), default="table", show_default=True
)
@_listing_options
@_db_option
def search(query: tuple[str, ...], format_name: str, db: str | None, **asked: Any) -> None:
    """Print the rows of a view that match.

    \b
    section16 search ault code:P
    section16 search issuer:ault 'insider:"kenneth cragun"'
    section16 search 'value:>100k -plan:yes' --format csv --columns filed,insider,value

    A table shows the columns that the explorer shows; the other formats give all.
    """
    from tui.cli.search import search_store  # noqa: PLC0415

    sys.exit(search_store(" ".join(query), format_name, db, **asked))


@main.command(context_settings=_QUERY_SETTINGS)
@click.argument("query", nargs=-1, type=click.UNPROCESSED, metavar="QUERY")
@click.option("-o", "--output", required=True, metavar="FILE", help="Its suffix tells the format.")
@_listing_options
@_db_option
def export(query: tuple[str, ...], output: str, db: str | None, **asked: Any) -> None:
    """Write the rows of a view that match to a file.

    The suffix tells the format: .csv, .tsv, .json, .jsonl, .md, .html, .xlsx, or, where
    section16[parquet] is installed, .parquet. All columns are written unless some are
    named.

    Text that a spreadsheet would take for a formula gets an apostrophe before it in CSV
    and TSV files, and is marked as text in Excel's. The file appears when it is whole.
    """
    from tui.cli.export import export_store  # noqa: PLC0415

    sys.exit(export_store(" ".join(query), output, db, **asked))


@main.command()
@click.argument("filing_id", metavar="ID")
@click.option("--raw", is_flag=True, help="The source as received.")
@_db_option
def show(filing_id: str, raw: bool, db: str | None) -> None:
    """Print one stored filing. ID is its accession number, or its number in the store."""
    from tui.cli.show import show_filing  # noqa: PLC0415

    sys.exit(show_filing(filing_id, raw, db))


@main.command()
@click.option("--no-sizes", is_flag=True, help="Leave bytes out: the same store, the same text.")
@_db_option
def info(no_sizes: bool, db: str | None) -> None:
    """Print what the store holds: counts, dates, formats, problems by kind, sizes.

    Sizes in bytes depend on the order in which filings came and on the version of SQLite.
    """
    from tui.cli.show import show_info  # noqa: PLC0415

    sys.exit(show_info(db, with_sizes=not no_sizes))


@main.command()
@_db_option
def check(db: str | None) -> None:
    """Say whether the store is whole, and else what is wrong with it.

    Looks at its pages, keys, indexes and views, and at the full-text indexes beside their
    texts. Nothing is changed.
    """
    from tui.cli.upkeep import check_store  # noqa: PLC0415

    sys.exit(check_store(db))


@main.command()
@click.argument("filing_ids", nargs=-1, required=True, metavar="ID...")
@_db_option
def remove(filing_ids: tuple[str, ...], db: str | None) -> None:
    """Take filings out of the store, with their text and source.

    ID is an accession number, or a filing's number in the store. Issuers and insiders
    without any other filing go too.
    """
    from tui.cli.upkeep import remove_filings  # noqa: PLC0415

    sys.exit(remove_filings(filing_ids, db))


if __name__ == "__main__":
    main()
