"""Reports in other languages: found, kept, grouped, searched, and never read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.core.archived import Found
from dateline.core.report import Report
from dateline.ingest.compose import Draft, reports_of
from dateline.ingest.given import Given
from dateline.ingest.language import declared_language, language_of, report_language
from dateline.run.add import add, find_in
from dateline.run.settings import Settings
from dateline.store.archive import open_archive

if TYPE_CHECKING:
    from spacy.language import Language

TEXTS = {
    "de": "Zwei Brücken über die Aller wurden am Montag gesperrt. Sieben Menschen seien verletzt, sagte der Bürgermeister von Verden. "
    "Vierzig Familien schliefen in der Turnhalle der Schule.",
    "fr": "Deux ponts sur la Sarre ont été fermés lundi. Sept personnes ont été blessées, a déclaré le maire de Sarralbe. "
    "Quarante familles ont dormi dans la salle de l'école.",
    "es": "Dos puentes sobre el Tajo fueron cerrados el lunes. Siete personas resultaron heridas, dijo el alcalde de Trillo. "
    "Cuarenta familias durmieron en el gimnasio de la escuela.",
    "id": "Dua jembatan di atas Sungai Serayu ditutup pada hari Senin. Tujuh orang terluka, kata bupati Banyumas. "
    "Empat puluh keluarga tidur di aula sekolah.",
    "tr": "Nehir üzerindeki iki köprü pazartesi günü kapatıldı. Belediye başkanı yedi kişinin yaralandığını söyledi. "
    "Kırk aile okulun spor salonunda uyudu.",
    "uk": "Два мости через Стир закрили в понеділок. Постраждали семеро людей, сказав мер Луцька. "
    "Сорок родин ночували у спортивному залі школи.",
    "ar": "أغلق جسران فوق النهر يوم الاثنين بعد ثلاثة أيام من المطر. "
    "وقال رئيس البلدية إن سبعة أشخاص أصيبوا. ونامت أربعون عائلة في قاعة المدرسة.",
    "ja": "三日間の雨の後、川にかかる二つの橋が月曜日に閉鎖された。市長は七人がけがをしたと述べた。四十世帯が学校の体育館で夜を過ごした。",
}
NEAR = {"id": "ms"}  # told apart by more words than these
ENGLISH = "Two bridges over the Aller were closed on Monday. Seven people were hurt, the mayor of Verden said."


@pytest.mark.parametrize(("code", "text"), TEXTS.items(), ids=TEXTS)
@pytest.mark.parametrize("length", [60, 90, None])
def test_language_of_short_and_whole_texts(code: str, text: str, length: int | None) -> None:
    assert language_of(text[:length]) in (code, NEAR.get(code) if length == 60 else code)


@pytest.mark.parametrize(("code", "text"), TEXTS.items(), ids=TEXTS)
def test_a_template_that_says_english_is_not_believed(code: str, text: str) -> None:
    assert report_language(text, "en-US") == code


@pytest.mark.parametrize(
    ("text", "declared", "code"),
    [
        (ENGLISH, "de", "en"),  # an English text on a German site
        (ENGLISH, None, "en"),
        ("Pont fermé", "fr-CA", "fr"),  # too short to tell: as declared
        ("Bridge closed", None, None),
        ("Bridge closed", "en_GB", "en"),
        (TEXTS["id"], "ms", "ms"),  # neighbours: whoever wrote it knows
        ("Results: Boston 3, Chicago 1. Oslo 2, Bergen 2. Smith 6-4 Jones. Kowalski 7-6 Novak. Federer, Murray", None, None),  # names
        ("မြစ်ပေါ်ရှိ တံတားနှစ်စင်းကို တနင်္လာနေ့တွင် ပိတ်ခဲ့သည်။", "my", "my"),  # a script the finder does not know
        ("𐓏𐓘𐓻𐓘𐓻𐓟 𐓏𐓘𐓻𐓘𐓻𐓟", "en", "und"),
    ],
)
def test_declared_and_found(text: str, declared: str | None, code: str | None) -> None:
    assert report_language(text, declared) == code


@pytest.mark.parametrize(
    ("value", "code"),
    [("en-GB", "en"), ("en_US", "en"), ("eng", "en"), ("English", "en"), ("ENGLISH", "en"), ("Deutsch", "de"), ("zh-Hant-TW", "zh"),
     ("iu", "iu"), ("und", None), ("", None), (None, None), ("x" * 500, None), ("русский", "ru"), ("de, en", "de")],
)  # fmt: skip
def test_declared_language(value: str | None, code: str | None) -> None:
    assert declared_language(value) == code


def test_a_paragraph_in_another_language_is_kept_and_not_read() -> None:
    text = f"{ENGLISH}\n{TEXTS['id']}\n{TEXTS['uk']}\n{ENGLISH.replace('Aller', 'Weser')}\n"
    (report,) = reports_of(Draft(source_id="m", title="", text=text), Given())
    assert report.language == "en"
    assert report.text == text
    assert [text[b.start : b.end] for b in report.blocks if b.kind == "body"] == [ENGLISH, ENGLISH.replace("Aller", "Weser")]


def test_the_whole_way(nlp: Language, tmp_path: Path) -> None:
    from dateline.read.reading import read

    def find(reports: Iterable[Report]) -> Iterator[Found]:
        return (find_in(reading) for reading in read(reports, nlp))

    rows = [{"id": code, "text": text, "published": "2031-05-05"} for code, text in TEXTS.items()]
    rows += [{"id": "de-copy", "text": TEXTS["de"], "publisher": "Anzeiger"}, {"id": "short", "text": "Pont fermé", "language": "fr"}]
    rows += [{"id": "en", "text": ENGLISH, "published": "2031-05-05"}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    archive = open_archive(tmp_path / "a.db")
    tally = add([tmp_path / "in.jsonl"], archive, Settings(), Given(), find=find)
    assert (tally.added, tally.not_read) == (11, 10)
    found = {report.source_id: archive.found_in(report.id) for report, _ in archive.reports()}
    for name, one in found.items():
        assert one is not None
        assert one.report.language == ("fr" if name == "short" else str(name)[:2])
        assert bool(one.statements) == bool(one.mentions) == bool(one.entities) == (name == "en")
    assert [hit.report for hit in archive.search("Serayu", 10)] == [one.report.id for name, one in found.items() if name == "id" and one]
    assert len(archive.search("Луцька", 10)) == 1
    origins = archive.worked_out().origins
    ids = {name: one.report.id for name, one in found.items() if one}
    assert origins.get(ids["de"], "de") == origins.get(ids["de-copy"], "de-copy")
    assert len({origins.get(i, i) for i in ids.values()}) == len(ids) - 1
