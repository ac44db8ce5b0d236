"""All ways to make a mutant, how often each is taken, and the mutant of a number."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

from tests.fuzz import mails, pdfs, signed, zips

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fuzz.parents import Mutant

    Recipe = Callable[[random.Random], Mutant]

#: what is changed -> (how, share in percent)
RECIPES: Final[dict[str, tuple[Recipe, int]]] = {
    "zip bytes": (zips.any_byte, 8),
    "zip joined": (zips.joined, 2),
    "zip file name": (zips.file_name, 1),
    "zip fields": (zips.fields, 8),
    "zip entries": (zips.entry_list, 9),
    "zip packing": (zips.repacked, 7),
    "zip contents": (zips.plain, 5),
    "zip hashes": (zips.rehashed, 7),
    "signed document": (signed.document, 10),
    "signed file": (signed.file, 6),
    "signed paths": (signed.paths, 3),
    "signed tags": (signed.tags, 4),
    "signature": (signed.signer, 4),
    "workbook": (signed.workbook, 2),
    "paper": (signed.paper, 2),
    "pdf bytes": (pdfs.any_byte, 3),
    "pdf objects": (pdfs.objects, 6),
    "pdf table": (pdfs.table, 2),
    "pdf attachment": (pdfs.attachment, 3),
    "pdf packing": (pdfs.packing, 2),
    "mail bytes": (mails.any_byte, 1),
    "mail words": (mails.words, 1),
    "mail lines": (mails.lines, 1),
    "mail attachments": (mails.attachments, 1),
    "age": (mails.encrypted, 2),
}


def recipe_of(seed: int, number: int) -> str:
    """Name of the recipe of a mutant."""
    shares = [share for _, share in RECIPES.values()]
    return random.Random(f"{seed} {number}").choices(list(RECIPES), shares)[0]


def mutant_of(seed: int, number: int) -> Mutant:
    """The mutant with this number; always the same."""
    make, _ = RECIPES[recipe_of(seed, number)]
    return make(random.Random(f"{seed} {number} made"))
