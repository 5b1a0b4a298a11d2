import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { loadAll } from 'js-yaml';
import { afterAll, describe, expect, test } from 'vitest';
import { SAMPLE_PRIVATE_KEY } from '../../tests/arbitrary.ts';
import { CA, LEAF } from '../../tests/certificates.ts';
import { holdsPrivateKey } from '../certificates/private-key.ts';
import { readArguments, UsageError } from './arguments.ts';
import { readInput } from './read-input.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'upstream-tls-'));
afterAll(() => rmSync(folder, { recursive: true }));

function generate(words: readonly string[], input = '') {
  const tsx = join(ROOT, 'node_modules/tsx/dist/cli.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsx, 'src/cli/generate.ts', ...words], {
    cwd: ROOT,
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const ANY = { setting: { implementation: 'any' } };
const SKIP = JSON.stringify({ ...ANY, backends: [{ validation: { mode: 'skip' } }] });

describe('generate', { timeout: 60_000 }, () => {
  test('a file gives YAML that applies', () => {
    const { status, stdout, stderr } = generate([
      file('any.json', JSON.stringify({ $schema: './configuration-1.json', ...ANY })),
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(loadAll(stdout)).toMatchObject([{ kind: 'BackendTLSPolicy', metadata: { name: 'api', namespace: 'shop' } }]);
  });

  test('pasted certificates are read', () => {
    const validation = { mode: 'custom', ca: { kind: 'PEM', pem: LEAF } };
    const { stderr } = generate([file('leaf.json', JSON.stringify({ ...ANY, backends: [{ validation }] }))]);
    expect(stderr).toContain('warning CERT-04: The certificate of CN=api.internal.example is a server’s, not a CA’s.');
  });

  test('a link gives the parts as JSON', () => {
    const { status, stdout } = generate(['--format', 'json', '#preset=nlb-tls-broker']);
    expect(status).toBe(0);
    const result = JSON.parse(stdout);
    expect(Object.keys(result)).toEqual(['resources', 'hops', 'findings', 'steps']);
    expect(result.resources).toContainEqual(
      expect.objectContaining({
        role: 'patch',
        patch: expect.objectContaining({
          target: { group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: 'shop', name: 'broker' },
          type: 'merge',
          command: expect.stringMatching(/^kubectl patch gateway/),
        }),
      }),
    );
    expect(result.hops[0]).toMatchObject({
      state: 'unverified',
      connection: { kind: 'tls', anchors: { kind: 'unchecked' } },
    });
  });

  test('an archive goes to a file', () => {
    const output = join(folder, 'out.zip');
    expect(generate(['--format=zip', '--output', output, '-'], JSON.stringify(ANY))).toMatchObject({
      status: 0,
      stdout: '',
    });
    expect(Object.keys(unzipSync(readFileSync(output)))).toContain('upstream-tls.yaml');
  });

  test('an error finding holds the output back, unless forced', () => {
    const held = generate(['-'], SKIP);
    expect(held).toMatchObject({ status: 1, stdout: '' });
    expect(held.stderr).toMatch(/^error GEN-10: .*\(backends\.0\.validation\.mode\)$/m);
    const forced = generate(['--force', '-'], SKIP);
    expect(forced.status).toBe(1);
    expect(forced.stdout).toContain('# Made with Upstream TLS');
  });

  test('a private key never comes out, forced or not', () => {
    const pem = CA + SAMPLE_PRIVATE_KEY;
    const input = JSON.stringify({ ...ANY, backends: [{ validation: { mode: 'custom', ca: { kind: 'PEM', pem } } }] });
    const { status, stdout, stderr } = generate(['--force', '--format', 'json', '-'], input);
    expect(status).toBe(1);
    expect(stderr).toContain('private key');
    expect(stdout).toContain('BEGIN CERTIFICATE');
    expect(holdsPrivateKey(stdout + stderr)).toBe(false);
  });
});

describe('unusable input is one clear line', { timeout: 60_000 }, () => {
  test('on standard error, with exit status 2', () => {
    expect(generate(['-'], '{"setting":{"implementation":"nobody"}}')).toEqual({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^There is no implementation “nobody”\. Known: any, [^\n]*\.\n$/),
    });
  });

  test.each([
    ['no file', [], /^No FILE was given/],
    ['two files', ['a', 'b'], /^One FILE at a time/],
    ['a missing file', ['missing.json'], /^missing\.json cannot be read: there is no such file\.$/],
    ['a directory', [folder], /is a directory\.$/],
    ['an unknown option', ['--fast', 'x.json'], /--fast/],
    ['an option without its value', ['--output'], /--output/],
    ['an unknown format', ['--format', 'xml', 'x.json'], /^--format is yaml, json, zip; not xml\.$/],
    ['an archive for the terminal', ['--format', 'zip', 'x.json'], /needs --output/],
    ['no JSON', [file('half.json', '{"backends":')], /^The input is neither JSON nor a link: .*\.$/],
    ['nothing', [file('empty.json', '')], /^The input is neither JSON nor a link/],
    ['too much', [file('large.json', ' '.repeat(4_000_001))], /^The input is larger than 4000000 bytes\.$/],
    [
      'problems',
      [file('problems.json', '{"bakends":[],"route":{"name":"UP"}}')],
      /^Not a Configuration\. route\.name: Lower-case .* bakends: Unknown field\.$/,
    ],
    ['a broken link', ['#s=1.q64F'], /^The link was cut off/],
    ['a broken link in a file', [file('link.txt', 'https://example.com/#s=1.q64F\n')], /^The link was cut off/],
    ['a bad value in a link', ['#port=0'], /port: A port is a whole number/],
  ])('%s', (_, words, says) => {
    const message = refusalOf(words);
    expect(message).toMatch(says);
    expect(message).not.toContain('\n');
  });
});

test('an implementation without a version means its newest', () => {
  const { configuration } = readInput(
    file('aws.json', '{"setting":{"implementation":"aws-load-balancer-controller"}}'),
  );
  expect(configuration.setting.version).toBe('3.5');
});

function refusalOf(words: readonly string[]): string {
  try {
    const request = readArguments(words);
    if (request !== 'help') readInput(request.input);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error('It was not refused.');
}
