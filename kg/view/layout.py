"""Where each node stands: computed beforehand, the same for the same graph, and no two labels on one spot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Plain: TypeAlias = "nx.Graph[str]"
Points: TypeAlias = NDArray[np.float64]

_EDGE = 80.0  # pixels between two neighbours of degree one, before labels push them apart
_ROUNDS = 80  # stress changes by less than a percent after 60 rounds on 300 nodes
_FILLED = 0.42  # of the area is covered by nodes and labels; with more, edges can't be followed
_STRETCH, _SMALL = 1.6, 8
_PUSHES = 200
_TOUCH = 0.5  # pixels; less is no overlap
_WIDE = 1.35  # windows and Chinese labels are wider than high
_GAP = 34.0  # between groups that nothing joins
_STEP = 24.0  # of the grid on which room for a group is looked for
_WINDOW = 1.3  # width by height of the room that a usual screen leaves for the picture
_CLEARED = 250  # nodes; in larger groups there is no room to clear the edges
_CLEARINGS = 50
_FEW = 8


def arrange(graph: Plain, boxes: Mapping[str, tuple[float, float]]) -> dict[str, tuple[int, int]]:
    """The middle of each node in pixels: neighbours near each other, groups side by side, no two boxes overlapping.

    Args:
        graph: who is joined to whom.
        boxes: width and height of each node with its label, in pixels.

    Source: stress majorisation (Gansner, Koren, North 2004), begun from classical scaling.
    """
    groups = sorted((sorted(group) for group in nx.connected_components(graph)), key=lambda g: (-len(g), g))
    placed: dict[str, tuple[int, int]] = {}
    taken = np.zeros((0, 4))
    for group in groups:
        sizes = np.array([boxes[node] for node in group], dtype=np.float64)
        points = _apart(_close(_stress(graph, group), sizes), sizes)
        points = _clear(graph, group, points, sizes)
        low, high = (points - sizes / 2).min(axis=0), (points + sizes / 2).max(axis=0)
        points = points - low + _free_spot(taken, high - low)
        taken = np.vstack((taken, _cover(graph, group, points, sizes)))
        placed |= {node: (round(float(x)), round(float(y))) for node, (x, y) in zip(group, points, strict=True)}
    return placed


def _stress(graph: Plain, group: Sequence[str]) -> Points:
    wanted = _distances(graph, group)
    points = _classical(wanted)
    with np.errstate(divide="ignore"):
        weights = np.where(wanted > 0, wanted**-2.0, 0.0)
    total = np.maximum(weights.sum(axis=1, keepdims=True), 1e-12)
    for _ in range(_ROUNDS if len(group) > 1 else 0):
        lengths = np.hypot(*(points[:, None, axis] - points[None, :, axis] for axis in (0, 1)))
        pull = weights * wanted / np.maximum(lengths, 1e-6)
        points = (weights @ points + pull.sum(axis=1, keepdims=True) * points - pull @ points) / total
    return np.asarray(points * np.array([_WIDE, 1.0]))


def _distances(graph: Plain, group: Sequence[str]) -> Points:
    """Pixels along the shortest way; edges at a busy node are longer, for there must be room around it."""
    index = {node: i for i, node in enumerate(group)}
    found = np.full((len(group), len(group)), np.inf)
    np.fill_diagonal(found, 0.0)
    for one, other in graph.subgraph(group).edges:
        length = _EDGE * (graph.degree(one) ** 0.5 + graph.degree(other) ** 0.5) / 2
        found[index[one], index[other]] = found[index[other], index[one]] = length
    for by in range(len(group)):
        np.minimum(found, found[:, by, None] + found[None, by, :], out=found)
    return found


def _classical(wanted: Points) -> Points:
    """A first guess: the two main axes of the distances."""
    count = len(wanted)
    if count == 1:
        return np.zeros((1, 2))
    centre = np.eye(count) - 1 / count
    values, vectors = np.linalg.eigh(-centre @ (wanted**2) @ centre / 2)
    axes = vectors[:, [-1, -2]] * np.sqrt(np.maximum(values[[-1, -2]], 1.0))
    axes *= np.sign(axes[np.abs(axes).argmax(axis=0), [0, 1]] + 1e-12)
    # nodes with the same neighbours would fall on one spot and never part
    angles = np.arange(count) * 2.399963
    return np.asarray(axes + 3.0 * np.column_stack((np.cos(angles), np.sin(angles))))


def _close(points: Points, sizes: Points) -> Points:
    """No more empty space than it takes: with many nodes each can be drawn larger then."""
    width, height = points.max(axis=0) - points.min(axis=0) + sizes.mean(axis=0)
    wide = float(width / height / _WINDOW)
    if len(points) > _SMALL:  # a long tail would leave half of the window empty
        points = points * np.array([np.clip(1 / wide, 1.0, _STRETCH), np.clip(wide, 1.0, _STRETCH)])
    area = float(np.prod(points.max(axis=0) - points.min(axis=0) + sizes.mean(axis=0)))
    wanted = float(sizes.prod(axis=1).sum()) / _FILLED
    return np.asarray(points * min(1.0, (wanted / max(area, 1.0)) ** 0.5))


def _apart(points: Points, sizes: Points, *, pushes: int = _PUSHES) -> Points:
    """Push overlapping boxes from each other, along the axis on which they overlap least."""
    room = (sizes[:, None, :] + sizes[None, :, :]) / 2
    np.einsum("iik->ik", room)[:] = 0
    before = np.tri(len(points), dtype=np.int8) * 2 - 1  # parts two on one spot
    for _ in range(pushes):
        gaps = points[:, None, :] - points[None, :, :]
        over = room - np.abs(gaps)
        ones, others = np.nonzero((over[:, :, 0] > _TOUCH) & (over[:, :, 1] > _TOUCH))
        if not len(ones):
            break
        hit = over[ones, others]
        axis = hit.argmin(axis=1)
        side = np.sign(gaps[ones, others, axis] + before[ones, others] * 1e-6)
        push, times = np.zeros_like(points), np.ones_like(points)
        np.add.at(push, (ones, axis), side * hit[np.arange(len(ones)), axis])
        np.add.at(times, (ones, axis), 1.0)
        points = points + 0.6 * push / np.maximum(times - 1, 1)
    return points


def _clear(graph: Plain, group: Sequence[str], points: Points, sizes: Points) -> Points:
    """Push nodes off the edges that pass through them, as far as there is room."""
    index = {node: i for i, node in enumerate(group)}
    ends = np.array([(index[one], index[other]) for one, other in sorted(graph.subgraph(group).edges)], dtype=np.intp)
    if not len(ends) or len(group) > _CLEARED:
        return points
    radius = np.minimum(sizes[:, 0], sizes[:, 1]) * 0.4 + 6
    rows = np.arange(len(ends))
    for _ in range(_CLEARINGS):
        begin, along = points[ends[:, 0]], points[ends[:, 1]] - points[ends[:, 0]]
        length = np.maximum((along**2).sum(axis=1), 1e-9)
        off = points[None, :, :] - begin[:, None, :]
        where = np.clip((off * along[:, None, :]).sum(axis=2) / length[:, None], 0.0, 1.0)
        away = off - where[:, :, None] * along[:, None, :]
        gap = np.sqrt((away**2).sum(axis=2))
        gap[rows, ends[:, 0]] = gap[rows, ends[:, 1]] = np.inf
        lines, nodes = np.nonzero(gap < radius[None, :])
        if not len(lines):
            break
        across = np.column_stack((-along[lines, 1], along[lines, 0])) / np.sqrt(length[lines])[:, None]
        side = np.sign((away[lines, nodes] * across).sum(axis=1) + 1e-9)
        push = np.zeros_like(points)
        np.add.at(push, nodes, (side * (radius[nodes] - gap[lines, nodes]))[:, None] * across)
        points = _apart(points + 0.5 * np.clip(push, -_EDGE / 3, _EDGE / 3), sizes, pushes=_FEW)
    return _apart(points, sizes)


def _cover(graph: Plain, group: Sequence[str], points: Points, sizes: Points) -> Points:
    """Left, top, right and bottom of all that a group draws: nodes with their labels, and edges piece by piece."""
    index = {node: i for i, node in enumerate(group)}
    covered = [np.hstack((points - sizes / 2, points + sizes / 2))]
    for one, other in graph.subgraph(group).edges:
        begin, end = points[index[one]], points[index[other]]
        pieces = np.linspace(begin, end, 2 + int(np.hypot(*(end - begin)) // _STEP))
        covered.append(np.hstack((pieces, pieces)))
    return np.vstack(covered)


def _free_spot(taken: Points, size: Points) -> Points:
    """The left upper corner for a group of this size: nothing is covered, and the whole stays as compact as it can."""
    if not len(taken):
        return np.zeros(2)
    low, high = taken[:, :2].min(axis=0), taken[:, 2:].max(axis=0)
    origin = low - size - 2 * _GAP
    cells = np.ceil((high - low + 2 * size + 4 * _GAP) / _STEP).astype(np.intp) + 1
    covered = _covered(taken, origin, cells)
    need = np.ceil((size + 2 * _GAP) / _STEP).astype(np.intp)
    across, down = (np.arange(cells[i] - need[i] + 1) for i in (0, 1))
    left, top = (axis.ravel() for axis in np.meshgrid(across, down, indexing="ij"))
    right, bottom = left + need[0], top + need[1]
    full = covered[right, bottom] - covered[left, bottom] - covered[right, top] + covered[left, top]
    spots = origin + np.column_stack((left, top))[full == 0] * _STEP + _GAP
    whole = np.maximum(high, spots + size) - np.minimum(low, spots)
    middle = np.hypot(*((spots + size / 2) - (low + high) / 2).T)
    order = np.lexsort((middle, np.maximum(whole[:, 0] / _WINDOW, whole[:, 1]).round()))
    return np.asarray(spots[order[0]])


def _covered(taken: Points, origin: Points, cells: NDArray[np.intp]) -> NDArray[np.int64]:
    """How many cells of a grid are covered, left of and above each corner (a summed-area table)."""
    marks = np.zeros((cells[0] + 1, cells[1] + 1), dtype=np.int64)
    begin = ((taken[:, :2] - origin) // _STEP).astype(np.intp)
    end = ((taken[:, 2:] - origin) // _STEP).astype(np.intp) + 1
    for sign, x, y in ((1, begin, begin), (-1, end, begin), (-1, begin, end), (1, end, end)):
        np.add.at(marks, (x[:, 0], y[:, 1]), sign)
    over = marks.cumsum(axis=0).cumsum(axis=1)[:-1, :-1] > 0
    table = np.zeros((cells[0] + 1, cells[1] + 1), dtype=np.int64)
    table[1:, 1:] = over.cumsum(axis=0).cumsum(axis=1)
    return table
