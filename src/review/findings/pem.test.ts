import { expect, test } from 'vitest';
import { SAMPLE_PRIVATE_KEY } from '../../../tests/arbitrary.ts';
import { CA, LEAF } from '../../../tests/certificates.ts';
import type { ConfigurationInput } from '../../configuration/configuration.ts';
import { readConfiguration } from '../../configuration/read-configuration.ts';
import { pemFindings } from './pem.ts';

type BackendInput = NonNullable<NonNullable<ConfigurationInput['backends']>[0]>;

function pasted(pem: string, name = 'api-ca', namespace = 'shop'): BackendInput {
  return { target: { kind: 'Service', namespace }, validation: { mode: 'custom', ca: { kind: 'PEM', name, pem } } };
}

function findingsFor(first: BackendInput, ...rest: BackendInput[]) {
  const reading = readConfiguration({ backends: [first, ...rest] });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return pemFindings(reading.configuration);
}

test('one CA certificate has nothing to say', () => {
  expect(findingsFor(pasted(CA))).toEqual([]);
});

test.each([
  ['empty', '', /Paste the CA/],
  ['prose', 'my CA', /Nothing in the text begins/],
  ['base64 of PEM', Buffer.from(CA).toString('base64'), /form that Secrets hold/],
  ['indented', CA.replace(/^/gm, '  '), /indented/],
  ['a request', CA.replaceAll('CERTIFICATE', 'CERTIFICATE REQUEST'), /holds a CERTIFICATE REQUEST/],
])('no certificate: %s', (_, pem, reason) => {
  expect(findingsFor(pasted(pem))).toMatchObject([
    {
      id: 'GEN-04',
      severity: 'error',
      message: 'There is no CA certificate yet.',
      reason: expect.stringMatching(reason),
    },
  ]);
});

test('a private key is an error, and the fix takes it out', () => {
  const [finding] = findingsFor(pasted(SAMPLE_PRIVATE_KEY + CA));
  expect(finding).toMatchObject({ severity: 'error', message: expect.stringContaining('private key') });
  expect(finding?.fixes[0]?.edits).toEqual([{ at: 'backends.0.validation.ca.pem', value: CA }]);
});

test('a flawed block beside a good one is an error with its line', () => {
  const [finding] = findingsFor(pasted(`${CA}${LEAF.replace(/-----END.*/, '')}`));
  expect(finding).toMatchObject({ severity: 'error', message: expect.stringContaining('line 13') });
});

test('several certificates are a warning', () => {
  expect(findingsFor(pasted(CA + LEAF))).toMatchObject([{ severity: 'warning' }]);
});

test('two texts for one ConfigMap are an error, and the fix gives the second a name of its own', () => {
  expect(findingsFor(pasted(CA), pasted(CA))).toEqual([]);
  expect(findingsFor(pasted(CA), pasted(LEAF, 'api-ca', 'edge'))).toEqual([]);
  const [clash] = findingsFor(pasted(CA), pasted(LEAF));
  expect(clash).toMatchObject({ severity: 'error', at: { field: 'backends.1.validation.ca.name' } });
  expect(clash?.fixes[0]?.edits[0]?.value).toBe('api-ca-2');
});

test('a ConfigMap that one backend takes as it is, and another would write, is told: an error while that is empty', () => {
  const taken = (name: string): BackendInput => ({
    target: { kind: 'Service', namespace: 'shop' },
    validation: { mode: 'custom', ca: { kind: 'ConfigMap', name } },
  });
  expect(findingsFor(pasted(CA), taken('other-ca'))).toEqual([]);
  expect(findingsFor(pasted(''), taken('api-ca')).map(({ severity }) => severity)).toEqual(['error', 'error']);
  expect(findingsFor(pasted(CA), taken('api-ca'))).toMatchObject([
    {
      severity: 'warning',
      at: { field: 'backends.1.validation.ca.name' },
      fixes: [{ edits: [{ at: 'backends.0.validation.ca.name', value: 'api-ca-2' }] }],
    },
  ]);
});

test('the cluster’s own ConfigMap cannot be written', () => {
  expect(findingsFor(pasted(CA, 'kube-root-ca.crt'))).toMatchObject([
    { severity: 'error', at: { field: 'backends.0.validation.ca.name' } },
  ]);
});
