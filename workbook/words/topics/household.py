"""Help on the household as a file."""

TITLE = "the household as a file, for the planner"
TEXT = """
`workbook household import FILE` reads it, `household export` writes it out to be changed, `household show` tells it in
words. A small one:

    {"people": [
      {"name": "Sam", "avail": [[0,0,90],[0,0,90],[0,0,90],[0,0,90],[0,0,90],[120,90,60],[120,90,60]],
       "prefs": {"Dishes": -1, "Cook dinner": 2}, "cannot": []},
      {"name": "Alex", "avail": [[15,0,60],[15,0,60],[15,0,60],[15,0,60],[15,0,60],[90,90,60],[90,90,60]],
       "prefs": {"Laundry": -2}}],
     "chores": [
      {"name": "Cook dinner", "minutes": 45, "days": [0,1,2,3,4,5,6], "parts": [2]},
      {"name": "Dishes", "minutes": 20, "days": [0,1,2,3,4,5,6], "parts": [2]},
      {"name": "Groceries", "minutes": 60, "times": 1, "allowed_days": [5,6]},
      {"name": "Laundry", "minutes": 30, "times": 3, "gap": 2}]}

- `avail`: free minutes on each day from Monday on, in the morning, the afternoon and the evening
- `prefs`: from -2, hate it, to 2, love it; `cannot`: what never falls to somebody; `share`: 100, or more or less
- `days`: on which days it has to be done, 0 is Monday; or `times` a week, with `gap` days between, on `allowed_days`
- `parts`: 0 morning, 1 afternoon, 2 evening; `people`: how many do it together; `prio`: 1 comes first

What cannot be read is named with its place, and nothing is changed then.
"""
