"""A caseworker's file: requests are listed, read, exported and handed over, each opening noted."""
