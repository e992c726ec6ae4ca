"""How the words of the domain are said: catalogues, names, numbers, money and dates."""

from i18n.catalogue import Language, MissingText, language, languages, texts
from i18n.speech import Speech

__all__ = ["Language", "MissingText", "Speech", "language", "languages", "texts"]
