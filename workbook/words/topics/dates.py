"""Help on how days and rhythms are typed."""

TITLE = "days and rhythms as they are typed"
TEXT = """
A day: `2026-12-01`, `today`, `tomorrow`, `yesterday`, `fri` or `fr`, `next fri`, `fri week` (a week after that),
`next week`, `in 3 days`, `in 2 weeks`, `2 days ago`, `1 dec`, `dec 1 2027`. Where a day lies ahead, `fri` is the next
Friday; where one looks back (`--on fri`, to mark), it is the last one, today included.

A time: `20:00`, `20.30`, `8pm`, `8:30 pm`.

How often a promise is asked for (`--cadence`):

- `daily`, `weekdays`, `weekends`, `mon,wed,fri`, `mon-fri`
- `3/week`: on any three days; `weekly`, `every other day`, `every 2 days`, `every 2 weeks on fri`, `fortnightly`
- `monthly 15`, `monthly last`, `last fri monthly`, `every 3 months`, `quarterly`, `yearly 29 feb`
- `10 days after it was last done`
- `once 2026-12-01`, or only a day: `1 dec`, `next fri`
- `whenever`: asks for nothing until `workbook happened N` says that it came up

A day begins at midnight, or at the hour that the settings file names (`day_begins = "3:00"`), for those who tick at
half past twelve.
"""
