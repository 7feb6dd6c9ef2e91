"""Rehearsals: scenarios played, flows explored at random, and a flow tried in the terminal.

All of it talks to the same `take_turn` as Telegram does; nothing is kept, and no citizen is there.
"""
