"""Why a date or a time of day is refused."""

NOT_ISO = "That is not a date. Write it like 2026-12-01."
NOT_A_DATE = "That is not a date. Write one like 2026-12-01, or today, tomorrow, a weekday such as fri, or in 3 days."


def not_a_date(nearest: str) -> str:
    """`nearest`: the word of a day that is most like what was typed, "" where none is."""
    return f"{NOT_A_DATE} The nearest is {nearest}." if nearest else NOT_A_DATE


NO_SUCH_MONTH = "That date does not exist: months go from 01 to 12."
NO_SUCH_DAY = "That date does not exist: that month has {last} days in {year}."
OUT_OF_REACH = "That date is out of reach. Dates from {first} to {last} can be used."
NOT_A_TIME = "That is not a time of day. Write it like 20:00 or 8pm."
NOT_WEEKDAYS = "Days are written such as mon-fri, mon,wed,fri or daily. Nothing was changed."
EARLY_ALARM = "An alarm is at most {days} days before its day. Write a shorter time, such as 15m, 2h or 1d."
BAD_ALARM = "That is no alarm. Write an hour of the day such as 20:00, or so long before the day begins: 15m, 2h, 1d."
