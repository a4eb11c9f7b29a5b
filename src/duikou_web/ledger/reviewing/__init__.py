"""What may be decided of a record and what becomes of it then: nothing here writes but `tasks`."""
