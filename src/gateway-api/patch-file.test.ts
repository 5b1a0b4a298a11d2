import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { changeObject, type Wish } from '../manifest/change.ts';
import { type K8sObject, refOf, slotOf } from '../manifest/object.ts';
import { type Patched, patchCommand, patchContent, patchPath } from './patch-file.ts';

const ROUTE: K8sObject = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'api', namespace: 'shop' },
  spec: { rules: [{ backendRefs: [{ name: 'api', port: 8443 }] }] },
};

function patched(before: K8sObject, wishes: readonly Wish[]): Patched {
  const { after, operations, back, merge } = changeObject(before, wishes);
  return {
    slot: slotOf(refOf(after)),
    object: after,
    from: [],
    role: 'patch',
    before,
    operations,
    back,
    merge,
    why: '',
  };
}

describe('patch files', () => {
  const inList = patched(ROUTE, [{ path: ['spec', 'rules', 0, 'backendRefs', 0], value: { kind: 'Backend' } }]);
  const field = patched(ROUTE, [{ path: ['spec', 'hostnames'], value: ['a.example'] }]);

  it('writes a change within a list as JSON patch with its tests', () => {
    expect(load(patchContent(inList))).toEqual(inList.operations);
    expect(inList.operations[0]?.op).toBe('test');
  });

  it('writes a change of single fields as merge patch', () => {
    expect(load(patchContent(field))).toEqual({ spec: { hostnames: ['a.example'] } });
  });

  it('names the whole object in path and command', () => {
    expect(patchPath(inList)).toBe('patches/httproute-shop.api.yaml');
    expect(patchCommand(inList)).toBe(
      'kubectl patch httproute.gateway.networking.k8s.io api --namespace shop --type json --patch-file patches/httproute-shop.api.yaml',
    );
    expect(patchCommand(field)).toContain('--type merge');
  });

  it('keeps objects apart whose names join to the same text', () => {
    const named = (namespace: string, name: string) =>
      patchPath(patched({ ...ROUTE, metadata: { name, namespace } }, [{ path: ['spec', 'hostnames'], value: [] }]));
    expect(named('a-b', 'c')).not.toBe(named('a', 'b-c'));
  });

  it('leaves group and namespace out where there are none', () => {
    const node: K8sObject = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'a' } };
    const command = patchCommand(patched(node, [{ path: ['metadata', 'labels', 'x'], value: 'y' }]));
    expect(command).toBe('kubectl patch node a --type merge --patch-file patches/node-a.yaml');
  });
});
