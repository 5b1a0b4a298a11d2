import { describe, expect, it } from 'vitest';
import type { ConfigurationInput } from '../../configuration/configuration.ts';
import { readConfiguration } from '../../configuration/read-configuration.ts';
import { foundOf } from '../../gateway-api/found.ts';
import type { Connection } from '../../gateway-api/hop.ts';
import { implementation } from '../../implementations/any/implementation.ts';
import { type Review, review } from '../../review/review.ts';
import { type Lane, lanesOf } from './picture.ts';

function reviewOf(input: ConfigurationInput): Review {
  const reading = readConfiguration({ setting: { implementation: 'any' }, ...input });
  if (!reading.ok) throw new Error(reading.problems[0].says);
  return review(reading.configuration, implementation);
}

function lanesIn({ hops, written }: Review): readonly Lane[] {
  return lanesOf(hops, foundOf(written.map((entry) => entry.object)));
}

function laneWith(connection: Connection): Lane | undefined {
  const reviewed = reviewOf({});
  const hops = reviewed.hops.map((one) => ({ ...one, hop: { ...one.hop, connection } }));
  return lanesIn({ ...reviewed, hops })[0];
}

const TLS = {
  kind: 'tls',
  sni: { kind: 'none' },
  anchors: { kind: 'system' },
  names: { kind: 'unchecked' },
  clientCertificate: null,
  minimumVersion: null,
  maximumVersion: null,
} as const;

describe('lanesOf', () => {
  it('tells the whole way of a verified connection', () => {
    const [lane] = lanesIn(reviewOf({ backends: [{ validation: { mode: 'custom', hostname: 'api.internal' } }] }));
    expect(lane?.state).toBe('verified');
    expect(lane?.client.name).toBe('api.example.com');
    expect(lane?.listener).toMatchObject({ label: 'HTTPS listener', name: 'https:443' });
    expect(lane?.route).toMatchObject({ label: 'HTTPRoute', name: 'api' });
    expect(lane?.connection).toMatchObject({ label: 'Verified', name: 'SNI api.internal' });
    expect(lane?.endpoint).toMatchObject({ label: 'Service', name: 'api', detail: 'https:8443' });
    expect(lane?.certificate).toMatchObject({ name: 'api.internal', detail: 'CA: ConfigMap api-ca' });
  });

  it('names the policy that makes it so, and leads to its field and object', () => {
    const [lane] = lanesIn(reviewOf({}));
    expect(lane?.connection.detail).toBe('BackendTLSPolicy api');
    expect(lane?.connection.aim).toMatchObject({
      field: 'backends.0.validation.mode',
      object: { kind: 'BackendTLSPolicy', namespace: 'shop', name: 'api' },
    });
    expect(lane?.connection.says).toContain('BackendTLSPolicy shop/api');
  });

  it('says that the name is not checked, and that nothing is', () => {
    expect(laneWith(TLS)?.certificate).toMatchObject({ name: 'any name', detail: 'signed by a system CA' });
    const blind = laneWith({ ...TLS, anchors: { kind: 'unchecked' } });
    expect(blind?.state).toBe('unverified');
    expect(blind?.certificate.name).toBe('any certificate');
  });

  it('has words of its own for each kind of connection', () => {
    const connections: Connection[] = [
      { kind: 'plaintext' },
      { kind: 'passthrough' },
      { kind: 'refused', reason: 'No CA.' },
      { kind: 'unknown', reason: 'Nobody knows.' },
    ];
    const lanes = connections.map((connection) => laneWith(connection));
    for (const read of [(lane?: Lane) => lane?.connection.label, (lane?: Lane) => lane?.certificate.name]) {
      expect(new Set(lanes.map(read)).size).toBe(connections.length);
    }
  });

  it('leads nowhere, and says so, where no route leads to a backend', () => {
    const reviewed = reviewOf({});
    const hops = reviewed.hops.map((one) => ({ ...one, backend: null, hop: { ...one.hop, from: null } }));
    const [lane] = lanesIn({ ...reviewed, hops });
    expect(lane?.route.says).toContain('No route');
    expect(lane?.route.aim).toEqual({ field: null, object: null, path: [] });
  });

  it('shares client, listener and route among the backends of one route', () => {
    const lanes = lanesIn(reviewOf({ backends: [{}, { target: { kind: 'Service', name: 'other' } }] }));
    expect(lanes).toHaveLength(2);
    expect(new Set(lanes.map((lane) => `${lane.client.key} ${lane.listener.key} ${lane.route.key}`)).size).toBe(1);
    expect(new Set(lanes.map((lane) => lane.connection.key)).size).toBe(2);
  });
});
