"""The store: SQLite through Peewee, answering `actions/ports.py`. Knows no screen."""

from tracker.storage.only_sqlite import without_other_drivers

with without_other_drivers():
    import peewee as peewee  # before any module here asks for it
