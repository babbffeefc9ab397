"""Is there a shell that can bring the program back, once it is in the background?"""

from __future__ import annotations

import os


def is_job_of_shell() -> bool:
    """A shell with jobs gives each a group of its own. Without one (a window opened for the program alone, a script)
    nobody could press `fg`, and it would stand still for ever."""
    getsid, getpgrp = getattr(os, "getsid", None), getattr(os, "getpgrp", None)
    return getsid is not None and getpgrp is not None and getsid(0) != getpgrp()
