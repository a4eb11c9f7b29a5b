"""`duikou cases`: what people corrected, as cases for the rules."""

import json
from pathlib import Path

import click

from duikou_cli.ledger import ledger_option, use_ledger


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@ledger_option
def command(folder: Path, ledger: str) -> None:
    """Write what people corrected as cases for the rules.

    Each report that was marked complete and in which a record was corrected, rejected or added becomes two files in
    FOLDER, as those of tests/gold: its text, and its facts as they hold. Files that are there already stay. The texts
    are those of the reports: a case that is to be published is written new, with invented people. Internal reports are
    left out and counted.
    """
    use_ledger(ledger)

    from duikou_web.ledger.selectors.gold import corrected_reports, gold_of, may_leave  # noqa: PLC0415 - Django

    folder.mkdir(parents=True, exist_ok=True)
    written = internal = 0
    for document in corrected_reports():
        if not may_leave(document):
            internal += 1
            continue
        name = document.sha256[:16]
        text, facts = folder / f"{name}.txt", folder / f"{name}.json"
        if not text.exists() and not facts.exists():
            text.write_text(document.original.text, encoding="utf-8", newline="")
            facts.write_text(json.dumps(gold_of(document, name), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            written += 1
    click.echo(f"{written} cases in {folder}" + (f"; {internal} internal reports left out" if internal else ""))
