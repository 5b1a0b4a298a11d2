import { describe, expect, it } from 'vitest';
import type { Connection, Hop, TlsConnection } from '../gateway-api/hop.ts';
import { explain } from './explain.ts';

const route = { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop', name: 'api' };
const ca = { group: '', kind: 'ConfigMap', namespace: 'shop', name: 'api-ca' };
const verified: TlsConnection = {
  kind: 'tls',
  sni: { kind: 'name', name: 'api.internal.example' },
  anchors: { kind: 'references', references: [ca] },
  names: { kind: 'checked', names: [{ type: 'Hostname', value: 'api.internal.example' }] },
  clientCertificate: null,
  minimumVersion: null,
  maximumVersion: null,
};

function hopOf(connection: Connection, unsure: readonly string[] = [], kind = 'HTTPRoute'): Hop {
  return {
    from: { route: { ...route, kind }, rule: 0, backendRef: 0 },
    to: { kind: 'Service', namespace: 'shop', name: 'api', port: 8443, portName: 'https' },
    speaker: 'the gateway',
    connection,
    because: [],
    evidence: [],
    unsure,
  };
}

const CONNECTIONS: readonly [string, Connection, string][] = [
  [
    'verified',
    verified,
    'The gateway sends SNI api.internal.example and accepts only a certificate for that name, signed by a CA in ConfigMap shop/api-ca. Any other certificate fails the handshake, and clients get a 5xx answer.',
  ],
  [
    'verified against the system store',
    { ...verified, anchors: { kind: 'system' } },
    'The gateway sends SNI api.internal.example and accepts only a certificate for that name, signed by a CA of its own system store. Any other certificate fails the handshake, and clients get a 5xx answer.',
  ],
  [
    'other names than the SNI',
    {
      ...verified,
      names: {
        kind: 'checked',
        names: [
          { type: 'Hostname', value: 'a.example' },
          { type: 'URI', value: 'spiffe://x/y' },
        ],
      },
    },
    'The gateway sends SNI api.internal.example and accepts only a certificate for one of the names a.example, spiffe://x/y, signed by a CA in ConfigMap shop/api-ca. The name api.internal.example itself is not checked. Any other certificate fails the handshake, and clients get a 5xx answer.',
  ],
  [
    'the Host of each request',
    { ...verified, sni: { kind: 'request-host' }, names: { kind: 'request-host' } },
    'The gateway sends the Host of each request as SNI and accepts only a certificate for that name, signed by a CA in ConfigMap shop/api-ca. Any other certificate fails the handshake, and clients get a 5xx answer.',
  ],
  [
    'chain only',
    { ...verified, sni: { kind: 'none' }, names: { kind: 'unchecked' } },
    'The gateway sends no SNI and accepts every certificate that is signed by a CA in ConfigMap shop/api-ca. The name in it is not checked: whoever holds a certificate of that CA, for any name, can pose as the backend. Any other certificate fails the handshake, and clients get a 5xx answer.',
  ],
  [
    'chain only, system store',
    { ...verified, anchors: { kind: 'system' }, names: { kind: 'unchecked' } },
    'The gateway sends SNI api.internal.example and accepts every certificate that is signed by a CA of its own system store. The name in it is not checked: anybody with a publicly trusted certificate for any name can pose as the backend. Any other certificate fails the handshake, and clients get a 5xx answer.',
  ],
  [
    'unverified',
    { ...verified, anchors: { kind: 'unchecked' }, names: { kind: 'unchecked' } },
    'The gateway sends SNI api.internal.example and accepts any certificate: neither who signed it nor its name is checked. The traffic is encrypted, but anybody on the way can pose as the backend, and read and change it.',
  ],
  [
    'plain text',
    { kind: 'plaintext' },
    'The gateway speaks plain text to the backend. Nothing is encrypted and nothing is checked: anybody on the way can read and change the traffic.',
  ],
  [
    'passthrough',
    { kind: 'passthrough' },
    'The gateway passes the client’s bytes on untouched and checks nothing itself. Where the client speaks TLS, the client is the one that checks the backend’s certificate.',
  ],
  ['refused', { kind: 'refused', reason: 'No CA.' }, 'The gateway does not connect: No CA.'],
  ['unknown', { kind: 'unknown', reason: 'Nobody says.' }, 'What happens here is not known: Nobody says.'],
];

describe('explain', () => {
  it.each(CONNECTIONS)('%s', (_, connection, text) => {
    expect(explain(hopOf(connection))).toBe(text);
  });

  it('has another text for every connection', () => {
    const texts = CONNECTIONS.map(([, connection]) => explain(hopOf(connection)));
    expect(new Set(texts).size).toBe(texts.length);
  });

  it.each([
    ['GRPCRoute', 'get the gRPC status UNAVAILABLE.'],
    ['TCPRoute', 'see the connection closed.'],
    ['TLSRoute', 'see the connection closed.'],
  ])('says what clients of a %s see', (kind, end) => {
    expect(explain(hopOf(verified, [], kind))).toMatch(new RegExp(`clients ${end}$`));
  });

  it('names the client certificate', () => {
    const secret = { group: '', kind: 'Secret', namespace: 'edge', name: 'client' };
    expect(explain(hopOf({ ...verified, clientCertificate: secret }))).toContain(
      'It shows the client certificate in Secret edge/client.',
    );
  });

  it.each([
    ['1.2', null, 'It speaks TLS 1.2 or newer.'],
    [null, '1.2', 'It speaks TLS 1.2 at most.'],
    ['1.2', '1.3', 'It speaks TLS 1.2 to 1.3.'],
    ['1.3', '1.3', 'It speaks TLS 1.3 only.'],
  ] as const)('says the TLS versions %s to %s', (minimumVersion, maximumVersion, says) => {
    expect(explain(hopOf({ ...verified, minimumVersion, maximumVersion }))).toContain(says);
  });

  it('ends with what it is not sure of', () => {
    expect(explain(hopOf({ kind: 'plaintext' }, ['The version.', 'The listener.']))).toMatch(
      /Not sure: The version\. The listener\.$/,
    );
  });
});
