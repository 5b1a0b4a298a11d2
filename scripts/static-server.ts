import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { CACHE_CONTROL, SECURITY_HEADERS } from './security-headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Already compressed, or too small to gain anything. */
const COMPRESSED_ALREADY = new Set(['.png', '.woff2']);
const WORTH_COMPRESSING = 1024;

type Encoding = 'br' | 'gzip' | 'identity';

interface ServedFile {
  readonly type: string;
  readonly cacheControl: string;
  readonly etag: string;
  body(encoding: Encoding): Promise<Buffer>;
  readonly compressible: boolean;
}

export interface StaticServerOptions {
  /** The folder that is served. It is read once, at the start. */
  readonly root: string;
  /** The path that the files are served under, with a slash at both ends; `/` where left out. */
  readonly base?: string;
  /** Called with the path of each request, page's and workers' alike. */
  readonly onRequest?: (path: string) => void;
}

/**
 * A server of static files that answers as docs/deploying.md tells other servers to. A request's path is only ever looked
 * up among the files that were there at the start and never joined to a path on the disk, so nothing outside can be read.
 */
export function createStaticServer({ root, base = '/', onRequest }: StaticServerOptions): Server {
  const files = filesUnder(root);
  return createServer((request, response) => {
    const path = pathOf(request);
    onRequest?.(path ?? '');
    answer(request, response, path === undefined ? undefined : files.get(nameOf(path, base))).catch(
      (error: unknown) => {
        console.error(error);
        response.destroy();
      },
    );
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, file: ServedFile | undefined): Promise<void> {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return sendText(response, 405, 'Only GET and HEAD are answered here.');
  }
  if (file === undefined) return sendText(response, 404, 'There is no such file here.');

  response.setHeader('Cache-Control', file.cacheControl);
  response.setHeader('Content-Type', file.type);
  response.setHeader('Vary', 'Accept-Encoding');
  const encoding = file.compressible ? encodingFor(request.headers['accept-encoding']) : 'identity';
  // Weak: the same file in another encoding has other bytes.
  response.setHeader('ETag', `W/"${file.etag}"`);
  if (request.headers['if-none-match']?.includes(file.etag)) {
    response.writeHead(304).end();
    return;
  }
  const body = await file.body(encoding);
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
  response.setHeader('Content-Length', body.length);
  response.writeHead(200).end(request.method === 'HEAD' ? undefined : body);
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.setHeader('Cache-Control', CACHE_CONTROL.other);
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.writeHead(status).end(`${text}\n`);
}

function pathOf(request: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent((request.url ?? '/').replace(/[?#].*$/s, ''));
  } catch {
    return undefined;
  }
}

/** The file's name inside the root; a folder stands for its index.html. */
function nameOf(path: string, base: string): string {
  if (!path.startsWith(base)) return '';
  const name = path.slice(base.length);
  return name === '' || name.endsWith('/') ? `${name}index.html` : name;
}

/** What the client takes, the smallest first. `q=0` means that it refuses. */
export function encodingFor(accepted: string | string[] | undefined): Encoding {
  const taken = new Set(
    String(accepted ?? '')
      .split(',')
      .map((part) => part.trim().toLowerCase())
      .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
      .map((part) => part.replace(/;.*$/s, '').trim()),
  );
  if (taken.has('br')) return 'br';
  return taken.has('gzip') ? 'gzip' : 'identity';
}

function filesUnder(root: string): ReadonlyMap<string, ServedFile> {
  const files = new Map<string, ServedFile>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(root, path).split(sep).join('/'), servedFile(path));
  }
  return files;
}

function servedFile(path: string): ServedFile {
  const content = readFileSync(path);
  const extension = extname(path);
  const compressed = new Map<Encoding, Promise<Buffer>>();
  const body = (encoding: Encoding): Promise<Buffer> => {
    const known = compressed.get(encoding) ?? compress(content, encoding);
    compressed.set(encoding, known);
    return known;
  };
  return {
    type: TYPES[extension] ?? 'application/octet-stream',
    cacheControl: isHashed(path) ? CACHE_CONTROL.hashed : CACHE_CONTROL.other,
    etag: createHash('sha256').update(content).digest('base64url').slice(0, 22),
    compressible: content.length >= WORTH_COMPRESSING && !COMPRESSED_ALREADY.has(extension),
    body,
  };
}

/** Vite puts the content's hash into the names of everything under assets/. */
function isHashed(path: string): boolean {
  return path.split(sep).at(-2) === 'assets' && /-[\w-]{8}\.\w+$/.test(path);
}

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

async function compress(content: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity') return content;
  if (encoding === 'gzip') return gzipped(content, { level: 9 });
  // The best level takes seconds for the editor's chunk; level 9 is near it in a tenth of the time.
  return brotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
}
