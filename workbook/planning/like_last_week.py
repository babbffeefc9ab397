"""A week like the last one: the last stage where there was a week before."""

from __future__ import annotations

from workbook.planning.highs import INFINITY
from workbook.planning.places import Places, add_calm, build_places, levels, loads, person_counts, shared_by, worst
from workbook.planning.searching import Searching
from workbook.planning.steady import add_nearness, new_hands, out_of_rhythm, placing_of

STEADY_EFFORT = 800
STEADY_SECONDS = 3.0
STEADY_SLACKS = (100, 200, 300)  # basis points of the heaviest load
FOR_A_DEBT = 200  # more than this is given only where more than this is owed
MOST_NEW_HANDS = 0.02
MORE_IN_ALL = 1.03


def settle_like_last_week(search: Searching, *, give: bool) -> None:
    """As last week, the same hands and days first, and in rhythm, with nothing lost of the stages before. Only
    where more than one doing in fifty would change hands, and with `give`, a point of the heaviest load (or two; where
    more is owed, three) and three per cent of the total are given for it. Then even days for what does not stand as it
    did."""
    best, fairest = search.best, search.value("heaviest")
    proved = all(search.bounds[stage] >= search.value(stage) for stage in ("place", "heaviest"))
    _near(search, search.value("heaviest"), search.value("total"))
    for slack in slacks(max(search.problem.carry)) if give else ():
        if new_hands(search.problem, search.best) <= MOST_NEW_HANDS:
            break
        search.best, nearest = best, search.best
        heaviest = max((worst(search.problem, best) + slack) // search.problem.step, search.value("heaviest"))
        total = int(search.value("total") * MORE_IN_ALL)
        _near(search, heaviest, total)
        if new_hands(search.problem, search.best) >= new_hands(search.problem, nearest):
            search.best = nearest
    search.given = max(0, search.value("heaviest") - fairest) if proved else 0
    if search.value("total") < search.bounds["total"]:
        search.bounds["total"] = 0  # it is the least beside the lightest of heaviest lists, which this is not
    before = placing_of(search.problem, search.problem.household.last_week)
    places = build_places(search.problem, person_counts(search.best))
    for cell, people in search.best.items():
        for person in people if before.get(cell) == people else ():
            places.model.low[places.does[cell[0], person, cell[1], cell[2]]] = 1
    late = out_of_rhythm(places)
    now = sum(late.get(column, 0) * value for column, value in places.start(search.best).items())
    places.model.row(-INFINITY, now, list(late.items()))
    cost, grain = add_calm(places)
    search.better("days", places, cost, share=1.0, grain=grain, most=STEADY_SECONDS, effort=STEADY_EFFORT)
    if levels(search.problem, search.best) != search.levels:
        search.levels = ()
    search.bounds["days"] = 0  # with so much kept, nothing is said of how even the days could be


def slacks(owed: int) -> tuple[int, ...]:
    """What may be given of the heaviest load for a week like the last one, in turn, where so much is owed: in basis
    points. A debt that is paid back in one week changes many hands, and as many again in the week after."""
    return tuple(slack for slack in STEADY_SLACKS if slack <= FOR_A_DEBT or owed > FOR_A_DEBT)


def _near(search: Searching, heaviest: int, total: int) -> None:
    """The week nearest to the last one with no heavier load and no greater total."""
    places = search.whole()
    model = places.model
    model.high[places.heaviest] = heaviest
    burden = {column: search.problem.beta[chore][p] for (chore, p, _, _), column in places.does.items()}
    model.row(-INFINITY, total, list(burden.items()))
    if search.levels and heaviest == search.value("heaviest"):
        _keep_levels(search, places)
    nearness, hands = add_nearness(places)
    counts = person_counts(search.best)
    kept = {column: min(counts.get(key, 0), int(model.high[column])) for key, column in hands.items()}
    start = places.start(search.best) | kept
    answer = search.solve(
        "days", model, nearness, share=0.5, start=start, most=STEADY_SECONDS, effort=STEADY_EFFORT, told=False
    )
    if answer.values is not None:
        search.best = places.placing(answer.values)


def _keep_levels(search: Searching, places: Places) -> None:
    """Nobody's list grows beyond the step it is at."""
    problem, now = search.problem, loads(search.problem, search.best)
    for p in shared_by(problem):
        most = problem.step * max(0, -(-(now[p] + problem.carry[p]) // problem.step)) - problem.carry[p]
        terms = [(column, problem.beta[c][p]) for (c, person, _, _), column in places.does.items() if person == p]
        places.model.row(-INFINITY, most, terms)
