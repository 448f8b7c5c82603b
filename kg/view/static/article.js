"use strict";
const pieces = [...document.querySelectorAll("[data-facts]")];
const facts = new Map([...document.querySelectorAll(".fact")].map((line) => [line.dataset.fact, line]));
const of = (piece) => piece.dataset.facts.split(" ");

function light(keys, on) {
  for (const piece of pieces) if (of(piece).some((key) => keys.includes(key))) piece.classList.toggle("lit", on);
  for (const key of keys) if (facts.has(key)) facts.get(key).classList.toggle("lit", on);
}

for (const [key, line] of facts) {
  line.onmouseenter = () => light([key], true);
  line.onmouseleave = () => light([key], false);
  line.onclick = () => {
    const piece = pieces.find((one) => of(one).includes(key));
    if (piece) piece.scrollIntoView({ block: "center" });
  };
}
for (const piece of pieces) {
  piece.onmouseenter = () => light(of(piece), true);
  piece.onmouseleave = () => light(of(piece), false);
  piece.onclick = () => { const line = facts.get(of(piece)[0]); if (line) line.scrollIntoView({ block: "center" }); };
}
