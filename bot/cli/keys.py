"""`guichet keys`: the vault's keys are listed, added and rotated.

No key is shown, save by `new` where the keys stand in VAULT_KEYS: only the operator writes there.
"""

import typer

app = typer.Typer(
    help="The keys of the vault: a new one each week, the old ones destroyed.", no_args_is_help=True
)

_SET_IT = """\
The keys stand in VAULT_KEYS, which only you can change. Set the line below where VAULT_KEYS is \
set, restart the bot, then run `guichet keys rotate`. It holds secret keys: show it to nobody."""

_ROTATE_NOW = " Run `guichet keys rotate` to seal every row with it."


@app.command("list")
def show() -> None:
    """List the keys: id, age, how many rows each sealed. Never a key itself."""
    import asyncio

    from bot.app import list_keys
    from bot.settings import read_settings

    for number, key in enumerate(asyncio.run(list_keys(read_settings()))):
        age = "age unknown" if key.age is None else f"{key.age} days"
        note = "seals new rows" if number == 0 else ""
        if not key.in_ring:
            note = "NOT in the keys: put it back, or these rows stay closed until they expire"
        typer.echo(f"{key.key_id:<12}{age:<13}{key.rows:>8} rows  {note}".rstrip())


@app.command()
def new() -> None:
    """Add this week's key, which then seals; with VAULT_KEYS, print the line to set."""
    from bot.app import new_key
    from bot.settings import read_settings

    made = new_key(read_settings())
    if made.line:
        typer.echo(_SET_IT, err=True)
        typer.echo(made.line)
    elif made.added:
        typer.echo(f"The key {made.key_id} now seals new rows." + _ROTATE_NOW)
    else:
        typer.echo(f"The key of this week, {made.key_id}, is there already. Nothing was changed.")


@app.command()
def rotate() -> None:
    """Seal every row with this week's key, and destroy unused keys older than 35 days."""
    import asyncio

    from bot.app import rotate_keys
    from bot.settings import read_settings

    done = asyncio.run(rotate_keys(read_settings()))
    typer.echo(f"{done.rewrapped} rows sealed anew with {done.sealing}.")
    if done.destroyed:
        typer.echo(f"Destroyed: {', '.join(done.destroyed)}. Backups sealed with them never open.")
    if done.overdue:
        typer.echo(_overdue(done.overdue, in_file=done.in_file))
    if done.unreadable:
        typer.echo(f"{done.unreadable} rows open with no key here. See `guichet keys list`.")


def _overdue(key_ids: tuple[str, ...], *, in_file: bool) -> str:
    if in_file:
        return f"Still needed, so kept: {', '.join(key_ids)}. Run `guichet keys rotate` again."
    return (
        f"Take these keys out of VAULT_KEYS: {', '.join(key_ids)}. No row needs them, and until"
        " you do, old backups open."
    )
