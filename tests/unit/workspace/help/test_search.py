"""Search finds the section, says where it is, and shows a piece of it."""

from __future__ import annotations

from ilms_desktop.model.help_page import HelpPage, Section, paragraph
from ilms_desktop.workspace.help.search import Index, snippet

LONG = "Ce texte est long. " * 10 + "Le scellement fige les chiffres. " + "Il continue encore. " * 10
PAGES = (
    HelpPage("a", "Envoyer", (Section("", "", (paragraph("Le paquet est scellé avant."),)),)),
    HelpPage("b", "Sceller", (Section("x", "Avant", (paragraph(LONG),)), Section("y", "Clé", (paragraph("Rien."),)))),
)


def test_headings_weigh_more_than_text_and_every_word_must_be_there() -> None:
    """The page about a thing comes before one that mentions it."""
    index = Index(PAGES)
    assert [hit.address for hit in index.search("SCELLE")] == ["b#x", "b#y", "a"]
    assert [hit.address for hit in index.search("sceller cle")] == ["b#y"]
    assert index.search("sceller atlantide") == ()
    assert index.search("  ") == ()


def test_the_piece_that_is_shown_holds_the_word() -> None:
    """As it was written, with dots where it was cut."""
    piece = snippet(LONG, ["scellement"])
    assert "Le scellement fige" in piece
    assert piece.startswith("…")
    assert piece.endswith("…")
    assert len(piece) < 200
    assert snippet("Rien.", ["sceller"]) == "Rien."
    assert len(snippet("x" * 400, ["y"])) < 200
