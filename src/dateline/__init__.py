"""Turn news reports into a checkable record of events.

>>> import dateline
>>> a = dateline.open("samples.db")
>>> a.events(where="Geneva", since="2031-03-01")[0].statements[0].sentence
'Negotiators from Norvia and Estmark met for three hours in Geneva on Monday ... over 30 vehicles.'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.api import Archive, open

__version__ = "0.4.0"
__all__ = ["Archive", "__version__", "open"]


def __getattr__(name: str) -> Any:
    """The Python API, loaded when it is first asked for: the command line and readers of one record need none of it."""
    if name in ("Archive", "open"):
        from dateline import api

        return getattr(api, name)
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")
