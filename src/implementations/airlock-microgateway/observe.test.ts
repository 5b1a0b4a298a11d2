import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../tests/live-manifests.ts';
import { DEFAULTS } from '../../configuration/configuration.ts';
import { stateOf } from '../../gateway-api/hop.ts';
import { inspect } from './inspect.ts';
import { observe } from './observe.ts';

const at = (version: string) => ({ ...DEFAULTS.setting, implementation: 'airlock-microgateway', version });

const manifests = (kind: string, gateway: string) => `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: gateway, namespace: shop}
spec: {gatewayClassName: airlock-microgateway, listeners: [{name: l, port: 443, protocol: HTTPS}]${gateway}}
---
apiVersion: microgateway.airlock.com/v1alpha1
kind: GatewayParameters
metadata: {name: p, namespace: shop}
spec: {experimental: {tls: {backend: {clientCertificateRef: {name: from-parameters}}}}}
---
apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: {name: api, namespace: shop}
spec: {parentRefs: [{name: gateway}], rules: [{backendRefs: [{name: api, port: 8443}]}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: api, namespace: shop}
spec: {targetRefs: [{group: "", kind: Service, name: api}], validation: {hostname: a.b, caCertificateRefs: [{group: "", kind: ConfigMap, name: a}]}}
`;
const OWN = ', tls: {backend: {clientCertificateRef: {name: from-gateway}}}';
const PARAMETERS =
  ', infrastructure: {parametersRef: {group: microgateway.airlock.com, kind: GatewayParameters, name: p}}';

describe('the client certificate', () => {
  const shown = (gateway: string, version = '5.1') => {
    const [hop] = observe(foundIn(manifests('HTTPRoute', gateway)), at(version));
    const name = hop?.connection.kind === 'tls' ? hop.connection.clientCertificate?.name : hop?.connection.kind;
    return [name, hop?.unsure.length];
  };

  it.each<[string, string, string, (string | number | undefined)[]]>([
    ['is the Gateway’s', OWN, '5.1', ['from-gateway', 0]],
    ['is that of GatewayParameters', PARAMETERS, '5.1', ['from-parameters', 0]],
    ['is the Gateway’s before that of GatewayParameters from 5.1 on', OWN + PARAMETERS, '5.1', ['from-gateway', 0]],
    ['is that of GatewayParameters before the Gateway’s in 4.8', OWN + PARAMETERS, '4.8', ['from-parameters', 0]],
    ['is not certain in 5.0', OWN + PARAMETERS, '5.0', ['from-gateway', 1]],
    ['is none where GatewayParameters are not the Gateway’s', '', '5.1', [undefined, 0]],
  ])('%s', (_, gateway, version, expected) => {
    expect(shown(gateway, version)).toEqual(expected);
  });
});

it('makes nothing of other routes', () => {
  const found = foundIn(manifests('GRPCRoute', ''));
  const hops = observe(found, at('5.1'));
  expect(hops.map(({ connection }) => stateOf(connection))).toEqual(['refused']);
  expect(inspect(found, hops, at('5.1')).map(({ id }) => id)).toEqual(['AIR-04']);
});

it('is not sure of CAs that the documentation does not speak of', () => {
  const secret = manifests('HTTPRoute', '').replace('kind: ConfigMap, name: a', 'kind: Secret, name: a');
  expect(observe(foundIn(secret), at('5.1'))[0]?.unsure.join(' ')).toMatch(/ResolvedRefs settles it/);
});
