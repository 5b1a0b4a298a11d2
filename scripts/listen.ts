import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const TRIES = 20;

/** Starts the server on the port, or on the next free one. Answers the port that it got. */
export async function listen(server: Server, port: number, host = 'localhost'): Promise<number> {
  for (let candidate = port; candidate < port + TRIES; candidate++) {
    if (await opens(server, candidate, host)) return (server.address() as AddressInfo).port;
  }
  throw new Error(`Ports ${port} to ${port + TRIES - 1} are all in use. Set PORT to a free one.`);
}

function opens(server: Server, port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) => {
      server.off('listening', opened);
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    const opened = () => {
      server.off('error', refused);
      resolve(true);
    };
    server.once('error', refused);
    server.once('listening', opened);
    server.listen(port, host);
  });
}
