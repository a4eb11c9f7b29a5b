"""Run a command; print the seconds it took and its peak memory in MB.

A small process of its own, since the peak of a child counts what its parent held when the child began.
"""

import json
import os
import sys
import time


def main(command: list[str]) -> None:
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_CLOSE, 0)])
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    print(json.dumps([seconds, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)]), file=sys.stderr)
    sys.exit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main(sys.argv[1:])
