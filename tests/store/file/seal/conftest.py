"""All of this needs the library; without it only `test_absent` has something to say."""

from __future__ import annotations

import importlib.util

collect_ignore_glob = [] if importlib.util.find_spec("pyrage") else ["test_[!a]*.py"]
