"""Closed vocabularies of the contract: what a figure tells of the counted, and PLOVER's types of events.

Event types: Halterman, Bagozzi, Beger, Schrodt and Scarborough 2023, "PLOVER and POLECAT".
"""

from __future__ import annotations

ROLES = (
    *("killed", "injured", "missing", "captured", "detained", "released", "exchanged", "displaced", "present", "affected"),
    *("destroyed", "damaged", "hit", "used", "intercepted", "transferred", "cost", "duration", "distance", "other"),
)
EVENT_TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
