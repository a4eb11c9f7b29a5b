"""What people settled in a report, in the form of a gold report: a case for the rules. See tests/gold/README.md."""

from typing import Any

from duikou.model.records import ACTIONABLE
from duikou_web.ledger.drafts import JSON
from duikou_web.ledger.models import Byline, Document, Event, Figure, Pairing, Project, Site, Status
from duikou_web.ledger.models.document import Handling
from duikou_web.ledger.selectors.parts import parts_by_event, posts_by_person, roles_by_person
from duikou_web.ledger.selectors.review import asked_of
from duikou_web.ledger.selectors.said import statements_of
from duikou_web.ledger.selectors.standing import of_document

CHANGED = (Status.CORRECTED, Status.REJECTED, Status.ADDED)


def corrected_reports() -> list[Document]:
    """Reports marked complete in which a reader was corrected: the others prove nothing, or not all.

    Internal ones may be among them; they stay in the ledger.
    """
    done = Document.objects.filter(completed_at__isnull=False, withdrawn_at=None).select_related("original")
    return [document for document in done.order_by("pk") if _changed(document)]


def may_leave(document: Document) -> bool:
    """Whether a report may be written into a file that others get: an internal one never."""
    return document.handling == Handling.PUBLIC


def _changed(document: Document) -> bool:
    return any(asked.row.status in CHANGED for asked in asked_of(document))


def gold_of(document: Document, number: str) -> JSON:
    """The facts of a report as they hold, in the fields of a gold report."""
    posts = posts_by_person(document)
    parts = parts_by_event(document, posts)
    roles = roles_by_person(part for some in parts.values() for part in some)
    people = {part.person.pk: part.person for some in parts.values() for part in some}
    return {
        "id": number,
        "invented": document.is_sample,
        "form": "a report that people corrected",
        "outlet": document.outlet,
        "published": document.published,
        "bylines": [{"name": row.name, "kind": row.kind} for row in of_document(Byline, document)],
        "people": [
            {
                "name": person.name,
                "posts": [post.title for post in posts.get(key, [])],
                "group": person.group,
                "side": person.side,
                "roles": roles[key],
            }
            for key, person in people.items()
        ],
        "events": [_event(row) for row in of_document(Event, document)],
        "sites": list(dict.fromkeys(row.name for row in of_document(Site, document))),
        "projects": [row.name for row in of_document(Project, document)],
        "pairs": [[row.supporter, row.recipient] for row in of_document(Pairing, document)],
        "figures": [_figure(row) for row in of_document(Figure, document)],
        "statements": [
            {
                "speaker": said.row.speaker.name if said.row.speaker else "<会议>",
                "act": said.row.act,
                "sectors": list(dict.fromkeys(code for item in said.items for code in item.sectors.split())),
                "quote": said.row.current["quote"],
            }
            for said in statements_of(document)
            if said.row.act in ACTIONABLE
        ],
        "statements_complete": True,
        "relevance": "pairing",
        "notes": "Settled by people in a ledger; the words are those of a real report unless it says invented.",
    }


def _event(row: Event) -> JSON:
    place = row.places.exclude(status=Status.REJECTED).order_by("start").first()
    start: Any = row.current.get("start") or {}
    basis = {"stated": "stated", "open": "unknown"}.get(start.get("basis", "open"), "inferred")
    return {
        "kind": row.kind, "name": row.name, "guest": row.guest, "host": row.host, "start": row.starts, "end": row.ends,
        "year_basis": basis, "place": place.name if place else None, "main": row.main,
    }  # fmt: skip


def _figure(row: Figure) -> JSON:
    return {"quote": row.current["quote"], "kind": row.kind, "value": row.value, "what": row.what}
