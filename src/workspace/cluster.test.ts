import { describe, expect, test } from 'vitest';
import type { Verdict } from '../admission/verdict.ts';
import { implementation as envoy } from '../implementations/envoy-gateway/implementation.ts';
import { lens } from '../lens/lens.ts';
import { refOf, slotOf } from '../manifest/object.ts';
import type { ClusterVerdicts } from '../review/cluster-verdicts.ts';
import type { Action } from './action.ts';
import { reduce } from './reduce.ts';
import { objectsToCheck, reviewOf } from './reviewing.ts';
import { initialState, type Shown, type WorkspaceState } from './state.ts';

const KINDS = new Set(['gateway.networking.k8s.io/BackendTLSPolicy']);
const WRONG: Verdict = {
  violations: [{ id: 'CEL-01', path: ['spec'], at: 'value', message: 'spec breaks a rule of the CRD: no.' }],
  undecided: [],
};

const upon = (state: WorkspaceState, ...actions: readonly Action[]): WorkspaceState => actions.reduce(reduce, state);
const READY = upon(initialState(), {
  type: 'implementation-loaded',
  id: 'envoy-gateway',
  implementation: envoy,
});

function shownBy(state: WorkspaceState): Shown {
  if (state.shown === null) throw new Error('Nothing is shown.');
  return state.shown;
}

/** What a cluster says that refuses every policy. */
function answer(state: WorkspaceState): ClusterVerdicts {
  const policies = objectsToCheck(shownBy(state)).filter(({ kind }) => kind === 'BackendTLSPolicy');
  return { kinds: KINDS, verdicts: new Map(policies.map((object) => [slotOf(refOf(object)), WRONG])) };
}

const idsOf = (state: WorkspaceState) => reviewOf(shownBy(state)).findings.map(({ id }) => id);

describe('the CRDs of the user’s own cluster', () => {
  test('speak of the manifests that the product writes, as soon as they are given', () => {
    expect(idsOf(READY)).not.toContain('CEL-01');
    const checked = upon(READY, { type: 'cluster-checked', cluster: answer(READY) });
    expect(idsOf(checked)).toContain('CEL-01');
  });

  test('speak of a text by hand as well, and what is known here is silent then', () => {
    const { text } = reviewOf(shownBy(READY));
    const typed = text.replace('spec:', 'note: mine\nspec:');
    const byHand = upon(READY, { type: 'lens-loaded', lens }, { type: 'type-text', text: typed, from: text });
    const [policy] = objectsToCheck(shownBy(byHand));
    expect(policy?.note).toBe('mine');
    const checked = upon(byHand, { type: 'cluster-checked', cluster: answer(byHand) });
    expect(idsOf(checked)).toContain('CEL-01');
    expect(idsOf(checked)).not.toContain('ADM-00');
  });

  test('are no step of undo', () => {
    const checked = upon(READY, { type: 'cluster-checked', cluster: answer(READY) });
    expect(checked.past).toEqual(READY.past);
  });
});
