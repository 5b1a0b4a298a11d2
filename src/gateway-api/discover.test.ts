import { describe, expect, it } from 'vitest';
import fc from '../../tests/fast-check.ts';
import { DISCOVER_CRDS, DISCOVER_IMAGES, readDiscovery } from './discover.ts';

const IMAGES = [
  { implementation: 'envoy-gateway', image: 'envoyproxy/gateway' },
  { implementation: 'aws-load-balancer-controller', image: 'aws-load-balancer-controller' },
];
const row = (plural: string, bundle: string, channel: string, served: string) =>
  [`${plural}.gateway.networking.k8s.io`, bundle, channel, served].join('\t');
const STANDARD_1_5 = [
  row('backendtlspolicies', 'v1.5.1', 'standard', 'v1'),
  row('gatewayclasses', 'v1.5.1', 'standard', 'v1 v1beta1'),
  row('gateways', 'v1.5.1', 'standard', 'v1 v1beta1'),
  row('grpcroutes', 'v1.5.1', 'standard', 'v1'),
  row('httproutes', 'v1.5.1', 'standard', 'v1 v1beta1'),
  row('listenersets', 'v1.5.1', 'standard', 'v1'),
  row('referencegrants', 'v1.5.1', 'standard', 'v1 v1beta1'),
  row('tlsroutes', 'v1.5.1', 'standard', 'v1'),
];

function set(text: string): { [at: string]: unknown } | string {
  const discovery = readDiscovery(text, IMAGES);
  return discovery.ok ? Object.fromEntries(discovery.edits.map(({ at, value }) => [at, value])) : discovery.says;
}

describe('readDiscovery', () => {
  it('reads release, channel and that nothing is missing', () => {
    expect(set(STANDARD_1_5.join('\n'))).toEqual({
      'setting.gatewayApi.release': '1.5',
      'setting.gatewayApi.channel': 'standard',
      'setting.gatewayApi.missingKinds': [],
    });
  });

  it('names the kinds that a managed set leaves out', () => {
    const text = STANDARD_1_5.filter((line) => !/^(grpcroutes|backendtls)/.test(line)).join('\r\n');
    expect(set(text)).toMatchObject({ 'setting.gatewayApi.missingKinds': ['GRPCRoute', 'BackendTLSPolicy'] });
  });

  it('takes an experimental kind beside standard ones as the experimental channel, and says what is mixed', () => {
    const text = [...STANDARD_1_5, row('tcproutes', 'v1.5.1', 'experimental', 'v1alpha2')].join('\n');
    expect(set(text)).toMatchObject({ 'setting.gatewayApi.channel': 'experimental' });
    const discovery = readDiscovery(text, IMAGES);
    expect(discovery.ok && discovery.notes.join(' ')).toContain(
      'TLSRoute is served as v1, where this bundle has v1, v1alpha3, v1alpha2',
    );
  });

  it('reads columns with spaces, in the middle of other output', () => {
    const text = `$ kubectl get crd\nNAME BUNDLE CHANNEL\n${STANDARD_1_5.join('\n').replaceAll('\t', '   ')}\n$`;
    expect(set(text)).toMatchObject({ 'setting.gatewayApi.release': '1.5' });
  });

  it.each([
    ['docker.io/envoyproxy/gateway:v1.8.3', 'envoy-gateway', '1.8.3'],
    ['public.ecr.aws/eks/aws-load-balancer-controller:v3.5.0', 'aws-load-balancer-controller', '3.5.0'],
    ['nginx:1.29\nenvoyproxy/gateway:v1.9.0@sha256:00', 'envoy-gateway', '1.9.0'],
  ])('reads the controller from %s', (text, implementation, version) => {
    expect(set(text)).toEqual({ 'setting.implementation': implementation, 'setting.version': version });
  });

  it('does not take another image for a controller', () => {
    expect(set('envoyproxy/gateway-helm:v1.8.3')).toMatch(/no known controller/);
    expect(set('my-envoyproxy/gateway:v1.8.3')).toMatch(/no known controller/);
  });

  it('puts the newest known release in the place of a newer one, and says so', () => {
    const discovery = readDiscovery(row('gateways', 'v1.9.0', 'standard', 'v1'), IMAGES);
    expect(discovery).toMatchObject({
      ok: true,
      notes: expect.arrayContaining([expect.stringMatching(/1\.9 is newer/)]),
    });
  });

  it.each([
    ['', /no Gateway API CRD/],
    ['error: You must be logged in to the server', /no Gateway API CRD/],
    [row('gateways', '', '', 'v1'), /no bundle version/],
    [row('gateways', 'v1.0.0', 'standard', 'v1'), /older than 1\.2/],
    ['x'.repeat(200_001), /longer than/],
  ])('says what is wrong with %j', (text, says) => {
    expect(set(text)).toMatch(says);
  });

  it('never throws', () => {
    const words = fc.constantFrom(
      ...STANDARD_1_5,
      'gateways.gateway.networking.k8s.io',
      'v1.',
      '\t',
      '\n',
      'envoyproxy/gateway:',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ unit: 'binary' }))), (parts) => {
        expect(readDiscovery(parts.join(''), IMAGES).ok).toBeTypeOf('boolean');
      }),
    );
  });

  it('has commands whose quotes are closed', () => {
    for (const command of [DISCOVER_CRDS, DISCOVER_IMAGES]) expect(command.split("'")).toHaveLength(3);
  });
});
