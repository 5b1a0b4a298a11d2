import type { Configuration, FieldPath } from '../configuration/configuration.ts';
import { isWithin, keysOf, valueAt, withValue } from '../configuration/field-path.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { withField } from '../configuration/with-field.ts';
import type { Edit, ManifestFix } from '../gateway-api/finding.ts';
import { type Json, sameJson } from '../manifest/json.ts';
import type { Action } from './action.ts';
import { addBackend, addName, removeBackend, removeName } from './backend-list.ts';
import { chooseRule, nextInRule } from './choose-rule.ts';
import { textField } from './field-text.ts';
import { followChoice } from './follow-choice.ts';
import { record, redo, TEXT, undo } from './history.ts';
import { mendedHand } from './mended-hand.ts';
import { problemOf } from './problem.ts';
import { settle } from './settle.ts';
import { type Drafts, type Notice, type Snapshot, snapshotOf, type WorkspaceState } from './state.ts';
import { chooseVariant, parkLeft, switchClientCertificate } from './variants.ts';

/** The state after an action. Total: never throws, and leaves the state as it is where there is nothing to do. */
export function reduce(state: WorkspaceState, action: Action): WorkspaceState {
  return settle(state, step(state, action));
}

function step(state: WorkspaceState, action: Action): WorkspaceState {
  switch (action.type) {
    case 'type':
      return record(state, type(state, action.at, action.text), action.at);
    case 'leave':
      return state.merging === null ? state : { ...state, merging: null };
    case 'choose':
      return record(state, followChoice(state, choose(state, action.at, action.value), action.at), null);
    case 'switch-client-certificate':
      return record(state, switchClientCertificate(snapshotOf(state), action.on), null);
    case 'apply':
      return apply(state, action.edits, action.manifests);
    case 'type-text':
      return record(state, typeText(state, action.text, action.from), TEXT);
    case 'reset-text':
      return record(withoutKept(state), { ...snapshotOf(state), hand: null }, null);
    case 'open':
      return record(withoutKept(state), action.work, null);
    case 'restore':
      return { ...withoutKept(state), ...snapshotOf(action.work), past: [], future: [], merging: null };
    case 'choose-rule':
      return chooseRule(state, action.backend, action.rule);
    case 'add-backend':
      return added(state, record(state, addBackend(snapshotOf(state), nextInRule(state)), null));
    case 'remove-backend':
      return record(state, removeBackend(snapshotOf(state), action.index), null);
    case 'add-name':
      return record(state, addName(snapshotOf(state), action.backend), null);
    case 'remove-name':
      return record(state, removeName(snapshotOf(state), action.backend, action.index), null);
    case 'undo':
      return undo(withoutKept(state));
    case 'redo':
      return redo(withoutKept(state));
    default:
      return stepAside(state, action);
  }
}

type Aside = Extract<
  Action,
  {
    type:
      | `implementation-${string}`
      | `lens-${string}`
      | 'structures-loaded'
      | 'certificates-read'
      | 'cluster-checked'
      | 'notify'
      | 'dismiss'
      | 'theme'
      | 'look';
  }
>;

/** Actions that change nothing that undo brings back. */
function stepAside(state: WorkspaceState, action: Aside): WorkspaceState {
  switch (action.type) {
    case 'implementation-loading':
      return { ...state, implementation: { status: 'loading', id: action.id } };
    case 'implementation-loaded': {
      const { id, implementation } = action;
      if (id !== state.configuration.setting.implementation) return state;
      return { ...state, implementation: { status: 'ready', id, implementation } };
    }
    case 'implementation-failed':
      if (action.id !== state.configuration.setting.implementation) return state;
      return { ...state, implementation: { status: action.why, id: action.id } };
    case 'lens-loading':
      return { ...state, lens: { status: 'loading' } };
    case 'lens-loaded':
      return { ...state, lens: { status: 'ready', lens: action.lens } };
    case 'structures-loaded':
      return { ...state, structures: new Map([...state.structures, ...action.structures]) };
    case 'cluster-checked':
      return { ...state, cluster: action.cluster };
    case 'certificates-read':
      return { ...state, pasted: action.pasted };
    case 'lens-retry':
      return { ...state, lens: { status: 'absent' } };
    case 'lens-failed':
      return { ...state, lens: { status: 'failed' } };
    case 'notify':
      return { ...state, notices: [...others(state, action.notice.kind), action.notice] };
    case 'dismiss':
      return { ...state, notices: others(state, action.kind) };
    case 'theme':
      return action.theme === state.theme ? state : { ...state, theme: action.theme };
    case 'look':
      return { ...state, view: { ...state.view, ...action.at } };
  }
}

function others(state: WorkspaceState, kind: Notice['kind']): readonly Notice[] {
  return state.notices.filter((notice) => notice.kind !== kind);
}

/** Another text stands there now: what was said of the last one may not hold of it. */
function withoutKept(state: WorkspaceState): WorkspaceState {
  const notices = others(state, 'kept-by-hand');
  return notices.length === state.notices.length ? state : { ...state, notices };
}

/** The hand at work in the text. What it was before the first edit is what the product had written. */
function typeText(state: WorkspaceState, text: string, from: string): Snapshot {
  const hand = state.hand ?? { text: from, good: from, agreed: state.configuration, had: [] };
  return text === hand.text ? state : { ...snapshotOf(state), hand: { ...hand, text } };
}

function type(state: WorkspaceState, at: FieldPath, text: string): Snapshot {
  const field = textField(at);
  const says = problemOf(state, at, text);
  if (says !== null) {
    const { [at]: draft, ...rest } = state.drafts;
    if (draft?.text === text && draft.says === says) return state;
    // Text for a field that is not there would never be seen again.
    return isField(state.configuration, field.at) ? { ...state, drafts: { ...rest, [at]: { text, says } } } : state;
  }
  const value = field.read(text, state.configuration);
  const drafts = without(state.drafts, at);
  if (sameJson(valueAt(state.configuration, field.at), value)) return { ...state, drafts };
  const reading = withField(state.configuration, field.at, value);
  return reading.ok ? { ...state, configuration: reading.configuration, drafts } : state;
}

function isField(configuration: Configuration, at: FieldPath): boolean {
  return at.startsWith('options.') || valueAt(configuration, at) !== undefined;
}

function choose(state: WorkspaceState, at: FieldPath, value: Json): Snapshot {
  const variant = chooseVariant(snapshotOf(state), at, value);
  if (variant !== null) return variant;
  if (sameJson(valueAt(state.configuration, at), value)) return { ...state, drafts: without(state.drafts, at) };
  const reading = withField(state.configuration, at, value);
  if (!reading.ok) return state;
  return { ...state, configuration: reading.configuration, drafts: without(state.drafts, at) };
}

/** A fix may come from a review that is no longer true; then nothing is changed, and that is said. */
function apply(state: WorkspaceState, edits: readonly Edit[], manifests?: ManifestFix): WorkspaceState {
  const next = edits.reduce<Draughted | undefined>(edit, { ...snapshotOf(state), unread: state.configuration });
  const reading = next === undefined ? undefined : readConfiguration(next.unread);
  if (next === undefined || reading === undefined || !reading.ok) {
    return stepAside(state, { type: 'notify', notice: { kind: 'fix-outdated' } });
  }
  const { configuration } = reading;
  const parked = { ...next.parked, ...parkLeft(snapshotOf(state), configuration) };
  return record(state, { configuration, parked, drafts: next.drafts, hand: mendedHand(state, manifests) }, null);
}

/** Between two edits of a fix the Configuration may be one that could not stand: it is read at the end. */
interface Draughted extends Snapshot {
  readonly unread: Json;
}

function edit(here: Draughted | undefined, { at, value }: Edit): Draughted | undefined {
  if (here === undefined) return undefined;
  const reading = readConfiguration(here.unread);
  const variant = reading.ok ? chooseVariant({ ...here, configuration: reading.configuration }, at, value) : null;
  if (variant !== null) return { ...variant, unread: variant.configuration };
  const unread = withValue(here.unread, keysOf(at), value);
  return unread === undefined ? undefined : { ...here, unread, drafts: without(here.drafts, at) };
}

function added(before: WorkspaceState, state: WorkspaceState): WorkspaceState {
  if (state === before) return state;
  return { ...state, view: { ...state.view, backend: state.configuration.backends.length - 1 } };
}

/** The drafts outside of a place: whoever gets a value loses the text that meant none. */
function without(drafts: Drafts, place: FieldPath): Drafts {
  const kept = Object.entries(drafts).filter(([at]) => !isWithin(at, place));
  return kept.length === Object.keys(drafts).length ? drafts : Object.fromEntries(kept);
}
