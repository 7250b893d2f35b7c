"""``python -m musnad``."""

from musnad.cli import main

main()
