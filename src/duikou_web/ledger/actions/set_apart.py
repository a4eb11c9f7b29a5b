"""Set one record apart from the thing that its name stands for: 希望小学 of a county may be two schools."""

from duikou.errors import LedgerError
from duikou.linking.packing import unpack_thing
from duikou_web.ledger.actions.judge import judge, neighbours_of_name
from duikou_web.ledger.clusters import address_of, salt
from duikou_web.ledger.journal import LOCAL, one_writer
from duikou_web.ledger.models import Naming, Revision
from duikou_web.ledger.naming import new_name


def set_apart(kind: str, record: str, *, actor: str = LOCAL) -> Revision:
    """Judge a record different from all others of its thing. It bears a name of its own from then on, which is one
    with the others again as soon as the judgement is taken back.

    Raises:
        LedgerError: D515, there is no such record, or nothing to set it apart from.
    """
    with one_writer():
        naming = Naming.objects.filter(record=record, name__kind=kind).select_related("name", "document").first()
        if naming is None:
            raise LedgerError("D515", f"{kind} {record}")
        if naming.name_id != record and naming.name.namings.exclude(record=record).exists():
            others = neighbours_of_name(naming.name_id)
            _name_by_itself(naming)
            pairs = [(record, other) for other in (naming.name_id, *(other for _, other in others))]
            return judge(kind, pairs, "different", actor=actor)
        return judge(kind, neighbours_of_name(naming.name_id), "different", actor=actor)


def _name_by_itself(naming: Naming) -> None:
    seen = unpack_thing(naming.name.packed)
    document = f"sha256:{naming.document.sha256}"
    own = seen._replace(id=naming.record, document=document, name=naming.printed)
    new_name(naming.record, own, address_of(salt(), naming.record)).save(force_insert=True)
    Naming.objects.filter(record=naming.record, name=naming.name_id).update(name=naming.record)
