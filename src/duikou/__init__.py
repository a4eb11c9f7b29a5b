"""Reads official reports of paired assistance (对口支援) into records, every fact on its words."""
