"""A calendar on a server: spoken to by http.client, its answers read by expat. Decides nothing.

A client of our own, since what there is reads two hundred events in seconds and brings in libraries this never needs.
"""
