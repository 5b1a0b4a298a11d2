/**
 * Serves the built page with the headers of docs/deploying.md.
 * PORT (4173 where left out; the next free one if it is taken) and HOST (localhost where left out) come from the environment.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { listen } from './listen.ts';
import { createStaticServer } from './static-server.ts';

const DEFAULT_PORT = 4173;
const root = resolve(import.meta.dirname, '../dist');

if (!existsSync(resolve(root, 'index.html'))) {
  console.error('There is no dist/index.html. Run `npm run build` first, or `npm start`, which does both.');
  process.exit(1);
}

const wanted = Number(process.env.PORT ?? DEFAULT_PORT);
if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65535) {
  console.error(`PORT must be a number from 0 to 65535, not “${process.env.PORT}”.`);
  process.exit(1);
}

const host = process.env.HOST ?? 'localhost';
const server = createStaticServer({ root });
const port = await listen(server, wanted, host);
console.log(`Upstream TLS: http://${host.includes(':') ? `[${host}]` : host}:${port}/`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
