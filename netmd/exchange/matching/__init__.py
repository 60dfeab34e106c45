"""Who is who: the people of a foreign file among each other, and the contacts that a notebook has.

Everything is looked up, nothing is compared pair by pair, so that tens of thousands of rows meet as many contacts.
"""
