"""Language data: tables (TSV) and grammars (TOML) that a linguist edits, loaded and checked."""

from musnad.lexicon.store import Lexicon, Row, Table, default_lexicon

__all__ = ["Lexicon", "Row", "Table", "default_lexicon"]
