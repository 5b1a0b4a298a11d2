import { isJsonObject, type Json, type JsonObject, pick, sameJson } from './json.ts';
import { type MergePatch, mergePatch, NOTHING } from './merge-patch.ts';
import type { K8sObject } from './object.ts';
import { remembered } from './remembered.ts';

/** One step of a JSON Patch (RFC 6902), the part of it that the product writes. */
export type Operation =
  | { readonly op: 'test'; readonly path: string; readonly value: Json }
  | { readonly op: 'add'; readonly path: string; readonly value: Json }
  | { readonly op: 'replace'; readonly path: string; readonly value: Json }
  | { readonly op: 'remove'; readonly path: string };

/** A wish to have `value` at `path`; `undefined` takes the field away. */
export interface Wish {
  readonly path: readonly (string | number)[];
  readonly value: Json | undefined;
  /** Into a list, before the entry that stands at `path`, instead of in its place. */
  readonly insert?: boolean;
  /** Field by field: what the object in the cluster has beside the fields that are known of it stays. */
  readonly within?: boolean;
}

export interface Change {
  readonly after: K8sObject;
  /** Every operation that overwrites is preceded by a `test` of what was there, so that a patch made
   * for another object is refused by the API server instead of applied. */
  readonly operations: readonly Operation[];
  /** The way back, guarded in the same way against what somebody has changed since. */
  readonly back: readonly Operation[];
  /** The same field by field, where that can say it: what stands beside the fields cannot be overwritten by it. */
  readonly merge: MergePatch | null;
}

/** RFC 6901. */
export function pointer(path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Applies `wishes` in order and says how to get there. Missing parents are created. */
export function changeObject(before: K8sObject, wishes: readonly Wish[]): Change {
  return wishes.length === 0 ? { after: before, operations: [], back: [], merge: NOTHING } : changed([before, wishes]);
}

const changed = remembered(([before, wishes]: readonly [K8sObject, readonly Wish[]]): Change => {
  let after: Json = before;
  const steps: Settled[] = [];
  for (const wish of wishes) {
    const step = settle(after, wish);
    steps.push(step);
    after = step.after;
  }
  const operations = steps.flatMap((step) => step.operations);
  const back = steps.reverse().flatMap((step) => step.back);
  return { after: after as K8sObject, operations, back, merge: mergePatch(before, after as K8sObject, wishes) };
});

interface Settled {
  readonly after: Json;
  readonly operations: readonly Operation[];
  readonly back: readonly Operation[];
}

function settle(root: Json, wish: Wish): Settled {
  const there = wish.insert ? undefined : pick(root, ...wish.path);
  if (!wish.insert && sameJson(there, wish.value)) return { after: root, operations: [], back: [] };
  if (wish.value === undefined) return removal(root, wish.path, there);
  if (wish.within && isJsonObject(there) && isJsonObject(wish.value))
    return entryChange(root, wish.path, there, wish.value);
  if (there !== undefined) return replacement(root, wish.path, there, wish.value);
  const list = pick(root, ...wish.path.slice(0, -1));
  const place = wish.path.at(-1);
  if (wish.insert && typeof place === 'number' && Array.isArray(list)) {
    const longer = [...list.slice(0, place), wish.value, ...list.slice(place)] as readonly Json[];
    return addition(withValue(root, wish.path.slice(0, -1), longer), wish.path, wish.value);
  }
  // `add` needs an existing parent: lift the value into the nearest one that is there.
  let depth = wish.path.length - 1;
  while (depth > 0 && pick(root, ...wish.path.slice(0, depth)) === undefined) depth -= 1;
  const lifted = wish.path
    .slice(depth + 1)
    .reduceRight<Json>((inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), wish.value);
  const path = wish.path.slice(0, depth + 1);
  const { after, operations, back } = addition(withValue(root, path, lifted), path, lifted);
  return { after, operations: [...recogniseEntry(root, path), ...operations], back };
}

/** What entries of lists are told apart by. Other fields of an entry may differ in the cluster without making it another. */
const IDENTIFYING: ReadonlySet<string> = new Set(['name', 'namespace', 'kind', 'group', 'port', 'number']);

/** What is added to an entry of a list belongs to that entry: a list in the cluster may have another order. */
function recogniseEntry(root: Json, path: Path): readonly Operation[] {
  const within = path.slice(0, -1);
  const index = within.findLastIndex((step) => typeof step === 'number');
  const place = within.slice(0, index + 1);
  const entry = index < 0 ? undefined : pick(root, ...place);
  if (!isJsonObject(entry)) return [];
  return Object.entries(entry).flatMap(([key, value]) =>
    IDENTIFYING.has(key) && typeof value !== 'object' ? recognise([...place, key], value) : [],
  );
}

type Path = readonly (string | number)[];

function addition(after: Json, path: Path, value: Json): Settled {
  return {
    after,
    operations: [{ op: 'add', path: pointer(path), value }],
    back: [...recognise(path, value), { op: 'remove', path: pointer(path) }],
  };
}

function replacement(root: Json, path: Path, there: Json, value: Json): Settled {
  return {
    after: withValue(root, path, value),
    operations: [...recognise(path, there), { op: 'replace', path: pointer(path), value }],
    back: [...recognise(path, value), { op: 'replace', path: pointer(path), value: there }],
  };
}

/** From one object to another by their fields; what is known of the first is tested before. */
function entryChange(root: Json, path: Path, there: JsonObject, value: JsonObject): Settled {
  return {
    after: withValue(root, path, value),
    operations: [...recognise(path, there), ...fieldOperations(path, there, value)],
    back: [...recognise(path, value), ...fieldOperations(path, value, there)],
  };
}

function fieldOperations(path: Path, from: JsonObject, to: JsonObject): readonly Operation[] {
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((key): Operation[] => {
    const [old, value] = [from[key], to[key]];
    const at = pointer([...path, key]);
    if (value === undefined) return old === undefined ? [] : [{ op: 'remove', path: at }];
    if (old === undefined) return [{ op: 'add', path: at, value }];
    return sameJson(old, value) ? [] : [{ op: 'replace', path: at, value }];
  });
}

function removal(root: Json, path: Path, there: Json | undefined): Settled {
  if (there === undefined) return { after: root, operations: [], back: [] };
  return {
    after: without(root, path),
    operations: [...recognise(path, there), { op: 'remove', path: pointer(path) }],
    back: [{ op: 'add', path: pointer(path), value: there }],
  };
}

/**
 * Tests that what is overwritten is what was expected: every scalar that is known of it, one by one. The object in the
 * cluster has more fields, since the API server fills in defaults (a backendRef's `weight`), so a test of the whole
 * would always fail.
 */
function recognise(path: Path, value: Json | undefined): readonly Operation[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.length > 0) {
    return (value as readonly Json[]).flatMap((item, index) => recognise([...path, index], item));
  }
  if (isJsonObject(value)) {
    return Object.entries(value).flatMap(([key, inner]) => recognise([...path, key], inner));
  }
  return [{ op: 'test', path: pointer(path), value }];
}

function withValue(root: Json, path: readonly (string | number)[], value: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list = Array.isArray(root) ? [...(root as readonly Json[])] : [];
    list[step] = withValue(list[step] ?? null, rest, value);
    return list;
  }
  const here: JsonObject = isJsonObject(root) ? root : {};
  return { ...here, [step]: withValue(here[step] ?? null, rest, value) };
}

function without(root: Json, path: readonly (string | number)[]): Json {
  const [step, ...rest] = path;
  if (step === undefined || typeof root !== 'object' || root === null) return root;
  if (Array.isArray(root)) {
    const list = root as readonly Json[];
    if (rest.length === 0) return list.filter((_, index) => index !== step);
    return list.map((item, index) => (index === step ? without(item, rest) : item));
  }
  const here = root as JsonObject;
  if (rest.length === 0) return Object.fromEntries(Object.entries(here).filter(([key]) => key !== step));
  const inner = here[step];
  return inner === undefined ? here : { ...here, [step]: without(inner, rest) };
}
