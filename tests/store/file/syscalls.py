"""Kill -9 at every real system call of a child process, by ptrace (Linux): no call is missed, whoever makes it."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable

_TRACEME, _SYSCALL, _SETOPTIONS = 0, 24, 0x4200
_EXITKILL, _SYSGOOD = 0x00100000, 0x00000001


def _ptrace(request: int, pid: int, data: int = 0) -> int:
    library = ctypes.CDLL(None, use_errno=True)
    library.ptrace.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
    library.ptrace.restype = ctypes.c_long
    return library.ptrace(request, pid, None, data)


def available() -> bool:
    """May this process trace a child of its own?"""
    return sys.platform == "linux" and killed_at(0, lambda: None) is not None


def killed_at(k: int, work: Callable[[], object]) -> bool | None:
    """Run `work` in a child and kill it at the k-th stop (each system call stops twice: before it and after it).

    True: it was killed. False: it had ended before. None: tracing is not allowed here.
    """
    pid = os.fork()
    if not pid:
        try:
            if _ptrace(_TRACEME, 0) != 0:
                os._exit(3)
            os.kill(os.getpid(), signal.SIGSTOP)
            work()
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(pid, 0)
    if not os.WIFSTOPPED(status):
        return None
    _ptrace(_SETOPTIONS, pid, _EXITKILL | _SYSGOOD)
    stops, passed_on = 0, 0
    while True:
        _ptrace(_SYSCALL, pid, passed_on)
        _, status = os.waitpid(pid, 0)
        if not os.WIFSTOPPED(status):
            return False
        stopped_by = os.WSTOPSIG(status)
        if stopped_by != signal.SIGTRAP | 0x80:
            passed_on = stopped_by  # a signal of its own, not a system call
            continue
        passed_on = 0
        if stops == k:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            return True
        stops += 1
