"""A small graph in the shape that `kg build` writes, made by hand, to test pictures and analysis by themselves."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import OWL, PROV, RDF, RDFS, XSD, Dataset, Graph, Literal, Namespace, URIRef

KG = Namespace("https://w3id.org/newskg/ontology#")
SCHEMA = Namespace("https://schema.org/")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
ITSRDF = Namespace("http://www.w3.org/2005/11/its/rdf#")
ORG = Namespace("http://www.w3.org/ns/org#")
BASE = "https://newskg.example/"

KINDS = {"person": SCHEMA.Person, "organisation": SCHEMA.Organization, "place": SCHEMA.Place}
VOA = URIRef(f"{BASE}article/voa-1")
RFI = URIRef(f"{BASE}article/rfi-1")
ARTICLES = {
    VOA: (
        "美国之音",
        "2023-07-19T23:33:17Z",
        (
            "克里会见韩正",
            "美国气候特使约翰·克里（John Kerry）周三在北京会见中国国家副主席韩正。",
            "克里告诉韩正：“气候变化是<b>共同</b>的威胁 & 应当分开处理。”",
            "“会谈很有建设性，”克里对记者说。",
            "克里还与王毅、李强举行了会晤。",
            "李强没有会见赵国华。",
        ),
    ),
    RFI: (
        "法广",
        "2023-07-19T10:40:00+02:00",
        (
            "凱瑞見韓正",
            "凱瑞今天在北京與韓正會面。",
            "王毅去年访问东京，同铃木一郎会谈。",
            "绿色和平组织顾问李硕表示，两国关系需要修补。",
        ),
    ),
}


def entity(kind: str, name: str) -> URIRef:
    """The node of an entity."""
    return URIRef(f"{BASE}{kind}/{name}")


def passage(dataset: Dataset, article: URIRef, words: str) -> URIRef:
    """The passage of the article that holds exactly these words."""
    text = "\n".join(ARTICLES[article][2])
    begin = text.index(words)
    iri = URIRef(f"{article}#char={begin},{begin + len(words)}")
    graph = dataset.graph(article)
    graph.add((iri, NIF.referenceContext, article))
    graph.add((iri, NIF.beginIndex, Literal(begin, datatype=XSD.nonNegativeInteger)))
    graph.add((iri, NIF.endIndex, Literal(begin + len(words), datatype=XSD.nonNegativeInteger)))
    graph.add((iri, NIF.anchorOf, Literal(words)))
    return iri


def _mention(dataset: Dataset, one: URIRef, form: str) -> None:
    for article, (_, _, lines) in ARTICLES.items():
        if form in "\n".join(lines):
            dataset.graph(article).add((passage(dataset, article, form), ITSRDF.taIdentRef, one))


def small_graph() -> Dataset:
    """Two articles on one visit: six meetings and visits, three utterances, three posts."""
    dataset = Dataset()
    for article, (outlet, published, lines) in ARTICLES.items():
        publisher = entity("organisation", outlet)
        graph = dataset.graph(article)
        graph.add((article, RDF.type, SCHEMA.NewsArticle))
        graph.add((article, SCHEMA.headline, Literal(lines[0])))
        graph.add((article, SCHEMA.url, URIRef(f"{article}.html")))
        graph.add((article, SCHEMA.datePublished, Literal(published, datatype=XSD.dateTime)))
        graph.add((article, SCHEMA.publisher, publisher))
        graph.add((article, NIF.isString, Literal("\n".join(lines))))
        _entity(dataset, "organisation", outlet)
    kerry = _entity(dataset, "person", "约翰·克里", "克里", "凱瑞", "John Kerry")
    han = _entity(dataset, "person", "韩正", "韓正")
    wang, li, zhao = (_entity(dataset, "person", name) for name in ("王毅", "李强", "赵国华"))
    suzuki, shuo = _entity(dataset, "person", "铃木一郎"), _entity(dataset, "person", "李硕")
    green = _entity(dataset, "organisation", "绿色和平组织")
    china, tokyo = _entity(dataset, "place", "中国"), _entity(dataset, "place", "东京")
    beijing = _entity(dataset, "place", "北京")
    voa, rfi = ARTICLES[VOA][2], ARTICLES[RFI][2]
    _event(
        dataset, "会见", "Meeting", (kerry, han), place=beijing, date="2023-07-19",
        told=((VOA, voa[1]), (RFI, rfi[1])), met=((kerry, han),),
    )  # fmt: skip
    _event(dataset, "会晤", "Meeting", (kerry, wang, li), told=((VOA, voa[4]),), met=((kerry, wang), (kerry, li)))
    _event(dataset, "会见", "Meeting", (li, zhao), told=((VOA, voa[5]),), status="Denied")
    _event(dataset, "访问", "Visit", (wang,), place=tokyo, date="2022", told=((RFI, rfi[2]),))
    _event(dataset, "会谈", "Talks", (wang, suzuki), told=((RFI, rfi[2]),), met=((wang, suzuki),))
    _said(dataset, "DirectQuotation", kerry, "气候变化是<b>共同</b>的威胁 & 应当分开处理。", (VOA, voa[2]), to=han)
    _said(dataset, "DirectQuotation", kerry, "会谈很有建设性，", (VOA, voa[3]))
    _said(dataset, "IndirectSpeech", shuo, "两国关系需要修补", (RFI, rfi[3]))
    _post(dataset, han, china, "中国国家副主席", (VOA, voa[1]))
    _post(dataset, kerry, None, "美国气候特使", (VOA, voa[1]))
    _post(dataset, shuo, green, "绿色和平组织顾问", (RFI, rfi[3]))
    return dataset


def _entity(dataset: Dataset, kind: str, name: str, *others: str) -> URIRef:
    iri = entity(kind, name)
    graph = dataset.default_graph
    graph.add((iri, RDF.type, KINDS[kind]))
    graph.add((iri, SCHEMA.name, Literal(name, lang="zh-Hans")))
    graph.add((iri, RDFS.label, Literal(name, lang="zh-Hans")))
    for form in (name, *others):
        _mention(dataset, iri, form)
    for other in others:
        graph.add((iri, SCHEMA.alternateName, Literal(other)))
    graph.add((iri, OWL.sameAs, URIRef(f"{BASE}authority/{name}")))
    return iri


def _event(
    dataset: Dataset,
    trigger: str,
    kind: str,
    people: tuple[URIRef, ...],
    *,
    told: tuple[tuple[URIRef, str], ...],
    place: URIRef | None = None,
    date: str | None = None,
    met: tuple[tuple[URIRef, URIRef], ...] = (),
    status: str = "Happened",
) -> None:
    fused = URIRef(f"{BASE}event/{trigger}-{'-'.join(person.rsplit('/', 1)[1] for person in people)}")
    for number, (article, words) in enumerate(told, 1):
        report = URIRef(f"{article}#report-{trigger}-{people[-1].rsplit('/', 1)[1]}-{number}")
        dataset.default_graph.add((fused, KG.reportedIn, report))
        source = dataset.graph(article)
        source.add((report, PROV.wasDerivedFrom, passage(dataset, article, words)))
        for graph, node in ((dataset.default_graph, fused), (source, report)):
            _tell(graph, node, trigger, kind, people, place=place, date=date, status=status)
            _meet(graph, met)


def _meet(graph: Graph, met: Iterable[tuple[URIRef, URIRef]]) -> None:
    for one, other in met:
        graph.add((one, KG.met, other))
        graph.add((other, KG.met, one))


def _tell(
    graph: Graph,
    node: URIRef,
    trigger: str,
    kind: str,
    people: tuple[URIRef, ...],
    *,
    place: URIRef | None,
    date: str | None,
    status: str,
) -> None:
    graph.add((node, RDF.type, KG[kind]))
    graph.add((node, KG.trigger, Literal(trigger, lang="zh")))
    graph.add((node, KG.status, KG[status]))
    for person in people:
        graph.add((node, KG.participant, person))
    graph.add((node, KG.agent, people[0]))
    if place:
        graph.add((node, SCHEMA.location, place))
    if date:
        graph.add((node, SCHEMA.startDate, Literal(date, datatype=XSD.date if len(date) > 4 else XSD.gYear)))


def _said(
    dataset: Dataset, kind: str, speaker: URIRef, words: str, told: tuple[URIRef, str], *, to: URIRef | None = None
) -> None:
    article, sentence = told
    fused = URIRef(f"{BASE}utterance/{words[:4]}")
    report = URIRef(f"{article}#utterance-{words[:4]}")
    dataset.default_graph.add((fused, KG.reportedIn, report))
    dataset.graph(article).add((report, PROV.wasDerivedFrom, passage(dataset, article, sentence)))
    dataset.graph(article).add((report, KG.content, passage(dataset, article, words)))
    for graph, node in ((dataset.default_graph, fused), (dataset.graph(article), report)):
        graph.add((speaker, KG.said, node))
        graph.add((node, RDF.type, KG[kind]))
        graph.add((node, KG.speaker, speaker))
        graph.add((node, SCHEMA.text, Literal(words)))
        if to:
            graph.add((node, KG.addressee, to))


def _post(dataset: Dataset, person: URIRef, organisation: URIRef | None, title: str, told: tuple[URIRef, str]) -> None:
    article, sentence = told
    fused, report = URIRef(f"{BASE}post/{title}"), URIRef(f"{article}#post-{title}")
    dataset.default_graph.add((fused, KG.reportedIn, report))
    dataset.graph(article).add((report, PROV.wasDerivedFrom, passage(dataset, article, sentence)))
    for graph, node in ((dataset.default_graph, fused), (dataset.graph(article), report)):
        graph.add((node, RDF.type, ORG.Membership))
        graph.add((node, ORG.member, person))
        graph.add((node, KG.title, Literal(title, lang="zh-Hans")))
        if organisation:
            graph.add((node, ORG.organization, organisation))
