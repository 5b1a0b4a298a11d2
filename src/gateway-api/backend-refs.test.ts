import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../manifest/json.ts';
import type { K8sObject } from '../manifest/object.ts';
import { backendRefsOf, gatewaysOf, listenerModes, routesOf, serviceEndpoint } from './backend-refs.ts';
import { foundOf } from './found.ts';

const GROUP = 'gateway.networking.k8s.io';

function route(spec: JsonObject, kind = 'HTTPRoute'): K8sObject {
  return { apiVersion: `${GROUP}/v1`, kind, metadata: { name: 'api', namespace: 'shop' }, spec };
}

function gateway(...listeners: JsonObject[]): K8sObject {
  return {
    apiVersion: `${GROUP}/v1`,
    kind: 'Gateway',
    metadata: { name: 'gw', namespace: 'shop' },
    spec: { listeners },
  };
}

describe('backendRefsOf', () => {
  it('finds every backendRef of every route with the defaults of the API filled in', () => {
    const rules = [
      {
        backendRefs: [
          { name: 'a', port: 1 },
          { name: 'b', namespace: 'other', group: 'x.io', kind: 'Backend' },
        ],
      },
      {},
      { backendRefs: [{ name: 'c', port: 2 }] },
    ];
    const refs = backendRefsOf(foundOf([route({ rules }), route({ rules: [] }, 'TCPRoute')]));
    expect(refs.map(({ rule, index, to, port, path }) => ({ rule, index, to, port, path }))).toEqual([
      {
        rule: 0,
        index: 0,
        to: { group: '', kind: 'Service', namespace: 'shop', name: 'a' },
        port: 1,
        path: ['spec', 'rules', 0, 'backendRefs', 0],
      },
      {
        rule: 0,
        index: 1,
        to: { group: 'x.io', kind: 'Backend', namespace: 'other', name: 'b' },
        port: null,
        path: ['spec', 'rules', 0, 'backendRefs', 1],
      },
      {
        rule: 2,
        index: 0,
        to: { group: '', kind: 'Service', namespace: 'shop', name: 'c' },
        port: 2,
        path: ['spec', 'rules', 2, 'backendRefs', 0],
      },
    ]);
  });
  it('knows the four kinds of routes and no others', () => {
    const kinds = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute', 'Gateway'];
    expect(routesOf(foundOf(kinds.map((kind) => route({}, kind)))).map(({ kind }) => kind)).toEqual(kinds.slice(0, 4));
  });
});

describe('serviceEndpoint', () => {
  const refs = (port: number | undefined) =>
    backendRefsOf(
      foundOf([route({ rules: [{ backendRefs: [port === undefined ? { name: 'api' } : { name: 'api', port }] }] })]),
    );
  const service: K8sObject = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'api', namespace: 'shop' },
    spec: { ports: [{ name: 'https', port: 8443 }, { port: 80 }] },
  };
  it.each<[number | undefined, string | null]>([
    [8443, 'https'],
    [80, null],
    [9, null],
    [undefined, null],
  ])('names port %s as the Service does: %s', (port, portName) => {
    const [ref] = refs(port);
    if (ref === undefined) throw new Error('no ref');
    expect(serviceEndpoint(foundOf([service]), ref)).toEqual({
      kind: 'Service',
      namespace: 'shop',
      name: 'api',
      port: port ?? null,
      portName,
    });
    expect(serviceEndpoint(foundOf([]), ref).portName).toBeNull();
  });
});

describe('listenerModes', () => {
  const listeners: JsonObject[] = [
    { name: 'https', protocol: 'HTTPS', tls: { mode: 'Terminate' } },
    { name: 'tls', protocol: 'TLS' },
    { name: 'pass', protocol: 'TLS', tls: { mode: 'Passthrough' } },
    { name: 'tcp', protocol: 'TCP' },
    { name: 'http', protocol: 'HTTP' },
    { name: 'odd' },
  ];
  const modes = (...parentRefs: JsonObject[]) => [
    ...listenerModes(foundOf([gateway(...listeners)]), route({ parentRefs })),
  ];
  it.each([
    ['https', 'terminates'],
    ['tls', 'terminates'],
    ['pass', 'passthrough'],
    ['tcp', 'plain'],
    ['http', 'plain'],
    ['odd', 'unknown'],
    ['missing', 'unknown'],
  ])('of listener %s is %s', (sectionName, mode) => {
    expect(modes({ name: 'gw', sectionName })).toEqual([mode]);
  });
  it('are those of all listeners where none is named, and of all parents', () => {
    expect(new Set(modes({ name: 'gw' }))).toEqual(new Set(['terminates', 'passthrough', 'plain', 'unknown']));
    expect(modes({ name: 'gw', sectionName: 'tcp' }, { name: 'other' })).toEqual(['plain', 'unknown']);
  });
  it('are unknown without parents and without the Gateway', () => {
    expect(modes()).toEqual(['unknown']);
    expect([...listenerModes(foundOf([]), route({ parentRefs: [{ name: 'gw' }] }))]).toEqual(['unknown']);
  });
});

describe('gatewaysOf', () => {
  it('finds the parents that are Gateways in the manifests, in the namespace that is named', () => {
    const found = foundOf([gateway()]);
    expect(gatewaysOf(found, route({ parentRefs: [{ name: 'gw' }, { name: 'x' }] }))).toHaveLength(1);
    expect(gatewaysOf(found, route({ parentRefs: [{ name: 'gw', namespace: 'other' }] }))).toEqual([]);
    expect(gatewaysOf(found, route({ parentRefs: [{ name: 'gw', kind: 'Service' }] }))).toEqual([]);
  });
});
