import { expect, it } from 'vitest';
import { DEFAULTS, type Setting } from '../configuration/configuration.ts';
import { raised } from '../gateway-api/raise.ts';
import type { K8sObject } from '../manifest/object.ts';
import { watches as aws } from './aws-load-balancer-controller/watches.ts';
import { watches as envoy } from './envoy-gateway/watches.ts';

function setting(version: string, release: Setting['gatewayApi']['release']): Setting {
  return { ...DEFAULTS.setting, version, gatewayApi: { release, channel: 'experimental', missingKinds: [] } };
}

function object(apiVersion: string, kind: string): K8sObject {
  const spec = { targetRefs: [{ kind: 'Service', name: 'api' }], hostnames: ['api.example.com'] };
  return { apiVersion, kind, metadata: { name: 'api' }, spec };
}

/** What the controllers really read decides. */
it.each([
  [aws, '3.5', '1.6', 'gateway.k8s.aws/v1beta1', 'TargetGroupConfiguration', 'gateway.k8s.aws/v1'],
  [aws, '3.4', '1.6', 'gateway.k8s.aws/v1beta1', 'TargetGroupConfiguration', undefined],
  [aws, '3.5', '1.6', 'gateway.networking.k8s.io/v1alpha2', 'TCPRoute', 'gateway.networking.k8s.io/v1'],
  [aws, '3.4', '1.6', 'gateway.networking.k8s.io/v1alpha2', 'TCPRoute', undefined],
  [envoy, '1.6', '1.4', 'gateway.networking.k8s.io/v1alpha3', 'BackendTLSPolicy', 'gateway.networking.k8s.io/v1'],
  [envoy, '1.5', '1.4', 'gateway.networking.k8s.io/v1alpha3', 'BackendTLSPolicy', undefined],
  [envoy, '1.7', '1.5', 'gateway.networking.k8s.io/v1alpha2', 'TLSRoute', 'gateway.networking.k8s.io/v1alpha3'],
  [envoy, '1.9', '1.6', 'gateway.networking.k8s.io/v1beta1', 'HTTPRoute', 'gateway.networking.k8s.io/v1'],
] as const)('raises by what is read and served (%#)', (watches, version, release, from, kind, to) => {
  expect(raised(object(from, kind), setting(version, release), watches)?.object.apiVersion).toBe(to);
});
