"""A finding's page: what is compared, as a picture and as a table with the sentences, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.core.event import Finding
from dateline.serve.desk.views.accounts import sources
from dateline.serve.desk.views.findings import FindingView, finding_view
from dateline.serve.words import safe
from dateline.store.browse import Browse


@dataclass(frozen=True, slots=True)
class FindingPage:
    """A finding with the story it belongs to, as (id, title)."""

    finding: Finding
    view: FindingView
    story: tuple[str, str] | None


def finding_page(browse: Browse, finding: Finding) -> FindingPage:
    """All that there is to say of a finding."""
    found = sources(browse, browse.statements(finding.statements))
    events = browse.events([finding.event]) if finding.event else {}
    home = browse.story_of_finding(finding.id)
    row = browse.story(home) if home else None
    return FindingPage(finding, finding_view(finding, found, events), (row.story.id, safe(row.story.title)) if row else None)
