import { describe, expect, it } from 'vitest';
import { type ConfigurationInput, DEFAULTS } from '../../configuration/configuration.ts';
import { readConfiguration } from '../../configuration/read-configuration.ts';
import { withEdits } from '../../configuration/with-edits.ts';
import { foundOf } from '../../gateway-api/found.ts';
import { review } from '../../review/review.ts';
import { through } from './fields.ts';
import { implementation } from './implementation.ts';

function configurationOf(input: ConfigurationInput) {
  const setting = {
    implementation: 'contour',
    version: '1.33',
    gatewayApi: { release: '1.3', channel: 'experimental' },
  } as const;
  const reading = readConfiguration({ setting, ...input });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.configuration;
}

function patchOf(input: ConfigurationInput) {
  const written = implementation.write(configurationOf(input)).find(({ role }) => role === 'patch');
  return written?.role === 'patch' ? written : undefined;
}

const SKIP = { mode: 'skip', reason: 'self-signed', reviewBy: '2027-03-01' } as const;
const BY_FIELD = { [through.id]: 'app-protocol' };

describe('the change of a Service', () => {
  it('adds annotations beside those that are there', () => {
    expect(patchOf({ backends: [{ validation: SKIP }] })?.merge?.body).toEqual({
      metadata: {
        annotations: {
          'projectcontour.io/upstream-protocol.tls': '8443',
          'upstream-tls/skip-reason': 'self-signed',
          'upstream-tls/review-by': '2027-03-01',
        },
      },
    });
  });

  it('finds the port of an appProtocol by its number, and writes the reason beside it', () => {
    const patch = patchOf({ backends: [{ validation: SKIP }], options: BY_FIELD });
    expect(patch?.merge).toEqual({
      type: 'strategic',
      body: {
        spec: { ports: [{ port: 8443, appProtocol: 'https' }] },
        metadata: {
          annotations: { 'upstream-tls/skip-reason': 'self-signed', 'upstream-tls/review-by': '2027-03-01' },
        },
      },
      back: {
        spec: { ports: [{ port: 8443, appProtocol: null }] },
        metadata: { annotations: { 'upstream-tls/skip-reason': null, 'upstream-tls/review-by': null } },
      },
    });
  });

  it('is an annotation where one of the ports speaks HTTP/2, whatever was chosen', () => {
    const admin = { kind: 'Service', port: 9443, portName: 'admin' } as const;
    const backends: ConfigurationInput['backends'] = [
      { validation: SKIP },
      { validation: SKIP, target: admin, protocol: 'h2' },
    ];
    expect(patchOf({ backends, options: BY_FIELD })?.merge?.body).toMatchObject({
      metadata: {
        annotations: {
          'projectcontour.io/upstream-protocol.tls': '8443',
          'projectcontour.io/upstream-protocol.h2': '9443',
        },
      },
    });
  });
});

it('reads the reason beside an appProtocol', () => {
  const wish = configurationOf({ backends: [{ validation: SKIP, protocol: 'http/1.1' }], options: BY_FIELD });
  const found = foundOf(implementation.write(wish).map(({ object }) => object));
  expect(implementation.read(found, wish)).toEqual(wish);
  const other = { ...DEFAULTS, setting: wish.setting };
  expect(implementation.read(found, other)).toMatchObject({ options: BY_FIELD, backends: [{ validation: SKIP }] });
});

it('knows gRPC again, which looks like HTTP/2', () => {
  const wish = configurationOf({ backends: [{ validation: SKIP, protocol: 'grpc' }] });
  const found = foundOf(implementation.write(wish).map(({ object }) => object));
  expect(implementation.read(found, wish).backends[0].protocol).toBe('grpc');
  expect(implementation.read(found, DEFAULTS).backends[0].protocol).toBe('h2');
});

it.each<[string, ConfigurationInput, string]>([
  ['System', { backends: [{ validation: { mode: 'system' } }] }, 'CON-02'],
  ['a GRPCRoute', { route: { kind: 'GRPCRoute' }, backends: [{ validation: { mode: 'custom' } }] }, 'CON-05'],
  [
    'a TLSRoute',
    {
      route: { kind: 'TLSRoute' },
      gateway: { listener: { protocol: 'TLS' } },
      backends: [{ validation: { mode: 'custom' } }],
    },
    'CON-05',
  ],
])('offers a way out of %s', (_, input, id) => {
  const wish = configurationOf(input);
  const errorsOf = (configuration: typeof DEFAULTS) =>
    review(configuration, implementation).findings.filter(({ severity }) => severity === 'error');
  const [finding] = errorsOf(wish);
  expect(finding?.id).toBe(id);
  expect(errorsOf(withEdits(wish, finding?.fixes[0]?.edits ?? []))).toEqual([]);
});
