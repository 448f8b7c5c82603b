"""Union-find whose result does not depend on the order of the joins."""

from __future__ import annotations

from collections import defaultdict


class Clusters:
    """Items 0…n-1 in groups; each group is known by its least item."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def find(self, item: int) -> int:
        """The least item of the group that holds ``item``."""
        root = item
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def join(self, one: int, other: int) -> bool:
        """Make one group of two; False if they were one already."""
        low, high = sorted((self.find(one), self.find(other)))
        self._parent[high] = low
        return low != high

    def groups(self) -> dict[int, list[int]]:
        """Every group by its least item, members ascending."""
        groups: dict[int, list[int]] = defaultdict(list)
        for item in range(len(self._parent)):
            groups[self.find(item)].append(item)
        return dict(groups)
