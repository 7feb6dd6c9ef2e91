"""The sandbox on a port of 127.0.0.1, inside the running event loop."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn

from bot.errors import GuichetError
from bot.sandbox.server import Sandbox


class PortTaken(GuichetError):
    """The page's port is in use by another program; says how to choose another."""


@asynccontextmanager
async def serve(sandbox: Sandbox, port: int = 0) -> AsyncIterator[str]:
    """Serve a sandbox; gives its address without a slash at the end. Port 0 takes any free one."""
    config = uvicorn.Config(
        sandbox.app, host="127.0.0.1", port=port, log_level="warning", access_log=False,
        timeout_graceful_shutdown=1, lifespan="off",
    )  # fmt: skip
    server = _Server(config)
    task = asyncio.create_task(server.serve())
    try:
        while not server.started:
            if task.done():
                raise PortTaken(f"Port {port} is in use. Choose another: guichet studio --port 0")
            await asyncio.sleep(0.005)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        sandbox.world.close()
        await asyncio.sleep(0)
        server.should_exit = True
        await asyncio.gather(task, return_exceptions=True)


class _Server(uvicorn.Server):
    """Leaves signals alone: they belong to the program that serves."""

    def install_signal_handlers(self) -> None:
        """Do nothing."""

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        """Serve without catching signals; a port in use ends quietly."""
        try:
            await self._serve(sockets)
        except SystemExit:
            return
