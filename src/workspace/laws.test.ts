import { describe, expect, test } from 'vitest';
import { arbitraryConfiguration } from '../../tests/arbitrary.ts';
import fc from '../../tests/fast-check.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import type { Action } from './action.ts';
import { textOf } from './derived.ts';
import { reduce } from './reduce.ts';
import { readWork, writeWork } from './saved-work.ts';
import { EMPTY, initialState, snapshotOf, type WorkspaceState } from './state.ts';

const HOST = 'backends.0.validation.hostname';
const PORT = 'backends.0.target.port';
const MODE = 'backends.0.validation.mode';

/** Anything that the page, a stale view or a mistake of it could ask for. */
const arbitraryAction: fc.Arbitrary<Action> = (() => {
  const at = fc.oneof(
    fc.constantFrom(HOST, PORT, MODE, 'backends.1.target.kind', 'backends.1.validation.ca.kind', 'route.kind'),
    fc.constantFrom('route.hostnames', 'setting.patch', 'setting.version', 'options.any.x', 'clientCertificate.secret'),
    fc.constantFrom('', 'backends', 'backends.0', '__proto__', 'constructor.prototype', 'backends.99.weight', 'schema'),
    fc.string(),
  );
  const text = fc.oneof(fc.constantFrom('', '1', '70000', 'a.example', 'skip', 'PEM', 'Gateway', '<b>'), fc.string());
  const value = fc.oneof(text, fc.jsonValue()) as fc.Arbitrary<Extract<Action, { type: 'choose' }>['value']>;
  const index = fc.integer({ min: -1, max: 3 });
  const edit = fc.record({ at, value });
  return fc.oneof(
    fc.record({ type: fc.constant('type' as const), at, text }),
    fc.record({ type: fc.constant('choose' as const), at, value }),
    fc.record({ type: fc.constant('apply' as const), edits: fc.array(edit, { maxLength: 3 }) }),
    fc.record({ type: fc.constant('remove-backend' as const), index }),
    fc.record({ type: fc.constant('add-name' as const), backend: index }),
    fc.record({ type: fc.constant('remove-name' as const), backend: index, index }),
    fc.record({ type: fc.constant('switch-client-certificate' as const), on: fc.boolean() }),
    fc.record({ type: fc.constantFrom('undo' as const, 'redo' as const, 'leave' as const, 'add-backend' as const) }),
  );
})();

describe('laws', () => {
  const start = arbitraryConfiguration().map((configuration) =>
    reduce(initialState(), { type: 'restore', work: { ...EMPTY, configuration } }),
  );

  test('no action throws, and the Configuration is always one that can be read again', () => {
    fc.assert(
      fc.property(start, fc.array(arbitraryAction, { maxLength: 12 }), (state, actions) => {
        const { configuration } = actions.reduce(reduce, state);
        expect(readConfiguration(configuration)).toEqual({ ok: true, configuration });
      }),
    );
  });

  test('undoing every step gives the beginning, and redoing every step the end', () => {
    fc.assert(
      fc.property(start, fc.array(arbitraryAction, { maxLength: 12 }), (state, actions) => {
        const end = actions.filter(({ type }) => type !== 'undo' && type !== 'redo').reduce(reduce, state);
        const steps = end.past;
        const undone = steps.reduce<WorkspaceState>((here) => reduce(here, { type: 'undo' }), end);
        expect(snapshotOf(undone)).toEqual(snapshotOf(state));
        const redone = steps.reduce<WorkspaceState>((here) => reduce(here, { type: 'redo' }), undone);
        expect(snapshotOf(redone)).toEqual(snapshotOf(end));
      }),
    );
  });

  test('changing a variant and back changes nothing', () => {
    const choice = fc.constantFrom<readonly [string, readonly string[]]>(
      [MODE, ['system', 'custom', 'skip']],
      ['backends.0.target.kind', ['Service', 'ExternalHost', 'Gateway', 'HTTPRoute']],
      ['backends.0.validation.ca.kind', ['ConfigMap', 'Secret', 'ClusterTrustBundle', 'PEM', 'ClusterCA']],
    );
    fc.assert(
      fc.property(start, choice, fc.nat(), (state, [at, variants], pick) => {
        const [, part, by] = /^(.*)\.([a-z]+)$/.exec(at) ?? [];
        const now = textOf(state, `${part}.${by}`);
        fc.pre(now !== '');
        const away = reduce(state, { type: 'choose', at, value: variants[pick % variants.length] ?? '' });
        expect(reduce(away, { type: 'choose', at, value: now }).configuration).toEqual(state.configuration);
      }),
    );
  });

  test('saved work is read as it was', () => {
    fc.assert(
      fc.property(start, fc.array(arbitraryAction, { maxLength: 8 }), (state, actions) => {
        const work = snapshotOf(actions.reduce(reduce, state));
        const { text, withoutKey } = writeWork(work, 'tab');
        fc.pre(!withoutKey);
        expect(readWork(text)).toEqual({ by: 'tab', work });
      }),
    );
  });

  test('any text is read as saved work without harm', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => readWork(text) === null));
  });
});
