"""Promises about documents: wanted, then kept or lost, filed with their request, gone with it."""

from dataclasses import replace

from bot.store.documents import Sender, Status, StoredDocument
from bot.store.vault import Vault
from tests.store.made import CHAT, SOON, citizen, request

_PHOTO = StoredDocument("file-1", citizen(1), "image/jpeg", "facture.jpg")
_BYTES = b"\xff\xd8\n\x00 a photograph \n"


async def test_a_document_goes_from_wanted_to_kept(vault: Vault) -> None:
    """What is fetched comes back byte by byte, and is no longer wanted."""
    async with vault.writing() as tx:
        await tx.want_document(_PHOTO, SOON)
        assert await tx.wanted_documents() == [_PHOTO]
        await tx.keep_document(_PHOTO, _BYTES)
        assert await tx.wanted_documents() == []
        kept = replace(_PHOTO, status="kept", content=_BYTES)
        assert await tx.documents(citizen=citizen(1)) == [kept]


async def test_a_document_that_is_gone_is_known_to_be_lost(vault: Vault) -> None:
    """A caseworker sees that a document was sent, though it could not be fetched."""
    async with vault.writing() as tx:
        await tx.want_document(_PHOTO, SOON)
        assert await tx.turn_away_document(_PHOTO, "lost", "gone")
        assert await tx.wanted_documents() == []
        assert await tx.documents() == [replace(_PHOTO, status="lost", reason="gone")]


async def test_one_file_sent_by_two_citizens_is_two_documents(vault: Vault) -> None:
    """Erasing one citizen leaves the same file with the other."""
    other = replace(_PHOTO, citizen=citizen(2))
    async with vault.writing() as tx:
        await tx.want_document(_PHOTO, SOON)
        await tx.want_document(other, SOON)
        await tx.erase(citizen(1))
        assert await tx.documents() == [other]


async def test_documents_follow_the_request_they_are_filed_with(vault: Vault) -> None:
    """A request finds the documents it names, and dropping it drops them, and no others."""
    second = replace(_PHOTO, file_id="file-2")
    async with vault.writing() as tx:
        await tx.save_request(request("GU-1", citizen(1)), SOON)
        await tx.want_document(_PHOTO, SOON)
        await tx.want_document(second, SOON)
        await tx.file_documents(citizen(1), ["file-1", "never-sent"], "GU-1")
        assert await tx.documents(reference="GU-1") == [replace(_PHOTO, reference="GU-1")]
        await tx.drop_request("GU-1")
        assert await tx.documents() == [second]


async def test_content_that_comes_after_the_erasure_is_not_stored(vault: Vault) -> None:
    """A fetch that ends late does not bring a deleted document back."""
    async with vault.writing() as tx:
        await tx.want_document(_PHOTO, SOON)
        await tx.erase(citizen(1))
        await tx.keep_document(_PHOTO, _BYTES)
        assert await tx.documents() == []


async def test_whom_to_tell_is_forgotten_with_the_fetch(vault: Vault) -> None:
    """The chat stands sealed with a document only while somebody may have to be told about it."""
    told = replace(_PHOTO, sender=Sender(CHAT, "ar"))
    async with vault.writing() as tx:
        await tx.want_document(told, SOON)
        assert await tx.wanted_documents() == [told]
        await tx.turn_away_document(told, "refused", "unreadable")
        assert await tx.documents() == [replace(_PHOTO, status="refused", reason="unreadable")]


async def test_documents_are_counted_by_status_without_being_opened(vault: Vault) -> None:
    """A list needs no content, so it never opens a photograph; what is not filed is left out."""
    async with vault.writing() as tx:
        filed: tuple[tuple[str, Status], ...] = (("a", "kept"), ("b", "kept"), ("c", "lost"))
        for name, status in filed:
            await tx.want_document(
                replace(_PHOTO, file_id=name, reference="GU-1", status=status), SOON
            )
        await tx.want_document(_PHOTO, SOON)
        assert await tx.document_counts() == {"GU-1": {"kept": 2, "lost": 1}}
