import { expect, it } from 'vitest';
import { type ConfigurationInput, DEFAULTS } from '../../configuration/configuration.ts';
import { readConfiguration } from '../../configuration/read-configuration.ts';
import { foundOf } from '../../gateway-api/found.ts';
import { byServersTransport } from './fields.ts';
import { read } from './read.ts';
import { write } from './write.ts';

function configurationOf(input: ConfigurationInput, version = '3.8') {
  const reading = readConfiguration({ ...input, setting: { implementation: 'traefik', version } });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.configuration;
}
const foundIn = (input: ConfigurationInput, version?: string) =>
  foundOf(write(configurationOf(input, version)).map(({ object }) => object));
const EMPTY = { ...DEFAULTS, setting: { ...DEFAULTS.setting, implementation: 'traefik', version: '3.8' } };

const verified: ConfigurationInput = { backends: [{ validation: { mode: 'custom' } }] };

it('tells the switch by the way that is taken', () => {
  const on = { ...verified, options: { [byServersTransport.id]: true } };
  expect(read(foundIn(on), EMPTY).options).toEqual({ [byServersTransport.id]: true });
  expect(read(foundIn(verified), configurationOf(on)).options).toEqual({});
});

it('leaves the switch as it is where there is but one way', () => {
  const on = configurationOf({ options: { [byServersTransport.id]: true } });
  const skip: ConfigurationInput = { backends: [{ validation: { mode: 'skip' } }] };
  expect(read(foundIn(skip), on).options).toEqual(on.options);
  const certificate = { ...verified, clientCertificate: {} };
  expect(read(foundIn(certificate), on).options).toEqual(on.options);
  expect(read(foundIn(certificate), EMPTY).options).toEqual({});
});

it('reads a host outside the cluster, its client certificate and its TLS versions', () => {
  const input: ConfigurationInput = {
    backends: [
      {
        target: { kind: 'ExternalHost', hostname: 'api.example.org', port: 8443 },
        validation: { mode: 'system', hostname: 'other.example.org' },
      },
    ],
    clientCertificate: { secret: 'client' },
    tlsVersions: { minimum: '1.2', maximum: '1.3' },
  };
  const wished = configurationOf(input);
  expect(read(foundIn(input), EMPTY)).toMatchObject({
    backends: wished.backends,
    clientCertificate: wished.clientCertificate,
    tlsVersions: wished.tlsVersions,
  });
});
