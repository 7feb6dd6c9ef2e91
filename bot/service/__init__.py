"""The story: updates are taken in, turns committed, replies delivered, closed runs released."""
