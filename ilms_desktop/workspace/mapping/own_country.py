"""The names under which a country may stand in its own sheets."""

from __future__ import annotations

from functools import lru_cache

from ilms_desktop.definitions.loader import load_countries, load_languages
from ilms_desktop.workspace.label_matching import label_key, variants


@lru_cache(maxsize=8)
def names_of(iso3: str) -> frozenset[str]:
    """Keys of the names and codes of a country, in every language of the definitions."""
    countries = [load_countries(language=language.code) for language in load_languages()]
    names = [names[iso3].name for names in countries if iso3 in names]
    own = countries[0].get(iso3)
    codes = [own.iso3, own.iso2, own.m49] if own is not None else []
    return frozenset(label_key(word) for word in (*names, *codes, *variants().get(iso3, ())) if word)
