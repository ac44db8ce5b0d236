"""A person's text is never taken as markup."""

from __future__ import annotations

from ilms_desktop.ui.presenters.tooltips import tooltip


def test_markup_in_a_text_is_shown_as_it_is() -> None:
    """A remark may hold any sign."""
    assert tooltip("a <b>&\nc") == "<p>a &lt;b&gt;&amp;<br>c</p>"


def test_nothing_gives_no_tooltip() -> None:
    """An empty bubble would only be in the way."""
    assert tooltip("") == ""
