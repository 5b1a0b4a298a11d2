import { expect, it } from 'vitest';
import { foundOf } from '../../gateway-api/found.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { xBackendFindings } from './x-backends.ts';

const GROUP = 'gateway.networking.x-k8s.io';
const metadata = { name: 'api', namespace: 'shop' };
const backend: K8sObject = { apiVersion: `${GROUP}/v1alpha1`, kind: 'XBackend', metadata, spec: {} };
const route = (ref: { [field: string]: string | number }): K8sObject => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata,
  spec: { rules: [{ backendRefs: [ref] }] },
});
const saidOf = (...objects: readonly K8sObject[]) =>
  xBackendFindings(foundOf(objects)).map(({ id, at }) => `${id} ${at.object?.kind} ${at.path?.join('.')}`);

it('says of XBackends and of what leads to them that nobody honours them', () => {
  expect(saidOf(backend, route({ group: GROUP, kind: 'XBackend', name: 'api', port: 443 }))).toEqual([
    'GEN-41 HTTPRoute spec.rules.0.backendRefs.0',
    'GEN-41 XBackend kind',
  ]);
});

it('says nothing of Services, and nothing of the same name in another group', () => {
  expect(
    saidOf(route({ name: 'api', port: 443 }), route({ group: 'x.example', kind: 'XBackend', name: 'api' })),
  ).toEqual([]);
});
