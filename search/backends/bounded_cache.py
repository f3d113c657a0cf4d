"""What was read or worked out lately, within bounds."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

KeyT = TypeVar("KeyT", bound=Hashable)
ValueT = TypeVar("ValueT")


class BoundedCache(Generic[KeyT, ValueT]):
    """Keeps what was used last, for all threads of a process.

    ``cost`` tells what a value costs; together they cost no more than the capacity.
    """

    def __init__(self, capacity: int, cost: Callable[[ValueT], int]) -> None:
        self._capacity = capacity
        self._cost = cost
        self._held = 0
        self._values: OrderedDict[KeyT, ValueT] = OrderedDict()
        self._lock = Lock()

    def get(self, key: KeyT, make: Callable[[], ValueT]) -> ValueT:
        """The value of the key, made if need be."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        value = make()
        with self._lock:
            if key not in self._values:
                self._values[key] = value
                self._held += self._cost(value)
                while self._held > self._capacity:
                    self._held -= self._cost(self._values.popitem(last=False)[1])
        return value
