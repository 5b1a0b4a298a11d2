import { expect, it } from 'vitest';
import type { ConfigurationInput } from '../../configuration/configuration.ts';
import { readConfiguration } from '../../configuration/read-configuration.ts';
import { slotOf } from '../../manifest/object.ts';
import { write } from './write.ts';

function slotsOf(input: ConfigurationInput, version = '3.8'): readonly string[] {
  const reading = readConfiguration({ ...input, setting: { implementation: 'traefik', version } });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return write(reading.configuration)
    .filter(({ role }) => role === 'create')
    .map(({ slot }) => slot);
}

const own = (kind: string, name: string) => slotOf({ group: 'traefik.io', kind, namespace: 'shop', name });
const skip = { mode: 'skip' } as const;

it('lets backends of the same content share a TraefikService, and names others by their port', () => {
  const slots = slotsOf({
    backends: [
      { validation: skip },
      { validation: skip, rule: 1 },
      { target: { kind: 'Service', port: 9443 }, validation: skip, rule: 2 },
    ],
  });
  expect(slots).toEqual([
    own('ServersTransport', 'api-unverified'),
    own('TraefikService', 'api-unverified'),
    own('ServersTransport', 'api-unverified-9443'),
    own('TraefikService', 'api-unverified-9443'),
  ]);
});

it('writes no Service over one that the route leads to', () => {
  const external = { kind: 'ExternalHost', hostname: 'api', port: 443 } as const;
  const slots = slotsOf({ backends: [{ target: external, validation: skip }, { rule: 1 }] });
  expect(slots).not.toContain(slotOf({ group: '', kind: 'Service', namespace: 'shop', name: 'api' }));
  expect(slots).toContain(slotOf({ group: '', kind: 'Service', namespace: 'shop', name: 'api-443' }));
});

it('gives a Service’s name a letter to begin with', () => {
  const external = { kind: 'ExternalHost', hostname: '3scale.example.org', port: 443 } as const;
  const slots = slotsOf({ backends: [{ target: external, validation: skip }] });
  expect(slots).toContain(slotOf({ group: '', kind: 'Service', namespace: 'shop', name: 'host-3scale-example-org' }));
});

it.each([
  [{ minimum: '1.2' }, { minVersion: 'VersionTLS12', maxVersion: 'VersionTLS13' }],
  [{ minimum: '1.2', maximum: '1.2' }, { maxVersion: 'VersionTLS12' }],
  [
    { minimum: '1.0', maximum: '1.1' },
    { minVersion: 'VersionTLS10', maxVersion: 'VersionTLS11' },
  ],
  [{ maximum: '1.1' }, { minVersion: 'VersionTLS10', maxVersion: 'VersionTLS11' }],
  [{ maximum: '1.2' }, { maxVersion: 'VersionTLS12' }],
  [{ minimum: '1.3' }, { minVersion: 'VersionTLS12', maxVersion: 'VersionTLS13' }],
] as const)('writes TLS versions %o as bounds that Traefik takes', (tlsVersions, bounds) => {
  const reading = readConfiguration({ setting: { implementation: 'traefik', version: '3.8' }, tlsVersions });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const transport = write(reading.configuration).find(({ object }) => object.kind === 'ServersTransport');
  const fields = Object.entries(Object(transport?.object.spec)).filter(([field]) => field.endsWith('Version'));
  expect(Object.fromEntries(fields)).toEqual(bounds);
});
