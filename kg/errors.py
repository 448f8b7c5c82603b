"""What can go wrong, as one small tree. A message says where, what is wrong and what to do, in one line."""


class KgError(Exception):
    """Anything that newskg reports instead of raising a traceback."""


class ReadError(KgError):
    """A file that is no article in a form that newskg reads."""


class OntologyError(KgError):
    """A mistake in the ontology, the lexicon or a user's extension of them."""


class QueryError(KgError):
    """A question that is no SPARQL and no shipped question."""


class StoreError(KgError):
    """A graph that does not exist or can't be read or written."""
