"""Events told twice: the same parties, days, places and principals are one episode that keeps all its reports."""
