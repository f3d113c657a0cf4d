"""Names of members of archives: how they are shown, and which of them no file may have."""

import zipfile
from pathlib import PureWindowsPath

from archive.arabic.letters import clean_unicode
from archive.ingest.readers.encoding import UndecodableError, decode

_IN_UTF8 = 0x800
_LONGEST_NAME = 300


def leads_out(name: str) -> bool:
    """Whether the name, on any system, is the path of something outside the archive."""
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or PureWindowsPath(name).drive != ""


def is_hidden(name: str) -> bool:
    """Whether this is what computers put beside the files of people."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in (".", "..")]
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def name_in_zip(member: zipfile.ZipInfo) -> str:
    """The member's name; old programs wrote it in an encoding that they did not name."""
    if member.flag_bits & _IN_UTF8:
        return member.filename
    return readable(member.filename.encode("cp437", "replace"))


def readable(name: bytes) -> str:
    """The name in the encoding that its bytes show."""
    try:
        return decode(name).text
    except UndecodableError:
        return name.decode("utf-8", "replace")


def place_of(archive: str, member: str) -> str:
    """The member's name below the archive's; of a long one the end, which says most."""
    line = " ".join(clean_unicode(member.replace("\\", "/").removeprefix("./")).split())
    return f"{archive}/{line if len(line) <= _LONGEST_NAME else f'…{line[1 - _LONGEST_NAME :]}'}"
