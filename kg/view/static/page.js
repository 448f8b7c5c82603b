"use strict";
// Text from articles goes into the page by textContent only, never as HTML.
const nodes = new vis.DataSet(NODES.map((node) => ({ ...node })));
const edges = new vis.DataSet(EDGES.map((edge) => ({ ...edge })));
const byId = new Map(NODES.map((node) => [node.id, node]));
const box = document.getElementById("mynetwork");
const tip = document.getElementById("tip");
const card = document.getElementById("card");
const off = new Set(PAGE.few ? [] : ["utterance"]);
const near = new Map(NODES.map((node) => [node.id, new Set([node.id])]));
for (const edge of EDGES) { near.get(edge.from).add(edge.to); near.get(edge.to).add(edge.from); }
let chosen = null;

function make(tag, text, parent, name) {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  if (name) element.className = name;
  parent.appendChild(element);
  return element;
}

function quote(number, parent) {
  const source = PAGE.sources[number];
  const block = make("blockquote", source.sentence, parent);
  const cite = make("cite", "", block);
  const text = [source.outlet, source.date, source.headline].filter(Boolean).join("　");
  if (source.url) {
    const link = make("a", text, cite);
    link.setAttribute("href", source.url);
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  } else cite.textContent = text;
}

function fill(id, parent, most) {
  const data = PAGE.cards[id];
  parent.replaceChildren();
  make("h2", data.head, parent);
  make("div", data.kind, parent, "kind");
  if (data.notes.length) make("p", data.notes.join("　"), parent, "notes");
  for (const section of data.sections) {
    make("h3", section.head + (section.count > 1 ? "　" + section.count : ""), parent);
    const items = section.items.slice(0, most);
    for (const item of items) {
      const line = make("div", "", parent, "item");
      if (item.text) {
        const head = make("b", item.text, line, byId.has(item.node) ? "go" : "");
        if (byId.has(item.node)) head.onclick = () => choose(item.node, true);
      }
      if (item.note) make("i", item.note, line);
      const shown = parent === tip ? most : section.head === "职务" ? 0 : section.items.length > 1 ? 1 : 3;
      for (const number of item.evidence.slice(0, shown)) quote(number, line);
      if (item.evidence.length > shown) {
        const more = make("details", "", line, "more");
        make("summary", `${shown ? "另有" : "原文"} ${item.evidence.length - shown} 句`, more);
        for (const number of item.evidence.slice(shown)) quote(number, more);
      }
    }
    if (section.count > items.length) make("div", `另有 ${section.count - items.length} 项`, parent, "more");
  }
}

function overview() {
  card.replaceChildren();
  make("h3", "联系最多的人物", card);
  const list = make("ol", "", card, "top");
  const degree = (node) => [...near.get(node.id)].filter((id) => id !== node.id && byId.get(id).kind !== "utterance").length;
  const people = NODES.filter((node) => node.kind === "person").sort((a, b) => degree(b) - degree(a) || (a.label < b.label ? -1 : 1));
  for (const node of people.slice(0, 15)) {
    const line = make("li", "", list);
    make("span", node.label, line);
    make("small", `${degree(node)} 个联系`, line);
    line.onclick = () => choose(node.id, true);
  }
  make("p", "把鼠标停在节点或连线上，可见原文、媒体和日期；点击则突出与它相连的一切。", card, "key");
}

function faded(colour) { return colour + "22"; }

// Whom a node is joined to, and who else is in the same events.
function reach(id) {
  const lit = new Set(near.get(id));
  for (const other of near.get(id)) if (other !== id && byId.get(other).kind === "event") near.get(other).forEach((far) => lit.add(far));
  return lit;
}

function around(id) {
  const lit = reach(id);
  return NODES.filter((node) => lit.has(node.id));
}

function joins(edge, id) {
  if (edge.from === id || edge.to === id) return true;
  return [edge.from, edge.to].some((end) => byId.get(end).kind === "event" && near.get(id).has(end));
}

function paint() {
  const lit = chosen ? reach(chosen) : null;
  nodes.update(NODES.map((node) => {
    const dim = lit && !lit.has(node.id);
    const font = { ...node.font, color: (node.font && node.font.color) || OPTIONS.nodes.font.color };
    if (dim) { font.color = faded(font.color); font.strokeWidth = 0; } else font.strokeWidth = node.kind === "event" ? 0 : 4;
    const shown = node.kind === "utterance" && lit && lit.has(node.id) ? true : !off.has(node.kind);
    return { id: node.id, opacity: dim ? 0.13 : 1, font, hidden: !shown };
  }));
  edges.update(EDGES.map((edge) => {
    const dim = chosen && !joins(edge, chosen);
    return { id: edge.id, hidden: off.has(edge.relation) || off.has(byId.get(edge.from).kind) || nodes.get(edge.to).hidden,
      color: { color: dim ? faded(edge.color.color) : edge.color.color, hover: edge.color.color, highlight: edge.color.color } };
  }));
}

function choose(id, move) {
  chosen = id;
  tip.hidden = true;
  if (id) { fill(id, card, 40); card.scrollTop = 0; } else overview();
  paint();
  if (id) network.selectNodes([id], false); else network.unselectAll();
  if (id && move) fit(around(id));
  history.replaceState(null, "", id ? "#" + encodeURIComponent(byId.get(id).label) : location.pathname + location.search);
}

function show(id, event) {
  if (!PAGE.cards[id]) return;
  fill(id, tip, 2);
  tip.hidden = false;
  const frame = box.getBoundingClientRect();
  const x = event.clientX - frame.left, y = event.clientY - frame.top;
  tip.style.left = Math.max(8, x + 16 + tip.offsetWidth > frame.width ? x - 16 - tip.offsetWidth : x + 16) + "px";
  tip.style.top = Math.max(8, Math.min(y + 12, frame.height - tip.offsetHeight - 8)) + "px";
}

// The fit of vis-network looks at the middles of nodes only and cuts labels off.
function fit(shown) {
  if (!shown.length) return;
  network.setSize(box.clientWidth + "px", box.clientHeight + "px");
  const edge = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const node of shown) {
    const frame = network.getBoundingBox(node.id) || { left: node.x, right: node.x, top: node.y, bottom: node.y };
    edge.left = Math.min(edge.left, frame.left); edge.right = Math.max(edge.right, frame.right);
    edge.top = Math.min(edge.top, frame.top); edge.bottom = Math.max(edge.bottom, frame.bottom);
  }
  const scale = Math.min(box.clientWidth / (edge.right - edge.left + 70), box.clientHeight / (edge.bottom - edge.top + 70), 1.5);
  network.moveTo({ position: { x: (edge.left + edge.right) / 2, y: (edge.top + edge.bottom) / 2 }, scale, animation: false });
}

const network = new vis.Network(box, { nodes, edges }, OPTIONS);
network.on("hoverNode", (params) => show(params.node, params.event));
network.on("hoverEdge", (params) => show(params.edge, params.event));
for (const name of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(name, () => { tip.hidden = true; });
network.on("click", (params) => {
  if (params.nodes.length) choose(params.nodes[0], false);
  else if (params.edges.length && PAGE.cards[params.edges[0]]) { choose(null, false); fill(params.edges[0], card, 40); }
  else choose(null, false);
});

for (const button of document.querySelectorAll("#legend button")) {
  const key = button.dataset.kind || button.dataset.relation;
  button.setAttribute("aria-pressed", String(!off.has(key)));
  button.onclick = () => {
    if (off.has(key)) off.delete(key); else off.add(key);
    button.setAttribute("aria-pressed", String(!off.has(key)));
    paint();
  };
}

const search = document.getElementById("search");
const found = document.getElementById("found");
function matches(text) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return [];
  const score = (node) => Math.min(...[node.label, ...(node.names || [])].map((name) => {
    const place = name.toLowerCase().indexOf(wanted);
    return place < 0 ? Infinity : place + (name.length - wanted.length) / 100;
  }));
  return NODES.filter((node) => node.kind !== "utterance").map((node) => [score(node), node]).filter((pair) => pair[0] < Infinity)
    .sort((a, b) => a[0] - b[0] || near.get(b[1].id).size - near.get(a[1].id).size).map((pair) => pair[1]).slice(0, 12);
}
function suggest() {
  found.replaceChildren();
  for (const node of matches(search.value)) {
    const line = make("li", node.label.replace("\n", "　"), found);
    make("small", PAGE.cards[node.id].kind, line);
    line.onmousedown = () => { search.value = ""; found.replaceChildren(); choose(node.id, true); };
  }
  if (search.value.trim() && !found.firstChild) make("li", "画出的节点中没有", found, "none");
}
search.oninput = suggest;
search.onblur = () => found.replaceChildren();
search.onkeydown = (event) => {
  if (event.key === "Enter" && found.querySelector("small")) found.firstChild.onmousedown();
  if (event.key === "Escape") { search.value = ""; found.replaceChildren(); choose(null, false); fit(NODES); }
};

paint();
fit(NODES);
window.addEventListener("resize", () => fit(chosen ? around(chosen) : NODES));
const asked = decodeURIComponent(location.hash.slice(1));
const start = asked ? matches(asked)[0] : null;
if (start) choose(start.id, true); else overview();
document.body.dataset.nodes = nodes.length;
document.body.dataset.edges = edges.length;
document.body.dataset.ready = "true";
