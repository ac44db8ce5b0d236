"""Where a file lies decides how it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from ilms_desktop.storage import places
from ilms_desktop.storage.places import Place, is_synchronised, linux_place, place_of

MOUNTS = r"""
22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
30 22 0:27 / /data/anna/My\040Share rw,relatime - cifs //server/stat rw
31 22 0:28 / /mnt/nfs rw - nfs4 server:/x rw
33 22 0:99 / /mnt/odd rw - strangefs none rw
34 22 0:30 / /mnt/nfs/local rw - tmpfs none rw
"""


@pytest.mark.parametrize(
    ("folder", "place"),
    [
        ("/", Place.FIXED),
        ("/data/anna", Place.FIXED),
        ("/data/anna/My Share/2026", Place.NETWORK),
        ("/data/anna/My Shared", Place.FIXED),
        ("/mnt/nfs", Place.NETWORK),
        ("/mnt/nfs/local/x", Place.FIXED),
        ("/mnt/odd/x", Place.UNKNOWN),
    ],
)
def test_the_longest_mount_point_decides(folder: str, place: Place) -> None:
    """A share inside the home folder is still a share."""
    assert linux_place(folder, MOUNTS) is place


def test_without_mounts_nothing_is_claimed() -> None:
    """What we do not know is not called safe."""
    assert linux_place("/home", "garbage line\n") is Place.UNKNOWN


def test_a_stick_is_removable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The kernel says of each disk whether it can be pulled out; a partition asks its disk."""
    disk = tmp_path / "sdb"
    (disk / "sdb1").mkdir(parents=True)
    (disk / "removable").write_text("1\n")
    block = tmp_path / "block"
    block.mkdir()
    (block / "8:17").symlink_to(disk / "sdb1")
    monkeypatch.setattr(places, "BLOCK_DEVICES", block)
    assert linux_place("/media/stick", "40 1 8:17 / /media/stick rw - vfat /dev/sdb1 rw") is Place.REMOVABLE
    assert linux_place("/media/other", "40 1 8:18 / /media/other rw - vfat /dev/sdc1 rw") is Place.UNKNOWN


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("/data/anna/OneDrive - Ministry/2026", True),
        ("/data/anna/Dropbox", True),
        ("/data/anna/Documents", False),
        ("/data/anna/drop", False),
    ],
)
def test_cloud_folders_are_known_by_name(folder: str, expected: bool) -> None:
    """A service that copies the file between two writes must always find it complete."""
    assert is_synchronised(Path(folder)) is expected


def test_only_a_fixed_disk_bears_a_log() -> None:
    """Write-ahead logs go wrong on shares; the safe way is the default."""
    assert [each for each in Place if each.bears_write_ahead_log] == [Place.FIXED]


def test_a_real_folder_has_a_place(tmp_path: Path) -> None:
    """On this system the question is answered without raising."""
    assert place_of(tmp_path) in set(Place)
    cloud = tmp_path / "Nextcloud"
    cloud.mkdir()
    assert place_of(cloud) is Place.SYNCHRONISED


def test_a_system_without_a_table_of_mounts_claims_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """MacOS has no /proc; the file then keeps an ordinary journal."""
    monkeypatch.setattr(places, "MOUNTS", tmp_path / "none")
    monkeypatch.setattr("sys.platform", "darwin")
    assert place_of(tmp_path) is Place.UNKNOWN


class Library:
    """Stands for the part of Windows that knows drives; this system has none to ask."""

    def __init__(self, kind: int) -> None:
        self.kernel32 = self
        self.kind = kind

    def GetDriveTypeW(self, _anchor: str) -> int:  # noqa: N802 - the name that Windows gives it
        """Kind of drive by Windows' own numbers."""
        return self.kind


@pytest.mark.parametrize(
    ("kind", "place"),
    [(2, Place.REMOVABLE), (3, Place.FIXED), (4, Place.NETWORK), (6, Place.FIXED), (0, Place.UNKNOWN)],
)
def test_windows_is_asked_for_the_kind_of_drive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: int, place: Place
) -> None:
    """A drive letter alone does not say whether it is a share."""
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("ctypes.windll", Library(kind), raising=False)
    assert place_of(tmp_path) is place


def test_a_share_named_by_its_server_is_a_share(monkeypatch: pytest.MonkeyPatch) -> None:
    r"""Windows opens `\\server\share` without giving it a letter."""
    monkeypatch.setattr("sys.platform", "win32")
    assert place_of(Share()) is Place.NETWORK  # type: ignore[arg-type]


class Share:
    """Stands for a path of Windows, which this system cannot make."""

    parts = ("2026",)
    anchor = "\\\\server\\share\\"

    def resolve(self) -> Share:
        """The path itself."""
        return self


def test_without_windows_library_nothing_is_claimed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What we do not know is not called safe."""
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.delattr("ctypes.windll", raising=False)
    assert place_of(tmp_path) is Place.UNKNOWN
