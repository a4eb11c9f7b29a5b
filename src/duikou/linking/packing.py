"""What linking compares as bytes, so that a store can keep it and link a block again without its readings.

Unpacked is whatever a store gives back for bytes: `bytes`, or a `memoryview` as PostgreSQL's driver does.
"""

from typing import Any, Final

import msgspec

from duikou.linking.seen import SeenEvent, SeenPerson, SeenThing

_WRITER: Final = msgspec.msgpack.Encoder(order="deterministic")
_PERSON: Final = msgspec.msgpack.Decoder(SeenPerson)
_EVENT: Final = msgspec.msgpack.Decoder(SeenEvent)
_THING: Final = msgspec.msgpack.Decoder(SeenThing)


def pack(seen: SeenPerson | SeenEvent | SeenThing) -> bytes:
    """The same sighting always gives the same bytes."""
    return _WRITER.encode(seen)


def unpack_person(packed: Any) -> SeenPerson:
    """A person that was packed."""
    return _PERSON.decode(packed)


def unpack_event(packed: Any) -> SeenEvent:
    """An event that was packed."""
    return _EVENT.decode(packed)


def unpack_thing(packed: Any) -> SeenThing:
    """A thing that was packed."""
    return _THING.decode(packed)
