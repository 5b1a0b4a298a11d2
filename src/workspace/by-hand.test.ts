import { describe, expect, test } from 'vitest';
import { SAMPLE_PRIVATE_KEY } from '../../tests/arbitrary.ts';
import { implementation as envoy } from '../implementations/envoy-gateway/implementation.ts';
import { lens } from '../lens/lens.ts';
import type { Action } from './action.ts';
import { behind } from './derived.ts';
import { reduce } from './reduce.ts';
import { reviewOf } from './reviewing.ts';
import { readWork, writeWork } from './saved-work.ts';
import { initialState, snapshotOf, type WorkspaceState } from './state.ts';

/** The manifests by hand, as the page's state sees them. */

const READY: readonly Action[] = [
  { type: 'implementation-loaded', id: 'envoy-gateway', implementation: envoy },
  { type: 'lens-loaded', lens },
];

function upon(state: WorkspaceState, ...actions: readonly Action[]): WorkspaceState {
  return actions.reduce(reduce, state);
}

const start = () => upon(initialState(), ...READY);

function textOf(state: WorkspaceState): string {
  if (state.hand !== null) return state.hand.text;
  if (state.shown === null) throw new Error('Nothing is shown.');
  return reviewOf(state.shown).text;
}

function typing(state: WorkspaceState, from: string, to: string): Action {
  const text = textOf(state);
  if (!text.includes(from)) throw new Error(`Not in the text: ${from}`);
  return { type: 'type-text', text: text.replace(from, to), from: text };
}

const HOST = 'backends.0.validation.hostname';
const hostIn = (state: WorkspaceState) => {
  const { validation } = state.configuration.backends[0];
  return validation.hostname;
};

describe('typing into the YAML', () => {
  test('reaches form and output with the keystroke', () => {
    const before = start();
    const state = reduce(before, typing(before, 'api.internal.example', 'typed.example'));
    expect(hostIn(state)).toBe('typed.example');
    expect(state.shown === null ? '' : reviewOf(state.shown).hops[0]?.explanation).toContain('typed.example');
  });

  test('is one step of undo with what follows from it, and comes back whole', () => {
    const before = start();
    const first = reduce(before, typing(before, 'api.internal.example', 'a.example'));
    const second = reduce(first, typing(first, 'a.example', 'ab.example'));
    expect(second.past).toHaveLength(1);
    const back = reduce(second, { type: 'undo' });
    expect(snapshotOf(back)).toEqual(snapshotOf(before));
    const again = reduce(back, { type: 'redo' });
    expect(snapshotOf(again)).toEqual(snapshotOf(second));
  });

  test('before anything that reads it is there loses nothing', () => {
    const bare = reduce(initialState(), READY[0] ?? { type: 'leave' });
    const typed = reduce(bare, typing(bare, 'api.internal.example', 'early.example'));
    expect(hostIn(typed)).toBe('api.internal.example');
    expect(behind(typed)).toBe('reading-text');
    const read = reduce(typed, { type: 'lens-loaded', lens });
    expect(hostIn(read)).toBe('early.example');
    expect(behind(read)).toBeNull();
  });
});

describe('a text that cannot be read', () => {
  test('stays, with the last good output, and the form waits for it', () => {
    const before = start();
    const broken = reduce(before, typing(before, 'spec:', 'spec: ['));
    expect(behind(broken)).toBe('broken-text');
    const shown = broken.shown === null ? '' : reviewOf(broken.shown).text;
    expect(shown).toBe(textOf(before));
    const changed = reduce(broken, { type: 'type', at: HOST, text: 'queued.example' });
    expect(textOf(changed)).toBe(textOf(broken));
    expect(hostIn(changed)).toBe('queued.example');
    expect(changed.shown === null ? '' : reviewOf(changed.shown).text).toBe(textOf(before));
    const mended = reduce(changed, typing(changed, 'spec: [', 'spec: # mended'));
    expect(hostIn(mended)).toBe('queued.example');
    expect(textOf(mended)).toContain('hostname: queued.example');
    expect(textOf(mended)).toContain('# mended');
  });
});

describe('a change of the form', () => {
  test('that takes away what somebody wrote keeps it, and says so', () => {
    const before = start();
    const commented = reduce(before, typing(before, 'spec:', 'spec: # mine'));
    const skipped = reduce(commented, { type: 'choose', at: 'backends.0.validation.mode', value: 'skip' });
    expect(textOf(skipped)).toContain('# mine');
    expect(skipped.notices).toMatchObject([{ kind: 'kept-by-hand' }]);
    expect(reduce(skipped, { type: 'undo' }).notices).toEqual([]);
    expect(reduce(skipped, { type: 'reset-text' }).notices).toEqual([]);
  });

  test('starts from what the product writes once the text is reset', () => {
    const before = start();
    const commented = reduce(before, typing(before, 'spec:', 'spec: # mine'));
    expect(commented.hand).not.toBeNull();
    const reset = reduce(commented, { type: 'reset-text' });
    expect(reset.hand).toBeNull();
    expect(textOf(reset)).toBe(textOf(before));
    expect(textOf(reduce(reset, { type: 'undo' }))).toContain('# mine');
  });
});

test('a fix writes what is missing into the text', () => {
  const before = start();
  const foreign = reduce(before, { type: 'type-text', text: 'a: 1 # mine\n', from: textOf(before) });
  const findings = foreign.shown === null ? [] : reviewOf(foreign.shown).findings;
  const fix = findings.find(({ id }) => id === 'MAN-01')?.fixes[0];
  if (fix === undefined) throw new Error('No fix is offered.');
  const mended = reduce(foreign, { type: 'apply', edits: fix.edits, manifests: fix.manifests });
  expect(textOf(mended)).toContain('a: 1 # mine');
  expect(textOf(mended)).toContain('kind: BackendTLSPolicy');
});

describe('saved work', () => {
  test('brings the hand back', () => {
    const before = start();
    const typed = reduce(before, typing(before, 'spec:', 'spec: # mine'));
    const saved = readWork(writeWork(typed, 'tab').text);
    expect(saved?.work).toEqual(snapshotOf(typed));
  });

  test('never holds a key of the text', () => {
    const before = start();
    const typed = reduce(before, {
      type: 'type-text',
      text: `${textOf(before)}---\n${SAMPLE_PRIVATE_KEY.replace(/^/gm, '# ')}`,
      from: textOf(before),
    });
    const { text, withoutKey } = writeWork(typed, 'tab');
    expect(withoutKey).toBe(true);
    expect(readWork(text)?.work).toMatchObject({ hand: null, configuration: typed.configuration });
  });
});
