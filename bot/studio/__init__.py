"""The local page: a service in the browser, without token or database."""
