"""The names of the graph: standard terms wherever one fits, our own under ``kg:``."""

from __future__ import annotations

KG = "https://w3id.org/newskg/ontology#"
SCHEMA = "https://schema.org/"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
PROV = "http://www.w3.org/ns/prov#"
ORG = "http://www.w3.org/ns/org#"
OWL = "http://www.w3.org/2002/07/owl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
ITSRDF = "http://www.w3.org/2005/11/its/rdf#"

PREFIXES: dict[str, str] = {
    "kg": KG,
    "schema": SCHEMA,
    "nif": NIF,
    "prov": PROV,
    "org": ORG,
    "owl": OWL,
    "rdf": RDF,
    "rdfs": RDFS,
    "skos": SKOS,
    "xsd": XSD,
    "itsrdf": ITSRDF,
}

TYPE = f"<{RDF}type>"
LABEL = f"<{RDFS}label>"
SUBCLASS_OF = f"<{RDFS}subClassOf>"
SAME_AS = f"<{OWL}sameAs>"

ARTICLE = f"<{SCHEMA}NewsArticle>"
CONTEXT = f"<{NIF}Context>"
URL = f"<{SCHEMA}url>"
HEADLINE = f"<{SCHEMA}headline>"
PUBLISHED = f"<{SCHEMA}datePublished>"
PUBLISHER = f"<{SCHEMA}publisher>"
LANGUAGE = f"<{SCHEMA}inLanguage>"
MENTIONS = f"<{SCHEMA}mentions>"
IS_STRING = f"<{NIF}isString>"
RELIES_ON = f"<{KG}reliesOn>"

IN_ARTICLE = f"<{NIF}referenceContext>"
BEGIN = f"<{NIF}beginIndex>"
END = f"<{NIF}endIndex>"
ANCHOR = f"<{NIF}anchorOf>"
NAMES_ENTITY = f"<{ITSRDF}taIdentRef>"

PERSON = f"<{SCHEMA}Person>"
ORGANISATION = f"<{SCHEMA}Organization>"
PLACE = f"<{SCHEMA}Place>"
COUNTRY = f"<{SCHEMA}Country>"
NAME = f"<{SCHEMA}name>"
ALTERNATE_NAME = f"<{SCHEMA}alternateName>"
JOB_TITLE = f"<{SCHEMA}jobTitle>"
LATITUDE = f"<{SCHEMA}latitude>"
LONGITUDE = f"<{SCHEMA}longitude>"

DERIVED_FROM = f"<{PROV}wasDerivedFrom>"
RULE = f"<{KG}rule>"
REPORTED_IN = f"<{KG}reportedIn>"
MET = f"<{KG}met>"
SAID = f"<{KG}said>"

AGENT = f"<{KG}agent>"
PATIENT = f"<{KG}patient>"
PARTICIPANT = f"<{KG}participant>"
LOCATION = f"<{SCHEMA}location>"
START_DATE = f"<{SCHEMA}startDate>"
END_DATE = f"<{SCHEMA}endDate>"
STATUS = f"<{KG}status>"
TRIGGER = f"<{KG}trigger>"
ENCOUNTER = f"<{KG}encounter>"
ACCORDING_TO = f"<{KG}accordingTo>"
STATUSES = {"happened": f"<{KG}Happened>", "planned": f"<{KG}Planned>", "denied": f"<{KG}Denied>"}

UTTERANCES = {
    "direct": f"<{KG}DirectQuotation>",
    "partial": f"<{KG}PartialQuotation>",
    "indirect": f"<{KG}IndirectSpeech>",
}
TEXT = f"<{SCHEMA}text>"
CONTENT = f"<{KG}content>"
SPEAKER = f"<{KG}speaker>"
SPEAKER_TEXT = f"<{KG}speakerText>"
ADDRESSEE = f"<{KG}addressee>"
ADDRESSEE_TEXT = f"<{KG}addresseeText>"
CUE = f"<{KG}cue>"
OCCASION = f"<{KG}occasion>"
REPORTED_BY = f"<{KG}reportedBy>"
DENIES = f"<{KG}denies>"
REPAIRED = f"<{KG}repaired>"

MEMBERSHIP = f"<{ORG}Membership>"
MEMBER = f"<{ORG}member>"
OF_ORGANISATION = f"<{ORG}organization>"
TITLE = f"<{KG}title>"
POST_TIMES = {"former": f"<{KG}former>", "elect": f"<{KG}elect>", "acting": f"<{KG}acting>"}

ALIAS = f"<{KG}Alias>"
ALIAS_OF = f"<{KG}aliasOf>"
ALIAS_NAME = f"<{KG}aliasName>"
JOINED_BY = f"<{KG}joinedBy>"
