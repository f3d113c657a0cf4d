"""What was read or worked out lately, within bounds."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

OwnerT = TypeVar("OwnerT")
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


class CacheByOwner(Generic[OwnerT, KeyT, ValueT]):
    """A bounded cache for each of some owners, kept as long as the owner lives.

    ``capacity`` is the same for all, or worked out for each; every value costs 1 where no ``cost``
    is given.
    """

    def __init__(
        self,
        capacity: int | Callable[[OwnerT], int],
        cost: Callable[[ValueT], int] = lambda _: 1,
    ) -> None:
        self._capacity = capacity
        self._cost = cost
        self._caches: WeakKeyDictionary[OwnerT, BoundedCache[KeyT, ValueT]] = WeakKeyDictionary()
        self._lock = Lock()

    def get(self, owner: OwnerT, key: KeyT, make: Callable[[], ValueT]) -> ValueT:
        """The owner's value of the key, made if need be."""
        with self._lock:
            cache = self._caches.get(owner)
            if cache is None:
                room = self._capacity if isinstance(self._capacity, int) else self._capacity(owner)
                cache = self._caches[owner] = BoundedCache(room, self._cost)
        return cache.get(key, make)
