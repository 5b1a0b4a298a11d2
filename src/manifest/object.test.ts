import { describe, expect, it } from 'vitest';
import { compact, describeRef, groupOf, type ObjectRef, refOf, sameRef, slotOf } from './object.ts';

const service: ObjectRef = { group: '', kind: 'Service', namespace: 'shop', name: 'api' };

describe('references', () => {
  it('are read from an object, whatever API version it is written in', () => {
    const object = {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'a', namespace: 'n' },
    };
    expect(refOf(object)).toEqual({ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'n', name: 'a' });
    expect(refOf({ ...object, apiVersion: 'gateway.networking.k8s.io/v1beta1' })).toEqual(refOf(object));
    expect(refOf({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'n' } })).toEqual({
      group: '',
      kind: 'Namespace',
      namespace: '',
      name: 'n',
    });
  });
  it('name the group of core kinds by nothing', () => {
    expect(groupOf('v1')).toBe('');
    expect(groupOf('apps/v1')).toBe('apps');
  });
  it('are described for people', () => {
    expect(describeRef(service)).toBe('Service shop/api');
    expect(describeRef({ ...service, kind: 'GatewayClass', namespace: '' })).toBe('GatewayClass api');
  });
  it('have slots and equality that tell every part apart', () => {
    const others: ObjectRef[] = [
      { ...service, group: 'example.org' },
      { ...service, kind: 'ConfigMap' },
      { ...service, namespace: 'other' },
      { ...service, name: 'web' },
    ];
    for (const other of others) {
      expect(sameRef(service, other)).toBe(false);
      expect(slotOf(other)).not.toBe(slotOf(service));
    }
    expect(sameRef(service, { ...service })).toBe(true);
  });
});

describe('compact', () => {
  it('drops undefined and nothing else', () => {
    expect(Object.keys(compact({ a: undefined, b: null, c: '', d: 0, e: false }))).toEqual(['b', 'c', 'd', 'e']);
  });
});
