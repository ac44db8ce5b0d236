"""Files to print: the example, a file with names and notes in every script, and any other that is named."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.command import AllowFindings, Label, SetContact, SetObservations
from ilms_desktop.workspace.clock import system_ids
from ilms_desktop.workspace.sample import create_sample
from ilms_desktop.workspace.workspace import Workspace
from tests.unit.workspace.reports_support import NOW, make

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

#: script -> the same thing: a ministry of labour, in its own words
OFFICES: Final = {
    "thai": "กระทรวงแรงงาน กรมการจัดหางาน",
    "khmer": "ក្រសួងការងារ និងបណ្តុះបណ្តាលវិជ្ជាជីវៈ",
    "lao": "ກະຊວງແຮງງານ ແລະ ສະຫວັດດີການສັງຄົມ",
    "burmese": "အလုပ်သမားဝန်ကြီးဌာန",
    "arabic": "وزارة العمل",
}
PEOPLE: Final = {
    "thai": "สมชาย ใจดี",
    "khmer": "សុខ ដារ៉ា",
    "lao": "ບຸນມີ ສີສະຫວັດ",
    "burmese": "ဒေါ်ခင်မြင့်",
    "arabic": "أحمد بن علي",
}
NOTES: Final = {
    "thai": "ตัวเลขปี 2020 ต่ำกว่าปีก่อน เพราะปิดชายแดน",
    "khmer": "តួលេខឆ្នាំ 2020 ទាបជាងឆ្នាំមុន ដោយសារការបិទព្រំដែន",
    "lao": "ຕົວເລກປີ 2020 ຕ່ຳກວ່າປີກ່ອນ ຍ້ອນປິດຊາຍແດນ",
    "burmese": "၂၀၂၀ ခုနှစ်တွင် နယ်စပ်ပိတ်ထားသဖြင့် နည်းသည်",
    "arabic": "أرقام سنة 2020 أقل بسبب إغلاق الحدود",
}


def example(folder: Path, language: str) -> Workspace:
    """The example that comes with the program."""
    return create_sample(folder / "example.ilms", language=language, clock=_still, ids=system_ids)


def in_script(folder: Path, language: str, script: str) -> Workspace:
    """A small file whose office, person, notes and reasons are written in a script."""
    made = make(folder / f"{script}.ilms", language=language)
    made.execute(SetContact(OFFICES[script], "ML", PEOPLE[script], ""))
    cells = [(key, replace(said, note=NOTES[script])) for key, said in made.observations() if said.value is not None]
    made.execute(SetObservations(tuple(cells[:2]), Label("Note")))
    found = tuple(finding.key for finding in made.check().findings if finding.allowance is None)
    if found:
        made.execute(AllowFindings(found[:3], NOTES[script]))
    return made


def copy_of(path: Path, folder: Path, language: str) -> Workspace:
    """A copy of a file, open; the file itself is not touched."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / path.name
    shutil.copyfile(path, target)
    return Workspace.open(target, language=language, clock=_still, ids=system_ids)


def subjects(folder: Path, language: str, others: tuple[Path, ...], only: str = "") -> Iterator[tuple[str, Workspace]]:
    """Name and file, one after the other, `only` those with this in their name; each is closed before the next."""
    folder.mkdir(parents=True, exist_ok=True)
    makers: dict[str, Callable[[], Workspace]] = {"example": partial(example, folder, language)}
    makers |= {path.stem: partial(copy_of, path, folder / "others", language) for path in others}
    makers |= {script: partial(in_script, folder, language, script) for script in OFFICES}
    for name, make_it in makers.items():
        if only in name:
            with make_it() as made:
                yield name, made


def _still() -> datetime:
    return NOW
