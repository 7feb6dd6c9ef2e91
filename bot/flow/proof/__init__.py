"""What can be proven of a flow before a citizen sees it: who reaches what, how long it takes.

A checked flow's rules come in; possible, impossible and "cannot know" go out, each "possible" with
answers that show it.
"""
