"""A week like the last one: the last stage where there was a week before."""

from __future__ import annotations

from workbook.planning.highs import INFINITY
from workbook.planning.places import Places, add_calm, build_places, levels, loads, person_counts, shared_by, worst
from workbook.planning.searching import Searching
from workbook.planning.steady import add_nearness, new_hands, out_of_rhythm, placing_of

STEADY_EFFORT = 800
STEADY_SECONDS = 3.0
STEADY_SLACKS = (100, 200)  # basis points of the heaviest load
MOST_OWED_STEADY = 400  # basis points; where somebody is owed more, giving it back goes before the second slack
MOST_NEW_HANDS = 0.05


def settle_like_last_week(search: Searching) -> None:
    """As last week, the same hands and days first, and in rhythm, with nothing lost of the stages before. Only
    where more than one doing in twenty would change hands, one point of the heaviest load (or two) and one per cent
    of the total are given for it. Then even days for what does not stand as it did."""
    best = search.best
    _near(search, search.value("heaviest"), search.value("total"))
    for slack in STEADY_SLACKS if max(search.problem.carry) <= MOST_OWED_STEADY else STEADY_SLACKS[:1]:
        if new_hands(search.problem, search.best) <= MOST_NEW_HANDS:
            break
        search.best, nearest = best, search.best
        heaviest = (worst(search.problem, best) + slack) // search.problem.step
        _near(search, max(heaviest, search.value("heaviest")), search.value("total") * 101 // 100)
        if new_hands(search.problem, search.best) >= new_hands(search.problem, nearest):
            search.best = nearest
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


def _near(search: Searching, heaviest: int, total: int) -> None:
    """The week nearest to the last one with no heavier load and no greater total."""
    places = search.whole()
    model = places.model
    model.high[places.heaviest] = heaviest
    burden = {column: search.problem.beta[chore][p] for (chore, p, _, _), column in places.does.items()}
    model.row(-INFINITY, total, list(burden.items()))
    if search.levels and heaviest == search.value("heaviest"):
        _keep_levels(search, places)
    nearness = add_nearness(places)
    start = places.start(search.best)
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
