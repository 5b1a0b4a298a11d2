import { describe, expect, it } from 'vitest';
import type { K8sObject } from '../manifest/object.ts';
import { loadSigns } from './load.ts';
import { recognise } from './recognise.ts';

const GATEWAY_API = 'gateway.networking.k8s.io/v1';

function object(
  apiVersion: string,
  kind: string,
  rest: { readonly [field: string]: K8sObject[string] } = {},
): K8sObject {
  return { apiVersion, kind, metadata: { name: 'api', namespace: 'shop' }, ...rest };
}

const idsOf = async (...objects: readonly K8sObject[]) => (await recognise(objects)).map(({ id }) => id);

describe.each(await loadSigns())('$id', ({ id, groups, controllerNames }) => {
  it.each(groups)('is told by a kind of %s', async (group) => {
    expect(await recognise([object(`${group}/v1`, 'Thing')])).toEqual([
      { id, because: 'Thing shop/api is one of its own kinds.' },
    ]);
  });

  it.each(controllerNames)('is told by a GatewayClass of %s', async (controllerName) => {
    expect(await idsOf(object(GATEWAY_API, 'GatewayClass', { spec: { controllerName } }))).toEqual([id]);
  });

  it.each(controllerNames)(
    'is told by what %s has written into the status of a route or policy',
    async (controllerName) => {
      expect(await idsOf(object(GATEWAY_API, 'HTTPRoute', { status: { parents: [{ controllerName }] } }))).toEqual([
        id,
      ]);
      const policy = object(GATEWAY_API, 'BackendTLSPolicy', { status: { ancestors: [{ controllerName }] } });
      expect(await idsOf(policy)).toEqual([id]);
    },
  );

  it.each(groups)('is told by references to kinds of %s', async (group) => {
    const ref = { group, kind: 'Thing', name: 'thing' };
    expect(await idsOf(object(GATEWAY_API, 'Gateway', { spec: { infrastructure: { parametersRef: ref } } }))).toEqual([
      id,
    ]);
    expect(await idsOf(object(GATEWAY_API, 'GatewayClass', { spec: { parametersRef: ref } }))).toEqual([id]);
    expect(await idsOf(object(GATEWAY_API, 'HTTPRoute', { spec: { rules: [{ backendRefs: [ref] }] } }))).toEqual([id]);
    const filters = [{ type: 'ExtensionRef', extensionRef: ref }];
    expect(await idsOf(object(GATEWAY_API, 'HTTPRoute', { spec: { rules: [{ filters }] } }))).toEqual([id]);
  });
});

it('puts who has written a status before whose kinds are merely there', async () => {
  const foreign = object('gateway.k8s.aws/v1', 'TargetGroupConfiguration');
  const controllerName = 'gateway.envoyproxy.io/gatewayclass-controller';
  const read = object(GATEWAY_API, 'HTTPRoute', { status: { parents: [{ controllerName }] } });
  expect(await idsOf(foreign, foreign, read)).toEqual(['envoy-gateway', 'aws-load-balancer-controller']);
});

it('knows nobody where nothing tells', async () => {
  expect(await idsOf()).toEqual([]);
  expect(await idsOf(object('v1', 'Service'), object(GATEWAY_API, 'HTTPRoute', { spec: { rules: [{}] } }))).toEqual([]);
  expect(await idsOf(object(GATEWAY_API, 'GatewayClass', { spec: { controllerName: 'example.com/other' } }))).toEqual(
    [],
  );
});
