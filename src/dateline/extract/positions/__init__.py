"""Positions: what parties demand, offer, accept, reject, promise and threaten."""
