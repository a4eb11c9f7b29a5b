"""Broken texts, made out of the gold reports: for readers that must not mind."""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from corpus import gold_texts

# Beyond the basic plane, look-alikes of Han characters, blanks, controls, a turn of direction, a lost character.
RUBBLE: tuple[str, ...] = (
    *"𠮷\uf9ff\ufa68⻢\ufeff\u200b\u3000\t\0\x07\u202e\ufffd",
    "\r\n",
    "\n\n",
    "\x1b[31m",
    "e\u0301",
)
SIGNS: tuple[str, ...] = (*"。，、；：“”《（）·—％1９〇年月日等", "同志")
SURROGATE = "\ud842".encode("utf-8", "surrogatepass")
TEXTS = tuple(data.decode("utf-8") for data in gold_texts())


@st.composite
def places(draw: DrawFn, text: str) -> tuple[int, int]:
    """A stretch of the text, mostly a short one."""
    start = draw(st.integers(0, len(text)))
    length = draw(st.integers(0, 8) | st.integers(0, len(text)))
    return start, min(start + length, len(text))


@st.composite
def broken(draw: DrawFn, text: str) -> str:
    """The text after one accident: a loss, a graft from another report, rubble, a doubling, a line run together."""
    start, end = draw(places(text))
    accident = draw(st.sampled_from(("loss", "graft", "rubble", "sign", "doubling", "run together")))
    if accident == "run together":
        return text[:start] + text[start:end].replace("\n", "").replace("。", "") + text[end:]
    if accident == "loss":
        return text[:start] + text[end:]
    if accident == "graft":
        other = draw(st.sampled_from(TEXTS))
        return text[:start] + other[slice(*draw(places(other)))] + text[start:]
    if accident == "doubling":
        return text[:end] + text[start:end] + text[end:]
    return text[:start] + draw(st.sampled_from(RUBBLE if accident == "rubble" else SIGNS)) + text[start:]


@st.composite
def broken_reports(draw: DrawFn) -> bytes:
    """A gold report after a few accidents, in one of the encodings, with bytes lost or strewn in."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 5))):
        text = draw(broken(text))
    data = text.encode(draw(st.sampled_from(("utf-8", "utf-8", "utf-8", "gb18030", "utf-8-sig", "utf-16"))))
    if draw(st.integers(0, 3)) == 0:
        place = draw(st.integers(0, len(data)))
        data = data[:place] + draw(st.binary(max_size=3) | st.just(SURROGATE)) + data[place + draw(st.integers(0, 2)) :]
    return data
