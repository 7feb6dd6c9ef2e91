"""A list of words, written as people write one."""


def listed(*lines: str) -> frozenset[str]:
    """Give the words of some lines, separated by spaces."""
    return frozenset(word for line in lines for word in line.split())
