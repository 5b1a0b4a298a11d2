import { describe, expect, it } from 'vitest';
import type { Configuration, ConfigurationInput } from '../configuration/configuration.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import type { Finding } from '../gateway-api/finding.ts';
import type { Connection, Hop, TlsConnection } from '../gateway-api/hop.ts';
import { attributeHops } from './attribute.ts';
import { fulfilmentFindings, missedAspects, NOTHING_SPECIAL, type Wanted } from './fulfil.ts';
import type { ReviewedHop } from './review.ts';

function configured(input: ConfigurationInput = {}): Configuration {
  const reading = readConfiguration(input);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.configuration;
}

const VERIFIED: TlsConnection = {
  kind: 'tls',
  sni: { kind: 'name', name: 'api.internal.example' },
  anchors: { kind: 'references', references: [{ group: '', kind: 'ConfigMap', namespace: 'shop', name: 'api-ca' }] },
  names: { kind: 'checked', names: [{ type: 'Hostname', value: 'api.internal.example' }] },
  clientCertificate: null,
  minimumVersion: null,
  maximumVersion: null,
};

function hopTo(name: string, connection: Connection, backendRef = 0, rule = 0): Hop {
  return {
    from: { route: { group: '', kind: 'HTTPRoute', namespace: 'shop', name: 'api' }, rule, backendRef },
    to: { kind: 'Service', namespace: 'shop', name, port: 8443, portName: 'https' },
    speaker: 'the gateway',
    connection,
    because: [],
    evidence: [],
    unsure: [],
  };
}

const reviewed = (connection: Connection, backend = 0): ReviewedHop => ({
  hop: hopTo('api', connection),
  backend,
  explanation: 'What it does.',
});
const missed = (configuration: Configuration, connection: Connection, wanted: Partial<Wanted> = {}) =>
  missedAspects(configuration, configuration.backends[0], reviewed(connection), { ...NOTHING_SPECIAL, ...wanted });
const error = (field?: string): Finding => ({
  id: 'X-01',
  severity: 'error',
  message: '',
  reason: '',
  at: field === undefined ? {} : { field },
  evidence: [],
  fixes: [],
});

const SKIP = configured({ backends: [{ validation: { mode: 'skip' } }] });
const UNVERIFIED: TlsConnection = { ...VERIFIED, anchors: { kind: 'unchecked' }, names: { kind: 'unchecked' } };

describe('missedAspects', () => {
  it.each<[string, Configuration, Connection, readonly string[]]>([
    ['verified as asked', configured(), VERIFIED, []],
    ['plain text', configured(), { kind: 'plaintext' }, ['validation']],
    ['chain only', configured(), { ...VERIFIED, names: { kind: 'unchecked' } }, ['validation']],
    ['the Host of each request', configured(), { ...VERIFIED, names: { kind: 'request-host' } }, ['validation']],
    ['the system’s CAs instead', configured(), { ...VERIFIED, anchors: { kind: 'system' } }, ['validation']],
    [
      'another name',
      configured(),
      { ...VERIFIED, names: { kind: 'checked', names: [{ type: 'Hostname', value: 'x' }] } },
      ['validation'],
    ],
    ['unverified where verification is asked for', configured(), UNVERIFIED, ['validation']],
    ['unverified as asked', SKIP, UNVERIFIED, []],
    ['verified where skip is asked for', SKIP, VERIFIED, ['validation']],
    ['no client certificate', configured({ clientCertificate: {} }), VERIFIED, ['clientCertificate']],
    [
      'the client certificate',
      configured({ clientCertificate: {} }),
      { ...VERIFIED, clientCertificate: { group: '', kind: 'Secret', namespace: 'shop', name: 'gateway-client' } },
      [],
    ],
    ['no TLS version', configured({ tlsVersions: { minimum: '1.2' } }), VERIFIED, ['tlsVersions']],
    [
      'the TLS versions',
      configured({ tlsVersions: { minimum: '1.2', maximum: '1.3' } }),
      { ...VERIFIED, minimumVersion: '1.2', maximumVersion: '1.3' },
      [],
    ],
  ])('%s', (_, configuration, connection, expected) => {
    expect(missed(configuration, connection)).toEqual(expected);
  });

  it('wants the bytes left alone where TLS passes through', () => {
    expect(missed(configured(), { kind: 'passthrough' }, { passesThrough: true })).toEqual([]);
    expect(missed(configured(), VERIFIED, { passesThrough: true })).toEqual(['validation']);
  });

  it('takes the chain alone for a skip only where just the name is to be skipped', () => {
    const skip = configured({ backends: [{ validation: { mode: 'skip' } }] });
    const chainOnly: TlsConnection = { ...VERIFIED, names: { kind: 'unchecked' } };
    const nothing: TlsConnection = { ...chainOnly, anchors: { kind: 'unchecked' } };
    expect(missed(skip, chainOnly, { skipsNameOnly: true })).toEqual([]);
    expect(missed(skip, nothing, { skipsNameOnly: true })).toEqual(['validation']);
    expect(missed(skip, chainOnly)).toEqual(['validation']);
    expect(missed(configured(), chainOnly, { skipsNameOnly: true })).toEqual(['validation']);
  });
});

describe('fulfilmentFindings', () => {
  const two = configured({
    backends: [
      { validation: { mode: 'custom' } },
      { target: { kind: 'Service', name: 'b' }, validation: { mode: 'system' } },
    ],
  });
  const hops = [reviewed({ kind: 'plaintext' }, 0), reviewed({ kind: 'plaintext' }, 1)];
  const fields = (specific: readonly Finding[]) => fulfilmentFindings(two, hops, specific).map(({ at }) => at.field);

  it('names every backend that is not fulfilled', () => {
    expect(fields([])).toEqual(['backends.0.validation.mode', 'backends.1.validation.mode']);
    expect(fulfilmentFindings(two, [], []).map(({ reason }) => reason)).toEqual(
      Array(2).fill('No route leads to this backend.'),
    );
  });

  it.each<[string | undefined, readonly string[]]>([
    ['backends.0.validation.ca', ['backends.1.validation.mode']],
    ['backends.10.validation.ca', ['backends.0.validation.mode', 'backends.1.validation.mode']],
    ['clientCertificate', ['backends.0.validation.mode', 'backends.1.validation.mode']],
    ['route.kind', []],
    ['backends', []],
    [undefined, []],
  ])('lets an error at %s speak for what it is about', (field, expected) => {
    expect(fields([error(field)])).toEqual(expected);
  });

  it('lets a warning speak for nothing', () => {
    expect(fields([{ ...error('route.kind'), severity: 'warning' }])).toHaveLength(2);
  });

  it('lets what is said of one backend hold for those with the same wish', () => {
    const same = configured({ backends: [{}, { target: { kind: 'Service', name: 'b' } }] });
    expect(fulfilmentFindings(same, hops, [error('backends.0.validation.mode')])).toEqual([]);
  });
});

it('lets what is wrong with a Service hold for all backends that lead to it', () => {
  const shared = configured({ backends: [{ validation: { mode: 'skip' } }, { validation: { mode: 'custom' } }] });
  const apart = configured({
    backends: [{ validation: { mode: 'skip' } }, { target: { kind: 'Service', name: 'b' } }],
  });
  const missed = [reviewed({ kind: 'plaintext' }, 0)];
  const fields = (wish: Configuration, field: string) =>
    fulfilmentFindings(wish, missed, [error(field)]).map(({ at }) => at.field);
  expect(fields(shared, 'backends.1.target.portName')).toEqual([]);
  expect(fields(shared, 'backends.1.validation.ca')).toEqual(['backends.0.validation.mode']);
  expect(fields(apart, 'backends.1.target.portName')).toEqual(['backends.0.validation.mode']);
});

describe('attributeHops', () => {
  const mixed = configured({
    backends: [{ target: { kind: 'ExternalHost' } }, { target: { kind: 'Service', name: 'b' } }, { rule: 1 }],
  });

  it('goes by position where every backend is there', () => {
    const hops = [hopTo('x', VERIFIED, 0), hopTo('y', VERIFIED, 1), hopTo('z', VERIFIED, 0, 1)];
    expect(attributeHops(hops, mixed)).toEqual([0, 1, 2]);
  });

  it('goes by what the hop leads to where one is left out', () => {
    expect(attributeHops([hopTo('b', VERIFIED, 0), hopTo('api', VERIFIED, 0, 1)], mixed)).toEqual([1, 2]);
  });

  it('knows the hops that nobody asked for', () => {
    expect(attributeHops([hopTo('x', VERIFIED, 0), hopTo('x', VERIFIED, 0, 7)], mixed)).toEqual([null, null]);
  });
});
