import { expect, it } from 'vitest';
import type { ConfigurationInput, SubjectAltName } from '../../configuration/configuration.ts';
import { readConfiguration } from '../../configuration/read-configuration.ts';
import { examine } from './examine.ts';

function said(input: ConfigurationInput): string[] {
  const reading = readConfiguration(input);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return examine(reading.configuration).map(({ id, severity, at }) => `${severity} ${id} ${at.field}`);
}

const at = (version: string) => ({ implementation: 'envoy-gateway', version }) as const;
const SANS: SubjectAltName[] = [{ type: 'Hostname', hostname: 'san.example' }];
const custom = { validation: { mode: 'custom' } } as const;

it('has nothing to say of the newest version and a plain wish', () => {
  expect(said({ setting: at('1.9'), backends: [custom] })).toEqual([]);
});

it.each<[string, ConfigurationInput, string[]]>([
  ['a TLSRoute before 1.7', { setting: at('1.6'), route: { kind: 'TLSRoute' } }, ['error EG-20 route.kind']],
  ['a version past its end', { setting: at('1.8.3') }, ['info EG-22 setting.version']],
  ['the old cap of TLS versions', { setting: at('1.8') }, ['info EG-12 tlsVersions.maximum']],
  ['a version that is not listed', { setting: at('unlisted') }, ['warning EG-23 setting.version']],
  [
    'names that 1.5 widens',
    { setting: at('1.5'), backends: [{ validation: { mode: 'custom', subjectAltNames: SANS } }] },
    ['error EG-17 backends.0.validation.subjectAltNames'],
  ],
  [
    'a ClusterTrustBundle',
    { setting: at('1.9'), backends: [{ validation: { mode: 'custom', ca: { kind: 'ClusterTrustBundle' } } }] },
    ['warning EG-24 backends.0.validation.ca.kind'],
  ],
  [
    'a host outside the cluster, asked for by another name',
    { setting: at('1.9'), backends: [{ target: { kind: 'ExternalHost' }, validation: { mode: 'system' } }] },
    ['info EG-25 backends.0.target.hostname'],
  ],
  [
    'a client certificate that EnvoyProxy cannot reach',
    { setting: at('1.7'), clientCertificate: { namespace: 'certificates' } },
    ['error EG-19 clientCertificate'],
  ],
  [
    'a client certificate through Backends where there are Services',
    { setting: at('1.9'), clientCertificate: {}, options: { 'envoy-gateway.clientCertificateThrough': 'backend' } },
    ['error EG-19 clientCertificate'],
  ],
  [
    'a client certificate in the Gateway, and TLS versions in the EnvoyProxy that then counts no more',
    {
      setting: at('1.9'),
      clientCertificate: {},
      tlsVersions: { minimum: '1.3' },
      options: { 'envoy-gateway.clientCertificateThrough': 'gateway' },
    },
    ['error EG-19 clientCertificate'],
  ],
  ['an EnvoyProxy of its own', { setting: at('1.9'), tlsVersions: { minimum: '1.2' } }, ['warning EG-18 tlsVersions']],
  [
    'an EnvoyProxy that is there already',
    { setting: at('1.9'), tlsVersions: { minimum: '1.2' }, options: { 'envoy-gateway.existingEnvoyProxy': 'proxy' } },
    [],
  ],
])('speaks of %s', (_, input, expected) => {
  const answers = said(input);
  for (const one of expected) expect(answers).toContain(one);
  if (expected.length === 0) expect(answers).toEqual([]);
});

it('leaves out names that are in the list, and policies that are ignored anyway', () => {
  const listed = { mode: 'custom' as const, hostname: 'san.example', subjectAltNames: SANS };
  const ignored = { mode: 'custom' as const, subjectAltNames: SANS };
  const findings = said({
    setting: at('1.5'),
    backends: [{ validation: listed }, { target: { kind: 'Gateway' }, validation: ignored }],
  });
  expect(findings.filter((one) => one.includes('EG-17'))).toEqual([]);
});
