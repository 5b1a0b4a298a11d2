import { expect, test } from 'vitest';
import { CA, CN_ONLY, LEAF } from '../../tests/certificates.ts';
import { type CertificateInfo, coversHost, coversUri } from './certificate.ts';
import { readCertificates } from './read-certificates.ts';

async function readFirst(pem: string): Promise<CertificateInfo> {
  const certificate = (await readCertificates(pem))[0]?.certificate;
  if (!certificate) throw new Error('No certificate.');
  return certificate;
}

test('a CA', async () => {
  expect(await readFirst(CA)).toMatchInlineSnapshot(`
    {
      "authority": true,
      "commonName": "Example CA",
      "issuer": "O=Example, CN=Example CA",
      "keyUsage": [
        "keyCertSign",
        "cRLSign",
      ],
      "names": [],
      "notAfter": "2046-11-18T21:21:15.000Z",
      "notBefore": "2026-11-23T21:21:15.000Z",
      "selfSigned": true,
      "subject": "O=Example, CN=Example CA",
    }
  `);
});

test('a server certificate of that CA', async () => {
  expect(await readFirst(LEAF)).toMatchInlineSnapshot(`
    {
      "authority": false,
      "commonName": "api.internal.example",
      "issuer": "O=Example, CN=Example CA",
      "keyUsage": [
        "digitalSignature",
      ],
      "names": [
        {
          "type": "DNS",
          "value": "api.internal.example",
        },
        {
          "type": "DNS",
          "value": "*.shop.svc.cluster.local",
        },
        {
          "type": "URI",
          "value": "spiffe://cluster.local/ns/shop/sa/api",
        },
        {
          "type": "IP",
          "value": "10.0.0.1",
        },
      ],
      "notAfter": "2036-11-20T21:21:15.000Z",
      "notBefore": "2026-11-23T21:21:15.000Z",
      "selfSigned": false,
      "subject": "CN=api.internal.example",
    }
  `);
});

test('a self-signed certificate with a common name only', async () => {
  expect(await readFirst(CN_ONLY)).toMatchObject({
    commonName: 'api.internal.example',
    names: [],
    authority: true,
    selfSigned: true,
  });
});

test('several, with text between them, each with its line', async () => {
  const readings = await readCertificates(`# the CA\n${CA}\n# the server\n${LEAF}`);
  expect(readings.map(({ line, certificate }) => [line, certificate?.commonName])).toEqual([
    [2, 'Example CA'],
    [CA.split('\n').length + 3, 'api.internal.example'],
  ]);
});

test('DER that is no certificate is read as null', async () => {
  const pem = '-----BEGIN CERTIFICATE-----\nMAMCAQc=\n-----END CERTIFICATE-----\n';
  expect(await readCertificates(pem)).toEqual([{ line: 1, certificate: null }]);
  expect(await readCertificates('nothing')).toEqual([]);
});

test('names are covered exactly, or by one left-most wildcard label', async () => {
  const leaf = await readFirst(LEAF);
  expect(coversHost(leaf, 'API.internal.example')).toBe(true);
  expect(coversHost(leaf, 'api.shop.svc.cluster.local')).toBe(true);
  expect(coversHost(leaf, 'shop.svc.cluster.local')).toBe(false);
  expect(coversHost(leaf, 'a.b.shop.svc.cluster.local')).toBe(false);
  expect(coversHost(leaf, '10.0.0.1')).toBe(false);
  expect(coversUri(leaf, 'spiffe://cluster.local/ns/shop/sa/api')).toBe(true);
  expect(coversUri(leaf, 'spiffe://cluster.local/ns/shop/sa')).toBe(false);
});
