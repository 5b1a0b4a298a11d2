import { describe, expect, test } from 'vitest';
import { DEFAULTS } from '../configuration/configuration.ts';
import { implementation as agentgateway } from '../implementations/agentgateway/implementation.ts';
import { implementation as any } from '../implementations/any/implementation.ts';
import { implementation as envoy } from '../implementations/envoy-gateway/implementation.ts';
import { implementation as gloo } from '../implementations/gloo-gateway/implementation.ts';
import { implementation as istio } from '../implementations/istio/implementation.ts';
import { implementation as kgateway } from '../implementations/kgateway/implementation.ts';
import { lens } from '../lens/lens.ts';
import { pickList } from '../manifest/json.ts';
import type { Action } from './action.ts';
import { reduce } from './reduce.ts';
import { reviewOf } from './reviewing.ts';
import { EMPTY, initialState, type WorkspaceState } from './state.ts';

/** A route of the user’s own, as their cluster prints it, and what the form does to it. */

const LIVE = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: front
  namespace: web
  resourceVersion: "4711"
spec:
  parentRefs:
  - {group: gateway.networking.k8s.io, kind: Gateway, name: edge, namespace: infra}
  rules:
  - matches: [{path: {type: PathPrefix, value: /}}]
    backendRefs:
    - {group: "", kind: Service, name: start, port: 8443, weight: 1}
  - matches: [{path: {type: PathPrefix, value: /pay}}]
    backendRefs:
    - group: ""
      kind: Service
      name: pay
      port: 8443
      weight: 3
      filters:
      - {type: RequestHeaderModifier, requestHeaderModifier: {set: [{name: X-Way, value: pay}]}}
    - {group: "", kind: Service, name: pay-canary, port: 8443, weight: 1}
  - matches: [{path: {type: PathPrefix, value: /help}}]
    backendRefs:
    - {group: "", kind: Service, name: help, port: 8443, weight: 1}
`;

function upon(state: WorkspaceState, ...actions: readonly Action[]): WorkspaceState {
  return actions.reduce(reduce, state);
}

const ENVOY = { id: 'envoy-gateway', version: '1.9', implementation: envoy };

function pasted(text = LIVE, { id, version, implementation } = ENVOY): WorkspaceState {
  const setting = { ...DEFAULTS.setting, implementation: id, version };
  const started = lens.startFrom(text, setting, implementation);
  if (!started.ok) throw new Error(started.says);
  const { configuration, hand } = started;
  return upon(
    initialState(),
    { type: 'open', work: { ...EMPTY, configuration, hand } },
    { type: 'implementation-loaded', id, implementation },
    { type: 'lens-loaded', lens },
  );
}

function shownOf({ shown }: WorkspaceState) {
  if (shown === null) throw new Error('Nothing is shown.');
  return shown;
}

function routeOf(state: WorkspaceState) {
  const route = reviewOf(shownOf(state)).written.find(({ object }) => object.kind.endsWith('Route'));
  if (route === undefined) throw new Error('There is no route.');
  return route;
}

const refsOf = (state: WorkspaceState, rule: number) =>
  pickList(routeOf(state).object, 'spec', 'rules', rule, 'backendRefs');
const KIND = 'backends.0.target.kind';
const toHost: Action = { type: 'choose', at: KIND, value: 'ExternalHost' };
const hostIs = (text: string): Action => ({ type: 'type', at: 'backends.0.target.hostname', text });

describe('a Service in a route of the user’s own that gives way to a host', () => {
  const BEFORE = pasted();
  const state = upon(BEFORE, toHost, hostIs('a.example'), hostIs('pay.example.org'));

  test('leaves its backendRef to the Backend', () => {
    expect(refsOf(state, 0)).toEqual([
      { group: 'gateway.envoyproxy.io', kind: 'Backend', name: 'pay-example-org', weight: 1 },
    ]);
  });

  test('is said by the patch, which tests what it replaces and touches no other rule', () => {
    const route = routeOf(state);
    if (route.role !== 'patch') throw new Error(`The route is ${route.role}.`);
    const at = '/spec/rules/0/backendRefs/0';
    expect(route.operations).toContainEqual({ op: 'test', path: `${at}/name`, value: 'start' });
    expect(route.operations).toContainEqual({ op: 'replace', path: `${at}/name`, value: 'pay-example-org' });
    expect(route.operations).toContainEqual({ op: 'remove', path: `${at}/port` });
    expect(route.operations.filter(({ path }) => !path.startsWith(at))).toEqual([]);
  });

  test('is there again, as it was, once the form turns back', () => {
    const back = upon(state, { type: 'choose', at: KIND, value: 'Service' });
    expect(routeOf(back).object).toEqual(routeOf(BEFORE).object);
    expect(routeOf(back).role).toBe('exists');
  });

  test('comes back where the form turns to another backend', () => {
    const gone = upon(state, { type: 'add-backend' }, { type: 'remove-backend', index: 0 });
    expect(refsOf(gone, 0)).toContainEqual({ group: '', kind: 'Service', name: 'start', port: 8443, weight: 1 });
  });
});

describe('one of two in a rule', () => {
  const service = (name: string) => ({ kind: 'Service', namespace: 'web', name, port: 8443, portName: null });
  const backends = [
    { target: service('pay'), weight: 3, rule: 1, validation: { mode: 'skip', hostname: 'pay.example' } },
    { target: service('pay-canary'), weight: 1, rule: 1, validation: { mode: 'skip', hostname: 'pay.example' } },
  ];
  const before = upon(pasted(), { type: 'apply', edits: [{ at: 'backends', value: backends }] });
  const state = upon(before, toHost, hostIs('pay.example.org'));

  test('keeps weight and filters, and leaves the other as it is', () => {
    const [first, second] = refsOf(state, 1);
    expect(first).toEqual({
      group: 'gateway.envoyproxy.io',
      kind: 'Backend',
      name: 'pay-example-org',
      weight: 3,
      filters: [{ type: 'RequestHeaderModifier', requestHeaderModifier: { set: [{ name: 'X-Way', value: 'pay' }] } }],
    });
    expect(second).toEqual(refsOf(before, 1)[1]);
    expect([refsOf(state, 0), refsOf(state, 2)]).toEqual([refsOf(before, 0), refsOf(before, 2)]);
  });

  test('keeps them as well where what stands there has been edited by hand meanwhile', () => {
    const text = (state.hand?.text ?? '').replace('X-Way', 'X-By');
    const edited = upon(state, { type: 'type-text', text, from: '' }, hostIs('other.example.org'));
    expect(refsOf(edited, 1)[0]).toMatchObject({ name: 'other-example-org', weight: 3 });
    expect(JSON.stringify(refsOf(edited, 1)[0])).toContain('X-By');
  });
});

test('a backend that is added is the next of its rule, as it stands there', () => {
  const state = upon(pasted(), { type: 'choose-rule', backend: 0, rule: 1 }, { type: 'add-backend' });
  expect(state.configuration.backends[1]).toMatchObject({ target: { name: 'pay-canary' }, rule: 1, weight: 1 });
  expect(reviewOf(shownOf(state)).hops.map(({ hop }) => hop.connection.kind)).toEqual([
    'plaintext',
    'tls',
    'tls',
    'plaintext',
  ]);
  expect(routeOf(state).object).toEqual(routeOf(pasted()).object);
  expect(upon(state, { type: 'add-backend' }).configuration.backends[2]).toMatchObject({
    target: { name: 'pay-canary-2' },
  });
});

test('a host that is added beside a Service takes nothing from it', () => {
  const state = upon(
    pasted(),
    { type: 'add-backend' },
    { type: 'choose', at: 'backends.1.target.kind', value: 'ExternalHost' },
  );
  expect(refsOf(state, 0)).toMatchObject([{ kind: 'Service', name: 'start' }, { kind: 'Backend' }]);
});

test('a TLSRoute, which may not be without a backendRef, has its own again', () => {
  const text = LIVE.replace('kind: HTTPRoute', 'kind: TLSRoute').replaceAll(/matches: .*\n {4}/g, '');
  const before = pasted(text);
  const state = upon(before, toHost);
  expect(refsOf(state, 0)).toMatchObject([{ kind: 'Backend' }]);
  expect(routeOf(upon(state, { type: 'choose', at: KIND, value: 'Service' })).object).toEqual(routeOf(before).object);
});

test.each([
  { id: 'istio', version: '1.27', implementation: istio },
  { id: 'kgateway', version: '2.1', implementation: kgateway },
  { id: 'agentgateway', version: '1.1', implementation: agentgateway },
  { id: 'gloo-gateway', version: '1.20', implementation: gloo },
])('a Service gives way to what $id has for hosts', (one) => {
  const state = upon(pasted(LIVE, one), toHost, hostIs('pay.example.org'));
  const [only, ...others] = refsOf(state, 0);
  expect([only, others]).toEqual([expect.not.objectContaining({ kind: 'Service' }), []]);
});

test('where hosts cannot be said, the route stays as it is', () => {
  const state = upon(pasted(LIVE, { id: 'any', version: 'unlisted', implementation: any }), toHost);
  expect(routeOf(state).role).toBe('exists');
});

describe('the rule that the form speaks of', () => {
  const turn = (rule: number): Action => ({ type: 'choose-rule', backend: 0, rule });

  test('is one of those that are listed by what they are for', () => {
    const { hand, configuration } = pasted();
    const choices = hand === null ? [] : lens.ruleChoices(hand, configuration, envoy);
    expect(choices.map(({ label }) => label)).toEqual([
      '0 · / → start:8443',
      '1 · /pay → pay:8443, pay-canary:8443',
      '2 · /help → help:8443',
    ]);
  });

  test('brings what it leads to with it, and nothing changes in the route', () => {
    const before = pasted();
    const state = reduce(before, turn(2));
    expect(state.configuration.backends[0]).toMatchObject({
      rule: 2,
      target: { kind: 'Service', namespace: 'web', name: 'help', port: 8443 },
    });
    expect(state.configuration.backends).toHaveLength(1);
    expect(routeOf(state).role).toBe('exists');
    expect(reduce(state, { type: 'undo' }).configuration).toEqual(before.configuration);
  });

  test('is the only one that is patched from then on', () => {
    const route = routeOf(upon(pasted(), turn(2), toHost, hostIs('help.example.org')));
    if (route.role !== 'patch') throw new Error(`The route is ${route.role}.`);
    expect(route.operations.filter(({ path }) => !path.startsWith('/spec/rules/2/backendRefs/0'))).toEqual([]);
  });

  test('leads to several, and the form has the first of them: the other stays', () => {
    const state = upon(pasted(), turn(1), toHost, hostIs('a.example.org'), hostIs('pay.example.org'));
    const [first, ...others] = refsOf(state, 1);
    expect(first).toMatchObject({ kind: 'Backend', name: 'pay-example-org', weight: 3, filters: [{}] });
    expect(others).toEqual(refsOf(pasted(), 1).slice(1));
    const back = reduce(state, { type: 'choose', at: KIND, value: 'Service' });
    expect(routeOf(back).object).toEqual(routeOf(pasted()).object);
  });

  test('leaves the rule before as it was', () => {
    const state = upon(pasted(), toHost, hostIs('pay.example.org'), turn(2));
    expect(routeOf(state).object).toEqual(routeOf(pasted()).object);
    expect(state.hand?.text).not.toContain('kind: Backend\n');
  });

  test('is looked at where the form has a backend for it already', () => {
    const state = upon(pasted(), { type: 'add-backend' }, { type: 'type', at: 'backends.1.rule', text: '2' });
    const looked = upon(state, { type: 'look', at: { backend: 1 } }, { type: 'choose-rule', backend: 1, rule: 0 });
    expect(looked.view.backend).toBe(0);
    expect(looked.configuration).toEqual(state.configuration);
  });
});
