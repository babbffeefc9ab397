"""Help on the page for the other's phone."""

TITLE = "the page for your partner's phone"
TEXT = """
    workbook home
    workbook home --lan

`O` on the screen, or `workbook home` (extra `[home]`), opens a small page of forms: the day's chores, the week,
what was promised to whoever holds it, and a button to decline for ever. It has no answers, drafts or notes, and no
counts. It is there while it is open and no longer, and a line on the screen says so. `O` opens it for the one who
does not sit in front. In the shell `--as NAME` is here whose phone it is for: that person ticks and says what was
noticed there, so hand the address to nobody else. Without it the page is the partner's.

What is said there for the review is kept for whoever said it until the two of you begin one, and is shown when each
had a turn. Whoever has a passphrase of their own opens the page themselves, with `workbook home`, which asks for it:
nobody acts there in somebody else's name.

Without `--lan` only this machine can ask for it. With it, every device in the same network can knock: a guest's
phone, a television. The code lets one phone in, once; ten wrong ones close the door. But the page comes over plain
HTTP, so somebody in that network who knows how could read along. Where that is a worry, leave `--lan` away and put
`tailscale serve` in front (`--host` with its name).
"""
