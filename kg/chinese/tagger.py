"""Words, parts of speech and first guesses at names, by the LAC-small model that the jieba package carries.

The net: character embedding, two layers of gated recurrent units in both directions, emissions, a conditional random
field. Everything is float32 in numpy. Batches always hold the same number of rows, so that a sentence gets the same
tags whatever stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import numpy as np
import numpy.typing as npt
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from kg.chinese.tagger_model import HIDDEN, Model, load
from kg.chinese.tagger_seams import mend
from kg.model import Sentence, Token

ROWS = 32  # sentences a batch; 64 and 128 are slower and take 80 and 160 MB more (benchmarks/names_speed.py)
LONGEST = 160  # characters; a longer sentence is tagged in pieces
_BREAKS = "，、；：,;:。！？ "

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.intp]
Piece = tuple[int, int, int]  # sentence, begin, end


def tag(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The same sentences with their tokens.

    Tags are those of the model: PER LOC ORG TIME, parts of speech (n v a d p c m q r w …) and its own guesses
    nr ns nt nw nz; offsets are those of the article. White space is no token.
    """
    model = load()
    pieces = sorted(_pieces(sentences), key=lambda piece: (piece[2] - piece[1], piece))
    found: dict[Piece, tuple[Token, ...]] = {}
    for first in range(0, len(pieces), ROWS):
        batch = pieces[first : first + ROWS]
        texts = [sentences[number].folded[begin:end] for number, begin, end in batch]
        with _threads().limit(limits=1):  # a second thread doubles the processor time and saves nothing
            paths = _paths(model, texts)
        for piece, text, path in zip(batch, texts, paths, strict=True):
            found[piece] = tuple(_tokens(text, path, model.tags, offset=sentences[piece[0]].begin + piece[1]))
    tokens: list[list[Token]] = [[] for _ in sentences]
    for piece in sorted(found):
        tokens[piece[0]].extend(found[piece])
    return [
        replace(sentence, tokens=mend(sentence.folded, words, sentence.begin))
        for sentence, words in zip(sentences, tokens, strict=True)
    ]


def _pieces(sentences: Sequence[Sentence]) -> Iterator[Piece]:
    for number, sentence in enumerate(sentences):
        begin, length = 0, len(sentence.folded)
        while length - begin > LONGEST:
            window = sentence.folded[begin + LONGEST // 2 : begin + LONGEST]
            cut = max((window.rfind(mark) for mark in _BREAKS), default=-1)
            end = begin + LONGEST // 2 + cut + 1 if cut >= 0 else begin + LONGEST
            yield number, begin, end
            begin = end
        if begin < length:
            yield number, begin, length


def _paths(model: Model, texts: Sequence[str]) -> list[list[int]]:
    """The best tag of every character of up to ``ROWS`` texts."""
    lengths = np.array([len(text) for text in texts] + [1] * (ROWS - len(texts)))
    steps = int(lengths.max())
    ids = np.full((steps, ROWS), model.unknown, dtype=np.intp)
    for row, text in enumerate(texts):
        ids[: len(text), row] = model.ids(text)
    flip = np.maximum(lengths[None, :] - 1 - np.arange(steps)[:, None], 0)  # reads each row backwards from its own end
    rows = np.arange(ROWS)[None, :]
    inputs = np.stack((model.first_forward[ids], model.first_backward[ids[flip, rows]]), axis=1)
    hidden = _recur(inputs, *model.gates[0])
    del inputs  # with long sentences each of these arrays is some 30 MB
    both = np.concatenate((hidden[:, 0], hidden[:, 1][flip, rows]), axis=2).reshape(steps * ROWS, 2 * HIDDEN)
    onward = (both @ model.second[0] + model.second[1]).reshape(steps, ROWS, 2, 3 * HIDDEN)
    inputs = np.stack((onward[:, :, 0], onward[:, :, 1][flip, rows]), axis=1)
    del onward, both
    hidden = _recur(inputs, *model.gates[1])
    both = np.concatenate((hidden[:, 0], hidden[:, 1][flip, rows]), axis=2).reshape(steps * ROWS, 2 * HIDDEN)
    emissions = (both @ model.emission[0] + model.emission[1]).reshape(steps, ROWS, -1)
    return _viterbi(emissions, lengths, model)[: len(texts)]


def _recur(inputs: Floats, gate: Floats, candidate: Floats) -> Floats:
    """Hidden states (steps, direction, row, HIDDEN) of gated recurrent units; gates are halved beforehand for tanh."""
    steps = len(inputs)
    hidden = np.empty((steps, 2, ROWS, HIDDEN), dtype=np.float32)
    state = np.zeros((2, ROWS, HIDDEN), dtype=np.float32)
    for step in range(steps):
        given = inputs[step]
        gates = np.matmul(state, gate)
        gates += given[:, :, : 2 * HIDDEN]
        np.tanh(gates, out=gates)
        gates += 1.0
        gates *= 0.5
        update, reset = gates[:, :, :HIDDEN], gates[:, :, HIDDEN:]
        fresh = np.matmul(reset * state, candidate)
        fresh += given[:, :, 2 * HIDDEN :]
        np.tanh(fresh, out=fresh)
        fresh -= state
        fresh *= update
        state = np.add(state, fresh, out=hidden[step])
    return hidden


def _viterbi(emissions: Floats, lengths: Numbers, model: Model) -> list[list[int]]:
    steps, rows, size = emissions.shape
    back = np.empty((steps, rows, size), dtype=np.int8)
    score = model.start + emissions[0]
    final = score.copy()
    turned = np.ascontiguousarray(model.transition.T)[None]  # [to, from]
    for step in range(1, steps):
        paths = score[:, None, :] + turned
        best = paths.argmax(axis=2)
        score = np.take_along_axis(paths, best[:, :, None], axis=2)[:, :, 0] + emissions[step]
        back[step] = best
        final = np.where((step < lengths)[:, None], score, final)
    tags = (final + model.stop).argmax(axis=1)
    out = np.empty((steps, rows), dtype=np.intp)
    for step in range(steps - 1, -1, -1):
        out[step] = tags
        tags = np.where(step < lengths, back[step, np.arange(rows), tags], tags) if step else tags
    return [out[: int(length), row].tolist() for row, length in enumerate(lengths)]


def _tokens(text: str, path: Sequence[int], tags: Sequence[str], *, offset: int) -> Iterator[Token]:
    begin, current = 0, ""
    for position, number in enumerate(path):
        name, _, side = tags[number].partition("-")
        space = text[position].isspace()
        if current and (side != "I" or name != current or space):
            yield Token(offset + begin, offset + position, current)
            current = ""
        if not current and not space:
            begin, current = position, name
    if current:
        yield Token(offset + begin, offset + len(text), current)


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()
