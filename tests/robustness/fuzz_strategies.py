"""What the fuzzing tests draw from: bytes, texts of odd characters, good files spoiled; and how many of each, the same in every run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fuzz_targets import TARGETS
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st


def bounded(examples: int) -> Callable[[Any], Any]:
    """So many examples, the same ones in every run, however long each takes."""
    slow = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example, HealthCheck.filter_too_much)
    return settings(max_examples=examples, derandomize=True, deadline=None, database=None, suppress_health_check=slow)


BIDI, INVISIBLE = "\u202e\u2066\u2069", "\u200b\u200d\ufeff\u00ad\u0301"
SPACES = "\x85\u2028\u2029\r\t\v\f\x1c\u00a0\u3000"
ODD = f"{BIDI}{INVISIBLE}{SPACES}\U0001f600\U0001f1e9\U0010ffff\ufffe\x00\x07\x1bßİſﬁΣⅧ½٣"
PIECES = (
    "NEUSTADT, May 3 (Reuters) - ", "By Greta Holm", "\n", "\n\n", "\r\n", "Read more: ", "Latest news", "© 2031 Aller Courier. ",
    "12 people ", "Rain fell on Monday.", "at least ", "10^400", "1e999", "9" * 400, "-0", "32 February 99999",
    "0 to 5 million ", "the year 0", "“", "”",
    "(", "[", "</p>", "<p>", "&lt;", "said ", "Officials ", "killed ", "- ", ", ", ": ", "1,000,000,000,000,000,000 dead ", "25:99",
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12), st.text(alphabet=ODD, max_size=6)), max_size=30).map("".join)
GOOD = [seed for _, seeds in TARGETS.values() for seed in seeds]
ENDINGS = (
    ".txt", ".html", ".htm", ".jsonl", ".json", ".xml", ".rss", ".atom", ".opml", ".csv", ".tsv", ".eml", ".mhtml", ".mht", ".pdf", ".zip",
    ".gz", ".warc", ".warc.gz", ".html.gz", ".md", ".xhtml", "", ".exe", ".\u202etxt", "." * 300,
)  # fmt: skip
NAMES = st.one_of(st.sampled_from([f"a{e}" for e in ENDINGS]), st.builds(str.__add__, st.text(max_size=20), st.sampled_from(ENDINGS)))


@st.composite
def spoiled(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """A good file after one to four accidents."""
    data = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(1, 4))):
        data = draw(st.sampled_from(ACCIDENTS))(draw, data, seeds)
    return data[:200_000]


def _place(draw: st.DrawFn, data: bytes) -> int:
    return draw(st.integers(0, len(data)))


def flipped(draw: st.DrawFn, data: bytes, _: list[bytes]) -> bytes:
    """A bit turned over."""
    at = _place(draw, data)
    return data[:at] + bytes(b ^ (1 << draw(st.integers(0, 7))) for b in data[at : at + 1]) + data[at + 1 :]


def cut_short(draw: st.DrawFn, data: bytes, _: list[bytes]) -> bytes:
    """The end missing."""
    return data[: _place(draw, data)]


def holed(draw: st.DrawFn, data: bytes, _: list[bytes]) -> bytes:
    """A piece missing."""
    return data[: (at := _place(draw, data))] + data[at + draw(st.integers(1, 300)) :]


def doubled(draw: st.DrawFn, data: bytes, _: list[bytes]) -> bytes:
    """A piece said again, up to 40 times."""
    at, size = _place(draw, data), draw(st.integers(1, 200))
    return data[:at] + data[at : at + size] * draw(st.integers(2, 40)) + data[at:]


def spliced(draw: st.DrawFn, data: bytes, seeds: list[bytes]) -> bytes:
    """The beginning of one file with the end of another."""
    other = draw(st.sampled_from(seeds))
    return data[: _place(draw, data)] + other[_place(draw, other) :]


def nested(draw: st.DrawFn, data: bytes, seeds: list[bytes]) -> bytes:
    """One file in the middle of another."""
    at = _place(draw, data)
    return data[:at] + draw(st.sampled_from(GOOD)) + data[at:]


def sown(draw: st.DrawFn, data: bytes, _: list[bytes]) -> bytes:
    """A piece of an odd text, or any bytes, put in."""
    at = _place(draw, data)
    odd = st.one_of(st.sampled_from(PIECES), st.text(alphabet=ODD, max_size=5)).map(str.encode)
    return data[:at] + draw(st.binary(max_size=20) | odd) + data[at:]


ACCIDENTS = (flipped, flipped, cut_short, holed, doubled, spliced, nested, sown, sown)
