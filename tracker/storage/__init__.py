"""The store: SQLite through Peewee, answering `actions/ports.py`. Knows no screen."""
