"""How likely each day is, once everything that speaks for it has been weighed."""

import math
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from archive.dates import DateRange

_ONE_DAY = timedelta(days=1)


class DayShares:
    """Shares of certainty over days; what is left of 1 is for days that were not weighed."""

    def __init__(self, weights: Mapping[date, float], elsewhere: float) -> None:
        """Take the logarithms of the days' weights, and that of all other days together."""
        top = max(elsewhere, *weights.values())
        masses = {day: math.exp(weight - top) for day, weight in weights.items()}
        total = sum(masses.values()) + math.exp(elsewhere - top)
        self._shares = {day: mass / total for day, mass in sorted(masses.items())}

    def of(self, days: DateRange) -> float:
        """The share of these days together."""
        return sum(share for day, share in self._shares.items() if days.contains(day))

    def best(self) -> date:
        """The likeliest day, the earliest of several."""
        return max(self._shares, key=lambda day: (self._shares[day], -day.toordinal()))

    def most_likely(self, least: float) -> Iterator[tuple[date, float]]:
        """Yield the days that have such a share or more, the likeliest first."""
        ordered = sorted(self._shares.items(), key=lambda each: (-each[1], each[0]))
        return ((day, share) for day, share in ordered if share >= least)

    def around_best(self, longest: int) -> DateRange:
        """The best day with the likelier of its neighbours, one by one, without idle ends."""
        best = self.best()
        first = last = best
        while (last - first).days + 1 < longest:
            before, after = first - _ONE_DAY, last + _ONE_DAY
            if self._shares.get(before, 0.0) > self._shares.get(after, 0.0):
                first = before
            else:
                last = after
        least = self._shares[best] / 50
        while first < best and self._shares.get(first, 0.0) < least:
            first += _ONE_DAY
        while last > best and self._shares.get(last, 0.0) < least:
            last -= _ONE_DAY
        return DateRange(first, last)

    def shortest(self, least: float, longest: int) -> DateRange | None:
        """The fewest days in a row that have such a share together; None if too many are needed."""
        days = list(self._shares)
        found: DateRange | None = None
        share, start = 0.0, 0
        for end in days:
            share += self._shares[end]
            while share - self._shares[days[start]] >= least:
                share -= self._shares[days[start]]
                start += 1
            days_needed = (end - days[start]).days + 1
            if share >= least and days_needed <= (found.days - 1 if found else longest):
                found = DateRange(days[start], end)
        return found
