"""The keys of the vault: text or a file goes in, a `KeyRing` that shows nothing comes out.

A key text is a list of `id:base64` entries. The entry `mac` finds citizens: it is never changed,
so that rotation leaves every session findable, and alone it opens nothing. All other entries seal:
the first one seals, each of them opens. `bot.store.rotation` puts a new one first each week and
takes the old ones out.
"""

import base64
import binascii
import hmac
import re
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.errors import StoreRefused

KEY_BYTES = 32
"""The length of every key: AES-256 and HMAC-SHA256."""

LONGEST_ID = 32
"""The most characters that the id of a key may have."""

_MAC = "mac"
_ENTRY = re.compile(rf"([A-Za-z0-9._-]{{1,{LONGEST_ID}}}):([A-Za-z0-9+/=]+)")


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class KeyRing:
    """The keys in use; `ciphers` maps key ids to ciphers, the first of which seals.

    `finder` is a keyed HMAC that is copied for each use, so that no attribute holds key bytes.
    """

    ciphers: Mapping[str, AESGCM]
    finder: hmac.HMAC

    def __repr__(self) -> str:
        return f"KeyRing({', '.join(self.ciphers)})"

    @property
    def first(self) -> str:
        """The id of the key that seals new rows."""
        return next(iter(self.ciphers))

    def mac(self, subject: str) -> str:
        """Give the 64 hex digits that stand for a subject, the same ones after every rotation."""
        finder = self.finder.copy()
        finder.update(subject.encode())
        return finder.hexdigest()


def citizen_mac(ring: KeyRing, channel: str, chat_id: int) -> str:
    """Give the name of a citizen in the vault: HMAC-SHA256 of `tg:<chat id>`, as 64 hex digits.

    `channel` is a short code (`tg`). Without the key, nobody can go from the name to the chat.
    """
    return ring.mac(f"{channel}:{chat_id}")


def keys_from_text(text: str) -> KeyRing:
    """Read a key ring from `mac:…,id:base64,id2:base64` (commas or line ends between entries).

    Raises StoreRefused, naming the entry by its position and never by its content.
    """
    entries = _entries(text)
    secret = dict(_parse(position, entry) for position, entry in enumerate(entries, start=1))
    if len(secret) < len(entries):
        raise StoreRefused("Two keys have the same id. Give each key its own id.")
    mac = secret.pop(_MAC, None)
    if mac is None or not secret:
        raise StoreRefused(
            "The keys need one entry `mac` and at least one other entry: `mac:<base64>,1:<base64>`."
        )
    ciphers = {key_id: AESGCM(_derived(key, b"guichet seal")) for key_id, key in secret.items()}
    return KeyRing(ciphers, hmac.new(_derived(mac, b"guichet mac"), digestmod="sha256"))


def new_keys_text(key_id: str = "1") -> str:
    """Make fresh keys, one entry a line, in the form that `keys_from_text` reads."""
    return "".join(f"{name}:{_fresh()}\n" for name in (_MAC, key_id))


def with_key_first(text: str, key_id: str) -> str:
    """Add a fresh key that seals from now on; a text that has this id already stays as it is."""
    held = _entries(text)
    if key_id in map(_id_of, held):
        return text
    return _text([f"{key_id}:{_fresh()}", *held])


def without_keys(text: str, key_ids: Collection[str]) -> str:
    """Take keys out, but never the one that finds citizens nor the one that seals."""
    held = _entries(text)
    sealing = next(entry for entry in held if _id_of(entry) != _MAC)
    kept = {_MAC, _id_of(sealing)}
    return _text([entry for entry in held if _id_of(entry) not in set(key_ids) - kept])


def _entries(text: str) -> list[str]:
    return [entry.strip() for entry in re.split(r"[,\n]", text) if entry.strip()]


def _id_of(entry: str) -> str:
    return entry.partition(":")[0]


def _text(entries: Collection[str]) -> str:
    return "".join(f"{entry}\n" for entry in entries)


def _fresh() -> str:
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def _parse(position: int, entry: str) -> tuple[str, bytes]:
    found = _ENTRY.fullmatch(entry)
    key = _decoded(found[2]) if found else b""
    if found is None or len(key) != KEY_BYTES:
        raise StoreRefused(
            f"Key entry {position} is not `id:base64` of {KEY_BYTES} bytes. Correct it, or restore"
            " it from where you keep your keys: rows sealed with a lost key cannot be opened."
        )
    return found[1], key


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        return b""


def _derived(key: bytes, purpose: bytes) -> bytes:
    """Derive the key of one purpose with HKDF-SHA256 (RFC 5869)."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(key)
