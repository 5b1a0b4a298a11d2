import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CA, CN_ONLY, LEAF } from '../../tests/certificates.ts';
import fc from '../../tests/fast-check.ts';
import { holdsPrivateKey } from './private-key.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const p256 = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
const p521 = generateKeyPairSync('ec', { namedCurve: 'secp521r1' }).privateKey;
const ed25519 = generateKeyPairSync('ed25519').privateKey;

const encrypted = { type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'secret' } as const;
const forms: readonly (readonly [string, (format: 'pem' | 'der') => string | Buffer])[] = [
  ['PKCS#8 RSA', (format) => exported(rsa, format, 'pkcs8')],
  ['PKCS#1 RSA', (format) => exported(rsa, format, 'pkcs1')],
  ['PKCS#8 P-256', (format) => exported(p256, format, 'pkcs8')],
  ['SEC 1 P-256', (format) => exported(p256, format, 'sec1')],
  ['SEC 1 P-521', (format) => exported(p521, format, 'sec1')],
  ['PKCS#8 Ed25519', (format) => exported(ed25519, format, 'pkcs8')],
  [
    'encrypted PKCS#8',
    (format) =>
      format === 'pem' ? rsa.export({ ...encrypted, format: 'pem' }) : rsa.export({ ...encrypted, format: 'der' }),
  ],
];

function exported(key: KeyObject, format: 'pem' | 'der', type: 'pkcs1' | 'pkcs8' | 'sec1'): string | Buffer {
  return format === 'pem' ? key.export({ format: 'pem', type }) : key.export({ format: 'der', type });
}

describe.each(forms)('%s', (_, form) => {
  const pem = String(form('pem'));
  const base64 = Buffer.from(pem).toString('base64');

  test.each([
    ['as it is', pem],
    ['between certificates', `${CA}${pem}${LEAF}`],
    ['cut off', pem.slice(0, 60)],
    ['indented twice in YAML', `data:\n  inner: |\n    tls.key: |\n${pem.replace(/^/gm, '        ')}`],
    ['in a JSON string', JSON.stringify({ key: pem })],
    ['commented out', pem.replace(/^/gm, '# ')],
    ['in a Secret', `kind: Secret\ndata:\n  tls.key: ${base64}\n`],
    ['in a Secret, folded', `data:\n  tls.key: >\n${base64.replace(/(.{76})/g, '    $1\n')}`],
    ['in a base64 of a Secret, at any offset', Buffer.from(`x: 1\ntls.key: ${pem}`).toString('base64')],
    ['in base64 for URLs', Buffer.from(pem).toString('base64url')],
    ['as bare DER in base64', `tls.key: ${Buffer.from(form('der')).toString('base64')}`],
  ])('is found %s', (_way, text) => {
    expect(holdsPrivateKey(text)).toBe(true);
  });
});

test.each([
  ['PGP', '-----BEGIN PGP PRIVATE KEY BLOCK-----'],
  ['OpenSSH', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU='],
])('%s is found by its frame', (_, text) => {
  expect(holdsPrivateKey(text)).toBe(true);
});

test.each([
  ['certificates', CA + LEAF + CN_ONLY],
  ['certificates in a Secret', `ca.crt: ${Buffer.from(CA).toString('base64')}`],
  ['bare certificates', Buffer.from(CA).toString('base64')],
  ['a public key', generateKeyPairSync('ed25519').publicKey.export({ format: 'pem', type: 'spki' }).toString()],
  ['prose', 'Never paste your private key here. BEGIN with the CA certificate.'],
  ['nothing', ''],
])('%s is not a private key', (_, text) => {
  expect(holdsPrivateKey(text)).toBe(false);
});

test('a key is found wherever it stands in any text and at any indentation', () => {
  const pem = String(exported(ed25519, 'pem', 'pkcs8'));
  const wrapped = Buffer.from(pem).toString('base64');
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(20), fc.boolean(), (before, after, indent, encode) => {
      const text = (encode ? wrapped : pem).replace(/^/gm, ' '.repeat(indent));
      expect(holdsPrivateKey(`${before}\n${text}\n${after}`)).toBe(true);
    }),
  );
});
