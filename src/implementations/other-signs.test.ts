import { expect, test } from 'vitest';
import { otherSigns } from './other-signs.ts';

const gatewayClass = (controllerName: string) => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'GatewayClass',
  metadata: { name: 'edge' },
  spec: { controllerName },
});
const [ISTIO, ENVOY] = [
  gatewayClass('istio.io/gateway-controller'),
  gatewayClass('gateway.envoyproxy.io/gatewayclass-controller'),
];

test('manifests of another implementation than the one that is named are told', async () => {
  expect(await otherSigns([ISTIO], 'envoy-gateway')).toEqual([
    expect.stringMatching(/^These manifests look like Istio’s: GatewayClass edge names .* what Envoy Gateway would do/),
  ]);
});

test.each([
  ['its own signs', 'envoy-gateway', [ENVOY, ISTIO]],
  ['no signs', 'envoy-gateway', []],
  ['a controller that nobody knows', 'envoy-gateway', [gatewayClass('example.org/own')]],
  ['the standard alone', 'any', [ISTIO]],
])('nothing is said of %s', async (_, named, objects) => {
  expect(await otherSigns(objects, named)).toEqual([]);
});
