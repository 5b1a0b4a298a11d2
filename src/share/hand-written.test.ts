import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Configuration } from '../configuration/configuration.ts';
import { presets } from '../configuration/presets.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { decodeLink } from './decode-link.ts';
import { differenceToDefaults } from './difference.ts';
import { HAND_WRITTEN_KEYS } from './hand-written.ts';

const known = {
  implementationBehind: (name: string) => (name === 'eks' ? 'aws-load-balancer-controller' : name),
  newestVersion: (implementation: string) => (implementation === 'aws-load-balancer-controller' ? '3.5' : undefined),
  fittingListener: (implementation: string, route: string) =>
    route === 'TCPRoute' ? (implementation === 'aws-load-balancer-controller' ? 'TLS' : 'TCP') : 'HTTPS',
};

function open(link: string): Configuration {
  const decoded = decodeLink(link, known);
  if (!decoded.ok) throw new Error(decoded.says);
  expect(decoded.notes).toEqual([]);
  return decoded.configuration;
}

test.each([
  ['#mode=skip', { backends: [{ validation: { mode: 'skip' } }] }],
  ['#implementation=eks', { setting: { implementation: 'aws-load-balancer-controller', version: '3.5' } }],
  [
    '#implementation=envoy-gateway&version=1.9&mode=skip&service=shop/api&port=9443&portName=tls&targetPort=10443&headless=true',
    {
      backends: [
        {
          target: { kind: 'Service', port: 9443, portName: 'tls', targetPort: 10443, headless: true },
          validation: { mode: 'skip' },
        },
      ],
    },
  ],
  [
    '#mode=custom&hostname=a.example&ca=Secret/my-ca&san=a.example,spiffe://x/y',
    {
      backends: [
        {
          validation: {
            mode: 'custom',
            hostname: 'a.example',
            subjectAltNames: [
              { type: 'Hostname', hostname: 'a.example' },
              { type: 'URI', uri: 'spiffe://x/y' },
            ],
            ca: { kind: 'Secret', name: 'my-ca' },
          },
        },
      ],
    },
  ],
  ['#ca=ClusterCA', { backends: [{ validation: { mode: 'custom', ca: { kind: 'ClusterCA' } } }] }],
  [
    '#external=api.stripe.com:8443&mode=system&hostname=api.stripe.com',
    {
      backends: [
        {
          target: { kind: 'ExternalHost', hostname: 'api.stripe.com', port: 8443 },
          validation: { mode: 'system', hostname: 'api.stripe.com' },
        },
      ],
    },
  ],
  [
    '#target=Gateway/shop/edge&sectionName=tls&service=orders&port=443&portName=',
    {
      backends: [
        { target: { kind: 'Gateway', name: 'edge', sectionName: 'tls', service: 'orders', port: 443, portName: null } },
      ],
    },
  ],
  [
    '#gatewayApi=1.3&channel=experimental&missing=BackendTLSPolicy,GRPCRoute&clusterDomain=k8s.example',
    {
      setting: {
        gatewayApi: { release: '1.3', channel: 'experimental', missingKinds: ['BackendTLSPolicy', 'GRPCRoute'] },
        clusterDomain: 'k8s.example',
      },
    },
  ],
  [
    '#route=TCPRoute/edge/broker&gateway=edge/lb&gatewayClass=aws-nlb&listener=TLS&tlsMode=Passthrough&host=',
    {
      route: { kind: 'TCPRoute', namespace: 'edge', name: 'broker', hostnames: [] },
      gateway: {
        namespace: 'edge',
        name: 'lb',
        className: 'aws-nlb',
        listener: { protocol: 'TLS', tlsMode: 'Passthrough' },
      },
    },
  ],
  [
    '#clientCertificate=gw&minTls=1.2&maxTls=1.3&protocol=grpc&example=true&host=a.example,b.example',
    {
      clientCertificate: { secret: 'gw' },
      tlsVersions: { minimum: '1.2', maximum: '1.3' },
      output: { completeExample: true },
      route: { hostnames: ['a.example', 'b.example'] },
      backends: [{ protocol: 'grpc' }],
    },
  ],
  [
    '#mode=skip&reason=Self%20signed%2C%20for%20now&reviewBy=2027-03-01',
    { backends: [{ validation: { mode: 'skip', reason: 'Self signed, for now', reviewBy: '2027-03-01' } }] },
  ],
])('%s', (link, expected) => {
  const reading = readConfiguration(expected);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  expect(differenceToDefaults(open(link))).toEqual(differenceToDefaults(reading.configuration));
});

test('the order of keys makes no difference', () => {
  const keys = ['hostname=a.example', 'ca=Secret/x', 'mode=custom', 'port=1', 'service=shop/y'];
  expect(open(`#${keys.join('&')}`)).toEqual(open(`#${keys.toReversed().join('&')}`));
});

test('route and Gateway live beside the Service unless the link says where', () => {
  const beside = open('#service=orders/api&clientCertificate=gw');
  expect([beside.route.namespace, beside.gateway.namespace, beside.clientCertificate?.namespace]).toEqual(
    Array(3).fill('orders'),
  );
  expect(open('#service=orders/api&route=HTTPRoute/edge/api').route.namespace).toBe('edge');
});

test('an implementation without a version means its newest', () => {
  expect(open('#implementation=aws-load-balancer-controller').setting.version).toBe('3.5');
  expect(open('#implementation=any').setting.version).toBe('unlisted');
  expect(open('#implementation=aws-load-balancer-controller&version=2.14').setting.version).toBe('2.14');
});

test('answers to an implementation’s own questions', () => {
  expect(
    open('#aws-load-balancer-controller.passthrough=true&aws-load-balancer-controller.targetType=ip').options,
  ).toEqual({ 'aws-load-balancer-controller.passthrough': true, 'aws-load-balancer-controller.targetType': 'ip' });
});

test('every preset opens by its name, and keys change it', () => {
  for (const { id, configuration } of presets) {
    expect({ ok: true, configuration: open(`#preset=${id}`) }).toEqual(readConfiguration(configuration));
  }
  const changed = open('#preset=self-signed-skip&mode=custom&ca=Secret/x');
  expect(changed.backends[0].validation).toMatchObject({ mode: 'custom', hostname: 'api.internal.example' });
});

test('unknown keys are told, and the rest is read', () => {
  expect(decodeLink('#mode=skip&moed=custom')).toMatchObject({
    ok: true,
    notes: ['“moed” is not known and was left out.'],
  });
});

test.each([
  ['#port=abc', 'port', 'Expected a port number.'],
  ['#port=65536', 'port', 'A port is a whole number from 1 to 65535.'],
  ['#service=Shop/api', 'service', /^Lower-case/],
  ['#service=a/b/c', 'service', /^Lower-case/],
  ['#mode=none', 'mode', /^Expected one of/],
  ['#ca=File/x', 'ca', /^Expected one of/],
  ['#target=Pod/x/y', 'target', /^Expected one of/],
  ['#hostname=10.0.0.1', 'hostname', /no IP address/],
  ['#version=latest', 'version', /^Expected a version/],
  ['#mode=skip&san=a.example', 'san', 'Unknown field.'],
  ['#headless=yes', 'headless', 'Expected true or false.'],
  ['#preset=nothing', 'preset', 'There is no preset of this name.'],
])('%s: the problem names the key', (link, at, says) => {
  const decoded = decodeLink(link);
  expect(decoded).toMatchObject({
    ok: false,
    error: 'not-a-configuration',
    problems: [{ at, says: typeof says === 'string' ? says : expect.stringMatching(says) }],
  });
  expect(!decoded.ok && decoded.says).toContain(at);
});

test('docs/links.md lists every key, and no other', () => {
  const text = readFileSync(new URL('../../docs/links.md', import.meta.url), 'utf8');
  const keyCells = text.split('\n').flatMap((line) => /^\| (`[^|]*`) \|/.exec(line)?.[1] ?? []);
  const listed = keyCells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]));
  expect(listed.toSorted()).toEqual([...HAND_WRITTEN_KEYS, '<implementation>.<question>'].toSorted());
});

test('a route without a listener hangs on the one that fits', () => {
  const protocol = (link: string) => open(link).gateway.listener.protocol;
  expect(protocol('#implementation=aws-load-balancer-controller&route=TCPRoute')).toBe('TLS');
  expect(protocol('#route=TCPRoute')).toBe('TCP');
  expect(protocol('#route=TCPRoute&listener=TLS')).toBe('TLS');
});

test('an external host is the name on its certificate, unless the link says otherwise', () => {
  const hostname = (link: string) => open(link).backends[0].validation.hostname;
  expect(hostname('#external=api.example.org:8443&mode=system')).toBe('api.example.org');
  expect(hostname('#external=api.example.org&mode=skip')).toBe('api.example.org');
  expect(hostname('#external=api.example.org&mode=system&hostname=other.example.org')).toBe('other.example.org');
});
