import { describe, expect, test } from 'vitest';
import { DEFAULTS } from '../configuration/configuration.ts';
import { withEdits } from '../configuration/with-edits.ts';
import { implementation as envoy } from '../implementations/envoy-gateway/implementation.ts';
import { lens } from '../lens/lens.ts';
import { reduce } from './reduce.ts';
import { reviewOf } from './reviewing.ts';
import { EMPTY, initialState, type WorkspaceState } from './state.ts';

/** An Envoy Gateway Backend that gets another name in the YAML: no field of the form has it. */

const NAME = 'api-example-org';

/** With a policy on the Backend, since only that can say names; with the route in the text where the example is complete. */
function start(completeExample: boolean): WorkspaceState {
  const subjectAltNames = [{ type: 'Hostname', hostname: 'b.example.org' }];
  const configuration = withEdits(DEFAULTS, [
    { at: 'setting', value: { ...DEFAULTS.setting, implementation: 'envoy-gateway', version: '1.9' } },
    { at: 'output.completeExample', value: completeExample },
    { at: 'backends.0.target', value: { kind: 'ExternalHost', namespace: 'shop', hostname: 'api.example.org' } },
    { at: 'backends.0.validation', value: { mode: 'system', hostname: 'api.example.org', subjectAltNames } },
  ]);
  const open = reduce(initialState(), { type: 'open', work: { ...EMPTY, configuration } });
  const loaded = reduce(open, { type: 'implementation-loaded', id: 'envoy-gateway', implementation: envoy });
  return reduce(loaded, { type: 'lens-loaded', lens });
}

function reviewed({ shown }: WorkspaceState) {
  if (shown === null) throw new Error('Nothing is shown.');
  return reviewOf(shown);
}

const PLACES = { policy: 'targetRefs:', backend: 'kind: Backend\nmetadata:', route: 'backendRefs:' } as const;

/** Gives the Backend another name in some places of the text. */
function named(state: WorkspaceState, ...places: readonly (keyof typeof PLACES)[]): WorkspaceState {
  const { text } = reviewed(state);
  const renamed = places.reduce((here, place) => {
    const [before = '', after = ''] = here.split(PLACES[place]);
    return before + PLACES[place] + after.replace(`name: ${NAME}`, 'name: mine');
  }, text);
  return reduce(state, { type: 'type-text', text: renamed, from: text });
}

const connectionOf = (state: WorkspaceState) => reviewed(state).hops[0]?.hop.connection;
const astray = (state: WorkspaceState) => reviewed(state).findings.filter(({ id }) => id === 'MAN-04');

function mended(state: WorkspaceState, fix: number): WorkspaceState {
  const chosen = astray(state)[0]?.fixes[fix];
  if (chosen === undefined) throw new Error('There is no such fix.');
  return reduce(state, { type: 'apply', edits: chosen.edits, manifests: chosen.manifests });
}

const labels = (state: WorkspaceState) => astray(state)[0]?.fixes.map(({ label }) => label);

describe('renamed wherever it stands in the text', () => {
  test.each([
    [true, ['policy', 'backend', 'route']],
    [false, ['policy', 'backend']],
  ] as const)('it is the same connection (route in the text: %s)', (complete, places) => {
    const before = start(complete);
    const state = named(before, ...places);
    expect(connectionOf(state)).toEqual(connectionOf(before));
    expect(state.configuration).toEqual(before.configuration);
    expect(reviewed(state).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(astray(state)).toEqual([]);
  });

  test('the patch of the route beside the text says the new name', () => {
    const route = reviewed(named(start(false), 'policy', 'backend')).written.find(({ role }) => role === 'patch');
    expect(JSON.stringify(route)).toContain('"mine"');
    expect(JSON.stringify(route)).not.toContain(`"${NAME}"`);
  });

  test.each([true, false])('it stays so where the form goes on (route in the text: %s)', (complete) => {
    const state = named(start(complete), 'policy', 'backend', ...(complete ? (['route'] as const) : []));
    const next = reduce(state, { type: 'type', at: 'backends.0.target.hostname', text: 'other.example.org' });
    expect(next.hand?.text.match(/name: mine$/gm)).toHaveLength(complete ? 3 : 2);
    expect(connectionOf(next)?.kind).toBe('tls');
    expect(reviewed(next).hops[0]?.hop.to).toMatchObject({ hostname: 'other.example.org' });
  });
});

/** Others of the same kind, before ours in the text. */
const OTHERS = ['mail', 'pay']
  .map(
    (name) => `apiVersion: gateway.envoyproxy.io/v1alpha1
metadata: {name: ${name}, namespace: shop}
kind: Backend
spec: {endpoints: [{fqdn: {hostname: ${name}.example.org, port: 25}}]}
---
`,
  )
  .join('');

test('among others of its kind it is known by its content', () => {
  const before = start(true);
  const { text } = reviewed(before);
  const more = reduce(before, { type: 'type-text', text: OTHERS + text, from: text });
  const all = named(more, 'policy', 'backend', 'route');
  expect(astray(all)).toEqual([]);
  const next = reduce(all, { type: 'type', at: 'backends.0.target.hostname', text: 'other.example.org' });
  expect(next.hand?.text).toContain(OTHERS);
  expect(reviewed(next).hops[0]?.hop.to).toMatchObject({ hostname: 'other.example.org' });
});

describe('renamed in one place only', () => {
  test('of its own: route and policy lead nowhere, and can follow', () => {
    const state = named(start(true), 'backend');
    expect(connectionOf(state)).toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining(`the route refers to Backend shop/${NAME}`),
    });
    expect(astray(state).map(({ at }) => at.object?.kind)).toEqual(['BackendTLSPolicy', 'HTTPRoute']);
    expect(labels(state)).toEqual(['Rename everywhere to “mine”', `Call the Backend “${NAME}”`]);
    expect(reviewed(state).findings.filter(({ id, message }) => id === 'GEN-36' && message.includes(NAME))).toEqual([]);
    expect(reviewed(mended(state, 0)).text.match(/name: mine$/gm)).toHaveLength(3);
    expect(connectionOf(mended(state, 0))).toEqual(connectionOf(start(true)));
    expect(mended(state, 1).hand).toBeNull();
  });

  test('in the route: the Backend can follow, or the name go back', () => {
    const state = named(start(true), 'route');
    expect(astray(state)).toMatchObject([{ at: { object: { kind: 'HTTPRoute' } } }]);
    expect(labels(state)).toEqual(['Rename everywhere to “mine”', `Say “${NAME}” here too`]);
    expect(reviewed(mended(state, 0)).text.match(/name: mine$/gm)).toHaveLength(3);
    expect(connectionOf(mended(state, 0))).toEqual(connectionOf(start(true)));
    expect(mended(state, 1).hand).toBeNull();
  });

  test('beside the route: what is patched follows the Backend, and the policy is told to', () => {
    const state = named(start(false), 'backend');
    expect(connectionOf(state)?.kind).toBe('plaintext');
    expect(astray(state)).toMatchObject([{ at: { object: { kind: 'BackendTLSPolicy' } } }]);
    expect(connectionOf(mended(state, 0))).toEqual(connectionOf(start(false)));
  });
});
