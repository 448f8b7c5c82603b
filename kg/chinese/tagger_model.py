"""The parameters of the LAC-small model, read from the files inside the jieba package.

``word.dic`` and ``tag.dic`` are text (number, tab, entry). Each file of ``model_baseline`` is one Paddle tensor:
uint32 version, uint64 count of LoD levels (each: uint64 size, then bytes), uint32 version, int32 length of a TensorDesc
message, then little-endian float32.

Source: jieba 0.42.1 (MIT), lac_small after baidu/lac (Apache-2.0).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kg.errors import KgError

HIDDEN = 128
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Model:
    """Everything the tagger needs; the first layer's input weights are already applied to each character."""

    numbers: dict[str, int]
    unknown: int
    tags: tuple[str, ...]
    first_forward: Floats  # (characters, 3 HIDDEN)
    first_backward: Floats
    second: tuple[Floats, Floats]  # weight (2 HIDDEN, 2 * 3 HIDDEN) of both directions, bias
    gates: tuple[
        tuple[Floats, Floats], tuple[Floats, Floats]
    ]  # per layer: gate and candidate weights of both directions
    emission: tuple[Floats, Floats]
    start: Floats
    stop: Floats
    transition: Floats  # [from, to]

    def ids(self, text: str) -> list[int]:
        """The number of each character; it was trained on half-width punctuation (UNER: PER F1 .70 → .73)."""
        return [self.numbers.get(char, self.unknown) for char in text.translate(_HALF)]


_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans("。“”「」『』　", '."""""" ')


@cache
def load() -> Model:
    """The model, once per process.

    Raises:
        KgError: the jieba package or its model files are not installed.
    """
    folder = _folder()
    numbers = {entry: int(number) for number, entry in _entries(folder / "word.dic")}
    tags = tuple(entry for _, entry in sorted((int(number), entry) for number, entry in _entries(folder / "tag.dic")))
    weights = {path.name: _tensor(path.read_bytes()) for path in (folder / "model_baseline").iterdir()}
    embedding = weights["word_emb"]
    layers = [_inputs(weights, number) for number in range(4)]
    field = weights["crfw"]
    return Model(
        numbers=numbers,
        unknown=numbers["OOV"],
        tags=tags,
        first_forward=embedding @ layers[0][0] + layers[0][1],
        first_backward=embedding @ layers[1][0] + layers[1][1],
        second=(np.hstack((layers[2][0], layers[3][0])), np.hstack((layers[2][1], layers[3][1]))),
        gates=(_gates(weights, 0), _gates(weights, 2)),
        emission=(weights["fc_4.w_0"], weights["fc_4.b_0"].reshape(-1)),
        start=field[0],
        stop=field[1],
        transition=field[2:],
    )


def _folder() -> Path:
    spec = find_spec("jieba")  # found, not imported: importing jieba is slow and configures logging
    for place in (spec.submodule_search_locations or ()) if spec else ():
        if (Path(place) / "lac_small" / "word.dic").is_file():
            return Path(place) / "lac_small"
    raise KgError("jieba 0.42.1 with its lac_small model is not installed; install newskg with its dependencies")


def _entries(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        number, tab, entry = line.rstrip("\r").partition("\t")
        if tab and entry:
            yield number, entry


def _tensor(raw: bytes) -> Floats:
    (levels,) = struct.unpack_from("<Q", raw, 4)
    position = 12
    for _ in range(levels):
        (size,) = struct.unpack_from("<Q", raw, position)
        position += 8 + size
    (length,) = struct.unpack_from("<i", raw, position + 4)
    described = raw[position + 8 : position + 8 + length]
    values = np.frombuffer(raw, dtype="<f4", offset=position + 8 + length)
    return values.reshape(_shape(described)).astype(np.float32)


def _shape(described: bytes) -> tuple[int, ...]:
    """The repeated field 2 (dims, one varint each) of a TensorDesc message."""
    sizes: list[int] = []
    position = 0
    while position < len(described):
        key, position = _varint(described, position)
        value, position = _varint(described, position)
        if key == 0x12:  # packed: the varint was the length
            end = position + value
            while position < end:
                size, position = _varint(described, position)
                sizes.append(size)
        elif key == 0x10:
            sizes.append(value)
    return tuple(sizes)


def _varint(raw: bytes, position: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = raw[position]
        position += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, position


def _inputs(weights: dict[str, Floats], number: int) -> tuple[Floats, Floats]:
    """Weight and bias that feed one direction of a layer; update and reset halved: sigmoid(x) = (1 + tanh(x/2)) / 2."""
    weight = weights[f"fc_{number}.w_0"].copy()
    bias = weights[f"fc_{number}.b_0"].reshape(-1) + weights[f"gru_{number}.b_0"].reshape(-1)
    weight[:, : 2 * HIDDEN] *= 0.5
    bias[: 2 * HIDDEN] *= 0.5
    return weight, bias


def _gates(weights: dict[str, Floats], number: int) -> tuple[Floats, Floats]:
    """Recurrent weights of the forward and backward direction, stacked."""
    flat = [weights[f"gru_{direction}.w_0"].reshape(-1) for direction in (number, number + 1)]
    gate = np.stack([values[: 2 * HIDDEN * HIDDEN].reshape(HIDDEN, 2 * HIDDEN) for values in flat])
    candidate = np.stack([values[2 * HIDDEN * HIDDEN :].reshape(HIDDEN, HIDDEN) for values in flat])
    return gate * np.float32(0.5), candidate
