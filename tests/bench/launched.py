"""Run a command, then say its exit code and the most memory (as the system counts it) of it and all it waited for.

A process begins with the mark its parent has reached, so that the parent has to be small: this is one, and imports nothing.
"""

import os
import sys

if __name__ == "__main__":
    silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_DUP2, 1, 2)]
    started = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=silent)
    _, status, usage = os.wait4(started, 0)
    print(os.waitstatus_to_exitcode(status), usage.ru_maxrss)
