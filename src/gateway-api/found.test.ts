import { describe, expect, it } from 'vitest';
import fc from '../../tests/fast-check.ts';
import type { Json } from '../manifest/json.ts';
import { asObject, foundOf, lookUp, namespaceOf, ofKind } from './found.ts';

const object = (apiVersion: string, kind: string, name: string, namespace?: string) => ({
  apiVersion,
  kind,
  metadata: namespace === undefined ? { name } : { name, namespace },
});

describe('foundOf', () => {
  const route = object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'api', 'shop');
  const other = object('gateway.networking.k8s.io/v1beta1', 'HTTPRoute', 'web', 'shop');
  const service = object('v1', 'Service', 'api');
  const found = foundOf([route, other, service]);

  it('looks up by identity, whatever the API version', () => {
    const ref = { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop', name: 'web' };
    expect(lookUp(found, ref)).toBe(other);
    expect(lookUp(found, { ...ref, namespace: 'default' })).toBeUndefined();
    expect(lookUp(found, { ...ref, group: '' })).toBeUndefined();
  });
  it('lists a kind in the order of the manifests', () => {
    expect(ofKind(found, 'gateway.networking.k8s.io', 'HTTPRoute')).toEqual([route, other]);
    expect(ofKind(found, '', 'HTTPRoute')).toEqual([]);
  });
  it('takes a namespace that is left out for the default one', () => {
    expect(namespaceOf(service)).toBe('default');
    for (const namespace of ['', 'default'])
      expect(lookUp(found, { group: '', kind: 'Service', namespace, name: 'api' })).toBe(service);
  });
  it('lets the last of two objects with one identity win, as applying them would', () => {
    const again = { ...service, spec: {} };
    expect(lookUp(foundOf([service, again]), { group: '', kind: 'Service', namespace: '', name: 'api' })).toBe(again);
  });
});

describe('asObject', () => {
  it.each<[string, Json]>([
    ['null', null],
    ['a list', []],
    ['text', 'kind: X'],
    ['no kind', { apiVersion: 'v1', metadata: { name: 'a' } }],
    ['no metadata', { apiVersion: 'v1', kind: 'X' }],
    ['a name that is a number', { apiVersion: 'v1', kind: 'X', metadata: { name: 1 } }],
    ['a namespace that is a number', { apiVersion: 'v1', kind: 'X', metadata: { name: 'a', namespace: 1 } }],
  ])('refuses %s', (_, value) => {
    expect(asObject(value)).toBeUndefined();
  });
  it('takes what has an identity, whatever else it holds', () => {
    // Everything that fast-check calls a JSON value is one.
    fc.assert(
      fc.property(fc.jsonValue() as fc.Arbitrary<Json>, (spec) => {
        const value = { ...object('v1', 'X', 'a'), spec };
        expect(asObject(value)).toBe(value);
      }),
    );
  });
});
