"""Settings for all tests: no test fails because a machine is slow."""

from hypothesis import settings

settings.register_profile("duikou", deadline=None, derandomize=True)
settings.load_profile("duikou")
