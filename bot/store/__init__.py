"""The two databases: the sealed vault of what is personal, the journal of counts to hand on."""
