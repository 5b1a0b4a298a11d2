import { expect, test } from 'vitest';
import { CA, CN_ONLY, LEAF } from '../../../tests/certificates.ts';
import { readCertificates } from '../../certificates/read-certificates.ts';
import type { SubjectAltName } from '../../configuration/configuration.ts';
import { readConfiguration } from '../../configuration/read-configuration.ts';
import { certificateFindings } from './certificates.ts';

const NOW = new Date('2027-01-01T00:00:00Z');

async function say(pem: string, now = NOW, hostname = 'api.internal.example', subjectAltNames: SubjectAltName[] = []) {
  const reading = readConfiguration({
    backends: [{ validation: { mode: 'custom', hostname, subjectAltNames, ca: { kind: 'PEM', pem } } }],
  });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const findings = certificateFindings(await readCertificates(pem), reading.configuration.backends[0], 0, now);
  return findings.map(({ id, severity }) => `${id} ${severity}`);
}

test('a valid CA has nothing to say', async () => {
  expect(await say(CA)).toEqual([]);
});

test('a server certificate as CA is a warning; its names fit or do not', async () => {
  expect(await say(LEAF)).toEqual(['CERT-04 warning']);
  expect(await say(LEAF, NOW, 'other.example')).toEqual(['CERT-04 warning', 'CERT-06 warning']);
  const spiffe: SubjectAltName = { type: 'URI', uri: 'spiffe://cluster.local/ns/shop/sa/api' };
  expect(await say(LEAF, NOW, 'other.example', [spiffe])).toEqual(['CERT-04 warning']);
});

test('a pinned certificate with a common name only is a warning', async () => {
  expect(await say(CN_ONLY, new Date('2026-11-23T22:00:00Z'))).toContain('CERT-05 warning');
});

test('validity is judged by the given time, to the second', async () => {
  expect(await say(CA, new Date('2026-11-23T21:21:14Z'))).toEqual(['CERT-03 error']);
  expect(await say(CA, new Date('2026-11-23T21:21:15Z'))).toEqual([]);
  expect(await say(CA, new Date('2046-11-18T21:21:15Z'))).toEqual(['CERT-02 warning']);
  expect(await say(CA, new Date('2046-11-18T21:21:16Z'))).toEqual(['CERT-02 error']);
});

test('a block that is no certificate is an error', async () => {
  expect(await say('-----BEGIN CERTIFICATE-----\nMAMCAQc=\n-----END CERTIFICATE-----\n')).toEqual(['CERT-01 error']);
});
