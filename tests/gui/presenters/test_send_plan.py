"""The page of a package in words: steps, contents, which file goes which way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ilms_desktop import i18n
from ilms_desktop.mail.size import MB, Fit, Remedy
from ilms_desktop.model.post import DocumentFile, Mailing, Way
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.send_plan import (
    StepState,
    carrier_words,
    contents_words,
    fit_words,
    may_recall,
    parcels_of,
    remedies_of,
    self_checks,
    size_text,
    steps,
)
from ilms_desktop.workspace.post import Outgoing, Post, Standing
from tests.unit.workspace.post_support import answer_file, receipt, submission

TODAY = date(2026, 10, 2)
RULES = {"errors": 0, "warnings": 3, "justified": 2}
TABLES = [{"id": "A1", "sharing": "public"}, {"id": "A2", "sharing": "public"}, {"id": "C4", "sharing": "ilo-only"}]
FIRST = submission(1, tables=TABLES, observations=1, rules=RULES)
MAILING = Mailing(FIRST.package_id, date(2026, 10, 3), Way.MAIL)


def file(carrier: str, size: int = 400_000) -> DocumentFile:
    """A carrier."""
    return DocumentFile(FIRST.package_id, carrier, f"ILMS_KHM-01_2026_S0001.{carrier}", size)


def states(outgoing: Outgoing) -> list[StepState]:
    """How far the steps are."""
    return [each.state for each in steps(outgoing, TODAY)]


def test_the_steps_say_what_each_did_and_when() -> None:
    """Of today's packages the time of day is enough; a mail is the person's to send."""
    done, now, waits = StepState.DONE, StepState.NOW, StepState.WAITS
    signed = Outgoing(FIRST, Standing.SIGNED)
    assert [bare(each.about) for each in steps(signed, TODAY)] == [
        "figures frozen 09:00",
        "signed and verified 09:00",
        "you send it, the program does not",
        "from the ILO, signed",
    ]
    assert "2 Oct 2026" in bare(steps(signed, date(2026, 12, 1))[0].about)
    assert states(signed) == [done, done, now, waits]
    assert states(Outgoing(FIRST, Standing.SENT, mailing=MAILING)) == [done, done, done, now]


@pytest.mark.parametrize(
    ("standing", "state", "words"),
    [
        (Standing.RECEIVED, StepState.DONE, "Receipt no. 0042, 4 Oct 2026"),
        (Standing.HELD, StepState.HELD, "Receipt no. 0042, 4 Oct 2026 · On hold"),
        (Standing.IMPORTED, StepState.DONE, "Receipt no. 0042, 4 Oct 2026 · Accepted"),
        (Standing.REFUSED, StepState.REFUSED, "Receipt no. 0042, 4 Oct 2026 · Refused"),
    ],
)
def test_the_last_step_is_the_desks_word(standing: Standing, state: StepState, words: str) -> None:
    """A package that was answered did arrive, whatever the person said."""
    found = steps(Outgoing(FIRST, standing, receipts=(receipt(42, FIRST),)), TODAY)
    assert (found[3].state, bare(found[3].about)) == (state, words)
    assert (found[2].state, found[2].about) == (StepState.DONE, "it arrived at the ILO")


def test_the_pdf_goes_by_mail_and_the_zip_by_hand() -> None:
    """Mail servers bounce ZIP files; the other form is there when they do not like the PDF."""
    parcels = parcels_of(Outgoing(FIRST, Standing.SIGNED, files=(file("pdf"), file("zip"))))
    assert parcels is not None
    assert (parcels.mail.carrier, parcels.hand.carrier) == ("pdf", "zip")
    assert parcels.other == parcels.hand
    alone = parcels_of(Outgoing(FIRST, Standing.SIGNED, files=(file("zip"),)))
    assert alone is not None
    assert (alone.mail.carrier, alone.other) == ("zip", None)
    assert parcels_of(Outgoing(FIRST, Standing.SIGNED)) is None


def test_of_an_encrypted_package_only_the_age_file_is_offered() -> None:
    """The cover of a PDF would tell what the encryption hides."""
    parcels = parcels_of(Outgoing(FIRST, Standing.SIGNED, files=(file("age"), file("zip"))))
    assert parcels is not None
    assert {parcels.mail.carrier, parcels.hand.carrier} == {"age"}
    assert parcels.other is None
    assert carrier_words(parcels.mail).startswith("One file, encrypted")


def test_size_is_told_against_the_room_in_a_mail() -> None:
    """It warns, then stops; the remedies come in their order."""
    assert bare(carrier_words(file("pdf"))) == "One PDF with the signed data inside · 400 kB of 7.0 MB"
    fits = {}
    for size in (400_000, 71 * MB // 10, 8 * MB):
        parcels = parcels_of(Outgoing(FIRST, Standing.SIGNED, files=(file("zip", size),)))
        assert parcels is not None
        fits[parcels.fit] = fit_words(parcels.fit)
    assert list(fits) == [Fit.FITS, Fit.CLOSE, Fit.OVER]
    assert fits[Fit.FITS] == ""
    assert "may come back" in fits[Fit.CLOSE]
    assert "Too large" in fits[Fit.OVER]
    assert remedies_of(FIRST, has_workbook=True) == (Remedy.NO_WORKBOOK, Remedy.SPLIT, Remedy.BY_HAND)
    assert remedies_of(answer_file(1), has_workbook=False) == (Remedy.BY_HAND,)


def said(document: Any, *others: Any) -> list[str]:
    """Sentences on what is in a package."""
    return [bare(each) for each in contents_words(document, Post((document, *others)))]


def test_what_is_in_a_package_is_told_in_sentences() -> None:
    """Figures, who may see them, its place in a batch; what it corrects or takes back."""
    figures = [
        "1 value in 3 tables. 3 to explain, 2 explained.",
        "Tables by who may see them: 2 public, 1 for the ILO alone.",
    ]
    assert said(FIRST) == figures
    batch = replace(FIRST, fields={**FIRST.fields, "batch": {"id": "x", "index": 1, "total": 3}})
    assert said(batch) == ["Package 1 of 3; send each one.", *figures]
    more: dict[str, Any] = {"observations": 0, "rules": RULES, "supersedes": FIRST.package_id}
    assert said(submission(2, kind="withdrawal", **more), FIRST) == ["Takes S0001 back."]
    assert said(submission(2, kind="withdrawal", **more)) == ["Takes – back."]
    correction = submission(2, kind="correction", **{**more, "tables": TABLES, "observations": 1})
    assert said(correction, FIRST) == ["Corrects S0001.", *figures]
    assert said(submission(2, kind="nil")) == ["Nothing to report: no figures."]


def test_an_answer_file_tells_its_answers() -> None:
    """And what stays open."""
    answers = replace(answer_file(1), fields={"answers": [1, 2], "open": []})
    assert said(answers) == ["2 answers."]
    assert said(replace(answers, fields={"answers": [1], "open": [2]})) == ["1 answer. 1 question stays open."]
    assert [bare(text) for text, _tail in self_checks(answers)][-1] == "Answers as on the screen"


def test_the_self_check_is_told_line_by_line() -> None:
    """Without lines about figures where there are none."""
    assert [(bare(text), bare(tail)) for text, tail in self_checks(FIRST)] == [
        ("Signature fits your key khm-01", ""),
        ("Every file as it was signed", ""),
        ("Tables", "3"),
        ("Values as on the screen", "1"),
    ]
    assert len(self_checks(submission(2, kind="nil"))) == 2


def test_what_holds_figures_and_still_counts_can_be_recalled() -> None:
    """No recall of a recall, none of an answer, none of what is over, and only one."""
    post = Post((FIRST,))
    assert may_recall(Outgoing(FIRST, Standing.SENT), post)
    assert not may_recall(Outgoing(FIRST, Standing.SUPERSEDED), post)
    assert not may_recall(Outgoing(answer_file(1), Standing.SENT), post)
    recall = submission(2, kind="withdrawal", supersedes=FIRST.package_id)
    assert not may_recall(Outgoing(recall, Standing.SENT), post)
    assert not may_recall(Outgoing(FIRST, Standing.SENT), Post((FIRST, recall)))


@pytest.mark.parametrize(
    ("language", "size", "words"),
    [
        ("en", 412, "412 byte"),
        ("en", 412_300, "412 kB"),
        ("en", 7_040_000, "7.0 MB"),
        ("fr", 7_040_000, "7,0 Mo"),
        ("ar", 412_300, "412 كيلوبايت"),
    ],
)
def test_sizes_are_said_as_people_read_them(language: str, size: int, words: str) -> None:
    """Unit and decimal sign are those of the language."""
    i18n.use(language)
    assert bare(size_text(size)).replace("\xa0", " ").replace("\u202f", " ") == words
