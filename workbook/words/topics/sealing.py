"""Help on passphrases."""

TITLE = "passphrases, locking, and two people with two keys"
TEXT = """
Without a passphrase, whoever can use your account can read everything. With the extra `[seal]`, “Passphrase” in
Find (`ctrl+p`), or

    workbook passphrase set
    workbook passphrase change
    workbook passphrase recovery
    workbook passphrase remove

seals the file and its backups. A forgotten passphrase cannot be got round; a recovery passphrase, a second one to
write down, is offered once it is set. Two people can each have their own (`--as NAME`): the file is sealed to both,
and what each keeps private to that person alone.

`ctrl+l` locks the open workbook, and so do ten minutes without a key (`lock_after` in the settings file). In the
shell `workbook unlock --minutes 10` keeps the key in the memory of a process of yours, and `workbook lock` lets it
go. `--passphrase-fd N` reads it from a descriptor; it is never taken from arguments or the environment.

The standard `age` opens the files too (`identity-b.age` is of who joined later). `open.json` holds what both may
see, and under `_private` each one's own pages, sealed once more:

    age -d -o key.txt identity-a.age
    age -d -i key.txt -o open.json workbook.json.age

A backup elsewhere takes the wrapped key along: keep both. Remove `key.txt` and `open.json` afterwards.
"""
