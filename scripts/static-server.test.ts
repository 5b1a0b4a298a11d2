import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from './listen.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { createStaticServer, encodingFor } from './static-server.ts';

const SCRIPT = 'export const answer = 42;\n'.repeat(100);
const folder = mkdtempSync(join(tmpdir(), 'static-server-'));
const root = join(folder, 'dist');
const asked: string[] = [];
let server: Server;
let port: number;

beforeAll(async () => {
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(root, 'assets', 'main-Ab3_x-9Z.js'), SCRIPT);
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  server = createStaticServer({ root, onRequest: (path) => asked.push(path) });
  port = await listen(server, 0);
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: 'localhost', port, path, headers, method }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    request.on('error', reject);
    request.end();
  });
}

describe('what is served', () => {
  it('gives index.html for the folder, to be asked for again each time', async () => {
    const { status, headers, body } = await ask('/?from=somewhere');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-cache');
    expect(body.toString()).toContain('<title>page</title>');
    expect(asked).toContain('/');
  });

  it('lets files with a hash in their name be kept', async () => {
    const { headers } = await ask('/assets/main-Ab3_x-9Z.js');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
  });

  it('sends the security headers with every answer, errors too', async () => {
    for (const path of ['/', '/nothing']) {
      const { headers } = await ask(path);
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(headers[name.toLowerCase()]).toBe(value);
    }
    expect(SECURITY_HEADERS['Content-Security-Policy']).toContain("frame-ancestors 'none'");
  });

  it('answers 304 to who has the file already, and 405 to who wants to change it', async () => {
    const { headers } = await ask('/');
    expect(headers.etag).toBeDefined();
    expect((await ask('/', { 'if-none-match': String(headers.etag) })).status).toBe(304);
    expect((await ask('/', { 'if-none-match': '"other"' })).status).toBe(200);
    expect((await ask('/', {}, 'POST')).status).toBe(405);
  });

  it('sends no body for HEAD, but its length', async () => {
    const { status, headers, body } = await ask('/assets/main-Ab3_x-9Z.js', {}, 'HEAD');
    expect([status, headers['content-length'], body.length]).toEqual([200, String(SCRIPT.length), 0]);
  });
});

describe('compression', () => {
  it('is brotli or gzip where the client takes it, with the same content', async () => {
    const path = '/assets/main-Ab3_x-9Z.js';
    const br = await ask(path, { 'accept-encoding': 'gzip, deflate, br' });
    const gzip = await ask(path, { 'accept-encoding': 'gzip' });
    const plain = await ask(path);
    expect([br.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual(['br', 'gzip']);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(brotliDecompressSync(br.body).toString()).toBe(SCRIPT);
    expect(gunzipSync(gzip.body).toString()).toBe(SCRIPT);
    expect(plain.body.toString()).toBe(SCRIPT);
    expect(br.headers.vary).toBe('Accept-Encoding');
  });

  it('reads the header as clients write it', () => {
    expect(encodingFor('gzip;q=0.5, BR;q=1.0')).toBe('br');
    expect(encodingFor('br;q=0, gzip')).toBe('gzip');
    expect(encodingFor('br; q=0.000')).toBe('identity');
    expect(encodingFor(undefined)).toBe('identity');
  });
});

describe('what is not served', () => {
  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/..\\secret.txt',
    '/index.html%00.js',
    '/%',
    '//etc/passwd',
    '/assets/',
    '/constructor',
  ])('%s', async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(body.toString()).not.toContain('secret');
  });

  it('the same with a raw request that no client library has tidied', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, 'localhost', () => socket.end('GET /../secret.txt HTTP/1.0\r\n\r\n'));
      let received = '';
      socket.on('data', (part) => {
        received += part;
      });
      socket.on('end', () => resolve(received));
      socket.on('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1\.1 404 /);
  });
});

describe('where it is served', () => {
  it('any path does', async () => {
    const other = createStaticServer({ root, base: '/tools/upstream-tls/' });
    const otherPort = await listen(other, 0);
    const statusOf = async (path: string) => (await fetch(`http://localhost:${otherPort}${path}`)).status;
    expect(await statusOf('/tools/upstream-tls/')).toBe(200);
    expect(await statusOf('/tools/upstream-tls/index.html')).toBe(200);
    expect(await statusOf('/')).toBe(404);
    other.close();
  });

  it('takes the next port when one is in use', async () => {
    const other = createStaticServer({ root });
    const otherPort = await listen(other, port);
    expect(otherPort).toBeGreaterThan(port);
    expect((await fetch(`http://localhost:${otherPort}/`)).status).toBe(200);
    other.close();
  });
});
