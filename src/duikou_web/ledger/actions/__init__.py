"""Writes, one module each: permission, change, one revision, one entry of the chain, one transaction."""
