import { describe, expect, it } from 'vitest';
import { DEFAULTS } from '../../configuration/configuration.ts';
import { foundOf } from '../../gateway-api/found.ts';
import { stateOf } from '../../gateway-api/hop.ts';
import type { Json, JsonObject } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { inspect } from './inspect.ts';
import { observe } from './observe.ts';
import { read } from './read.ts';

const GATEWAY_API = 'gateway.networking.k8s.io/v1';
const OWN = 'alb.networking.azure.io/v1';
const { setting } = DEFAULTS;

const gateway: K8sObject = {
  apiVersion: GATEWAY_API,
  kind: 'Gateway',
  metadata: { name: 'gateway', namespace: 'shop' },
  spec: { listeners: [{ name: 'https', port: 443, protocol: 'HTTPS', tls: { mode: 'Terminate' } }] },
};
const route = (kind = 'HTTPRoute', port = 8443): K8sObject => ({
  apiVersion: GATEWAY_API,
  kind,
  metadata: { name: 'api', namespace: 'shop' },
  spec: { parentRefs: [{ name: 'gateway' }], rules: [{ backendRefs: [{ name: 'api', port }] }] },
});
const PORTS = [{ port: 8443 }];
const VERIFY = { caCertificateRef: { group: '', kind: 'Secret', name: 'ca' }, subjectAltName: 'a.example' };
const own = (spec: JsonObject, name = 'api', namespace = 'shop'): K8sObject => ({
  apiVersion: OWN,
  kind: 'BackendTLSPolicy',
  metadata: { name, namespace },
  spec: { targetRef: { group: '', kind: 'Service', name: 'api', namespace: 'shop' }, ...spec },
});
const byDefault = (settings: JsonObject) => own({ default: { sni: 'a.example', ports: PORTS, ...settings } });
const standard: K8sObject = {
  apiVersion: GATEWAY_API,
  kind: 'BackendTLSPolicy',
  metadata: { name: 'api', namespace: 'shop' },
  spec: {
    targetRefs: [{ group: '', kind: 'Service', name: 'api' }],
    validation: { hostname: 'b.example', wellKnownCACertificates: 'System' },
  },
};
/** What somebody writes who mixes the two kinds up. */
const mixedUp: K8sObject = { ...byDefault({ verify: VERIFY }), apiVersion: GATEWAY_API };

function seen(...objects: readonly K8sObject[]) {
  const found = foundOf([gateway, ...objects]);
  const hops = observe(found, setting);
  const states = hops.map(({ connection, unsure }) => `${stateOf(connection)}${unsure.length > 0 ? ', unsure' : ''}`);
  return [...states, ...inspect(found, hops, setting).map(({ id, severity }) => `${severity} ${id}`)];
}

describe('Application Gateway for Containers', () => {
  it.each<[string, readonly K8sObject[], readonly string[]]>([
    ['speaks plain text without a policy', [route()], ['plaintext']],
    ['verifies by its own policy', [route(), byDefault({ verify: VERIFY })], ['verified']],
    ['checks nothing without verify, as far as is known', [route(), byDefault({})], ['unverified, unsure']],
    ['reads no policy of Gateway API', [route(), standard], ['plaintext', 'error AGC-01']],
    ['reads no policy of its own in the wrong group', [route(), mixedUp], ['plaintext', 'error AGC-01']],
    [
      'goes by its own policy beside one of Gateway API',
      [route(), standard, byDefault({ verify: VERIFY })],
      ['verified', 'warning AGC-01'],
    ],
    ['refuses a CA in a ConfigMap', [route(), caIn({ kind: 'ConfigMap' })], ['refused', 'error AGC-02']],
    ['refuses a CA of another group', [route(), caIn({ group: 'a.example' })], ['refused', 'error AGC-02']],
    ['takes a CA without kind for a Secret', [route(), caIn({ kind: null, group: null })], ['verified']],
    ['does not know of CAs elsewhere', [route(), caIn({ namespace: 'pki' })], ['verified, unsure']],
    [
      'needs a CA to verify',
      [route(), byDefault({ verify: { subjectAltName: 'a.example' } })],
      ['refused', 'error AGC-03'],
    ],
    [
      'needs a name to verify',
      [route(), byDefault({ verify: { caCertificateRef: { name: 'ca' } } })],
      ['refused', 'error AGC-03'],
    ],
    [
      'speaks plain text to ports that are not listed',
      [route('HTTPRoute', 9443), byDefault({ verify: VERIFY })],
      ['plaintext', 'error AGC-08'],
    ],
    ['takes no policy for all ports', [route(), own({ default: {} })], ['plaintext', 'error AGC-08']],
    ['reads override too', [route(), own({ override: { ports: PORTS, verify: VERIFY } })], ['verified']],
    [
      'puts override before default, in a way that is not told',
      [route(), own({ override: { ports: PORTS, verify: VERIFY }, default: { ports: PORTS } })],
      ['verified, unsure'],
    ],
    [
      'does one of two things with two policies',
      [route(), byDefault({ verify: VERIFY }), own({ default: { ports: PORTS } }, 'second')],
      ['verified, unsure', 'warning AGC-09'],
    ],
    [
      'is not known to go by a policy of another namespace',
      [route(), own({ default: { ports: PORTS, verify: VERIFY } }, 'api', 'edge')],
      ['unknown'],
    ],
    ['is not known to do so for gRPC', [route('GRPCRoute'), byDefault({ verify: VERIFY })], ['verified, unsure']],
    ['is not known to read TLSRoutes', [route('TLSRoute'), byDefault({ verify: VERIFY })], ['unknown']],
    [
      'may compare a URI',
      [route(), byDefault({ verify: { ...VERIFY, subjectAltName: 'spiffe://a/b' } })],
      ['verified, unsure'],
    ],
  ])('%s', (_, objects, expected) => {
    expect(seen(...objects)).toEqual(expected);
  });

  it('shows the certificate that the policy names, whether it verifies or not', () => {
    const clientCertificateRef = { group: '', kind: 'Secret', name: 'mine' };
    const [hop] = observe(foundOf([gateway, route(), byDefault({ clientCertificateRef })]), setting);
    const secret = { group: '', kind: 'Secret', namespace: 'shop', name: 'mine' };
    expect(hop?.connection).toMatchObject({ kind: 'tls', clientCertificate: secret });
  });
});

function caIn(change: { readonly [field: string]: Json }): K8sObject {
  const ref = { ...VERIFY.caCertificateRef, ...change };
  const given = Object.fromEntries(Object.entries(ref).filter(([, value]) => value !== null));
  return byDefault({ verify: { ...VERIFY, caCertificateRef: given } });
}

describe('read', () => {
  const validationIn = (...objects: readonly K8sObject[]) =>
    read(foundOf([gateway, route(), ...objects]), DEFAULTS).backends[0].validation;

  it('takes what its own policy says before what nobody reads', () => {
    expect(validationIn(standard, byDefault({ verify: VERIFY }))).toEqual({
      mode: 'custom',
      hostname: 'a.example',
      subjectAltNames: [],
      ca: { kind: 'Secret', name: 'ca' },
    });
  });

  it('takes what a policy of Gateway API asks for where there is no other', () => {
    expect(validationIn(standard)).toMatchObject({ mode: 'system', hostname: 'b.example' });
  });

  it('knows what is wished from a policy that is refused', () => {
    expect(validationIn(caIn({ kind: 'ConfigMap' }))).toMatchObject({ ca: { kind: 'ConfigMap', name: 'ca' } });
    expect(validationIn(byDefault({ verify: { subjectAltName: 'a.example' } }))).toMatchObject({ mode: 'system' });
  });
});
