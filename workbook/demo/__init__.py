"""A lived-in year of an invented couple, for `workbook demo`, pictures and figures.

`year.build` fills an empty folder; `promises`, `conflicts`, `chores`, `reviews` and `moments` make one part of it each,
by rule and from a fixed seed; `sams_book` and `alexs_pages` hold what the two wrote. It knows the store and planner,
nothing of the screen. Everything is reckoned back from the day it is asked for, so no text names a month.
"""
