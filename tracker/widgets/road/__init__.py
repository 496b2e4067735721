"""The day for the road: painted on paper, the dialog that prints it, and the list that is answered in the evening.

Knows no store; what stands where it is asks of presentation/road.
"""
