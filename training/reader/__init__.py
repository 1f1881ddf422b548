"""Training of the reader: one small multi-task transformer that reads a sentence once.

Order of reading: ``tokens`` (words), ``pieces`` (word pieces and casing), ``lemma`` (edit scripts), ``spans`` (BIO),
``tree`` (spanning trees), ``data`` (loaders), ``labels`` (event and statement labels), ``model``, ``train``, ``score``, ``export``.
"""
