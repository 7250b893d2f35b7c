"""From an article to a Page: words, sentences, quotations."""

from __future__ import annotations

from musnad.ingest.article import Article
from musnad.language.pipeline import describe_words
from musnad.language.sentences import split_sentences
from musnad.text import Page, split_words


def build_page(article: Article) -> Page:
    """Cut an article's text into words, which the language pipeline describes, sentences and quotations."""
    words = split_words(article.text)
    page = Page(article.text, words, split_sentences(words))
    describe_words(words, page.sentences)
    for n, (first, last) in enumerate(page.sentences):
        for word in words[first:last]:
            word.sent = n
    if article.title is not None:
        page.title = page.range_of(article.title.start, article.title.end)
    page.furniture = frozenset(words[i].line for s in article.furniture for i in range(*page.range_of(s.start, s.end)))
    page.published = article.published.date if article.published else None
    page.outlet = article.outlet
    return page
