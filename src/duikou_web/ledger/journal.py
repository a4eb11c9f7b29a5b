"""The history: every change is one revision and one link of the chain, written in the transaction of the change."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import F

from duikou_web.ledger.clock import now
from duikou_web.ledger.models import AuditEntry, ChainHead, Revision

LOCAL: Final = "local"
"""Who acts in local mode."""

START: Final = "0" * 64
"""What stands before the first entry."""

_WRITERS: Final = 0x6475696B6F75


@contextmanager
def one_writer() -> Iterator[None]:
    """One transaction, and no other writer in it: what was looked up still holds, and the chain cannot fork.

    SQLite's immediate transactions queue up by themselves; PostgreSQL is given a lock that ends with the transaction.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_WRITERS])
        yield


def write_revision(
    action: str, target: str, target_id: str, *, before: Any, after: Any, actor: str = LOCAL, why: str | None = None
) -> Revision:
    """Note one change, inside `one_writer`: without the change there is no note, and the reverse."""
    revision = Revision.objects.create(
        action=action, target=target, target_id=target_id, before=before, after=after, why=why, actor=actor, at=now()
    )
    last = AuditEntry.objects.order_by("-pk").values_list("sha256", flat=True).first() or START
    entry = AuditEntry.objects.create(revision=revision, previous=last, sha256=seal(last, revision))
    if not ChainHead.objects.update(sha256=entry.sha256, count=F("count") + 1):
        ChainHead.objects.create(sha256=entry.sha256, count=1)
    return revision


def seal(previous: str, revision: Revision) -> str:
    """The hash of an entry: over the one before and everything the revision says."""
    said = {field.name: getattr(revision, field.name) for field in Revision._meta.concrete_fields}
    said["at"] = revision.at.isoformat()
    line = json.dumps([previous, said], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(line.encode()).hexdigest()


def broken_links() -> Iterator[str]:
    """What does not hold in the chain: changed, missing or added entries."""
    previous = START
    for revision in Revision.objects.order_by("pk").select_related("entry").iterator(chunk_size=1000):
        entry = getattr(revision, "entry", None)
        if entry is None:
            yield f"revision {revision.pk}: it has no entry in the chain"
            continue
        if entry.previous != previous:
            yield f"revision {revision.pk}: the entry before it is missing or changed"
        if entry.sha256 != seal(entry.previous, revision):
            yield f"revision {revision.pk}: it was changed after it was written"
        previous = entry.sha256
    yield from _broken_end(previous)


def _broken_end(last: str) -> Iterator[str]:
    """Whether the chain ends where it ended when it was last written."""
    head, count = ChainHead.objects.first(), AuditEntry.objects.count()
    if head is None:
        if count:
            yield "where the history ends is not told"
    elif (head.sha256, head.count) != (last, count):
        yield f"{count} entries, where the history has {head.count}: entries were cut off at its end, or added"
