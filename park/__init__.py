"""The words of the domain: what a park is, what was asked of it, and what follows.

Nothing here reads a file, a clock or a database; dates, revisions and rows are arguments.
"""
