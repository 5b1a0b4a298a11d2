import { alignLists, editsBetween, likenessOf, type TextEdit } from './edits-between.ts';
import { isJsonObject, type Json, pick, sameJson } from './json.ts';
import type { Path } from './text-node.ts';

/** What a removal left, because somebody wrote it by hand. */
export interface Kept {
  readonly path: Path;
  /** `fields`: they still stand. `comments`: what they stood beside is gone. */
  readonly why: 'fields' | 'comments';
}

/**
 * One change whose parent is there, of the right kind: `set` replaces or adds, `insert` finds its item or appends,
 * `remove` takes all of what it names.
 */
export type Step = TextEdit;

export interface Plan {
  readonly steps: readonly Step[];
  readonly kept: readonly Kept[];
}

const NOTHING: Plan = { steps: [], kept: [] };

/** The steps that make an edit of `value`, and what of it is not made since it would take what `known` does not have. */
export function planOf(value: Json, edit: TextEdit, known: Json): Plan {
  switch (edit.op) {
    case 'set':
      return planSet(value, edit.path, edit.value, known);
    case 'insert':
      return planInsert(value, edit.path, edit.value, known);
    case 'remove':
      return edit.path.length === 0 ? keep([]) : planRemove(value, edit.path, known);
  }
}

function keep(path: Path): Plan {
  return { steps: [], kept: [{ path, why: 'fields' }] };
}

function planSet(root: Json, path: Path, value: Json, known: Json): Plan {
  const there = pick(root, ...path);
  if (there === undefined) return planNew(root, path, value, known);
  if (sameJson(there, value)) return NOTHING;
  if (isCollection(there) && sameKind(there, value)) return inside(root, path, there, value, known);
  if (!isCollection(there) || isEmpty(there)) return { steps: [{ op: 'set', path, value }], kept: [] };
  const free = removal(there, knownAt(root, known, path), path).whole;
  return free ? { steps: [{ op: 'set', path, value }], kept: [] } : keep(path);
}

/** Field by field, so that what stands around what changes is left alone. */
function inside(root: Json, path: Path, there: Json, value: Json, known: Json): Plan {
  const edits = editsBetween(there, value).map((edit) => ({ ...edit, path: [...path, ...edit.path] }));
  const steps: Step[] = [];
  const kept: Kept[] = [];
  let here = root;
  for (const edit of edits) {
    const plan = planOf(here, edit, known);
    here = plan.steps.reduce(applyStep, here);
    steps.push(...plan.steps);
    kept.push(...plan.kept);
  }
  return { steps, kept };
}

/** Adds what is missing of the way to `path`. Something else in the way stays, unless the product had written it. */
function planNew(root: Json, path: Path, value: Json, known: Json): Plan {
  let depth = 0;
  while (takesStep(pick(root, ...path.slice(0, depth)), path[depth]) && hasStep(root, path.slice(0, depth + 1)))
    depth += 1;
  const parent = path.slice(0, depth);
  const container = pick(root, ...parent);
  if (!takesStep(container, path[depth])) {
    const replaceable = container === null || sameJson(container, knownAt(root, known, parent));
    return replaceable
      ? { steps: [{ op: 'set', path: parent, value: nested(path.slice(depth), value) }], kept: [] }
      : keep(parent);
  }
  const inner = nested(path.slice(depth + 1), value);
  const step = path[depth];
  if (typeof step !== 'number' || !Array.isArray(container)) {
    return { steps: [{ op: 'set', path: path.slice(0, depth + 1), value: inner }], kept: [] };
  }
  return { steps: [{ op: 'insert', path: [...parent, container.length], value: inner }], kept: [] };
}

function hasStep(root: Json, path: Path): boolean {
  return pick(root, ...path) !== undefined;
}

function takesStep(container: Json | undefined, step: string | number | undefined): boolean {
  return typeof step === 'number' ? Array.isArray(container) : typeof step === 'string' && isJsonObject(container);
}

function nested(path: Path, value: Json): Json {
  return path.reduceRight<Json>((inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), value);
}

function planInsert(root: Json, path: Path, value: Json, known: Json): Plan {
  const list = pick(root, ...path.slice(0, -1));
  const index = path.at(-1);
  if (!Array.isArray(list) || typeof index !== 'number') return planNew(root, path, value, known);
  const place = Math.max(0, Math.min(Math.trunc(index), list.length));
  return { steps: [{ op: 'insert', path: [...path.slice(0, -1), place], value }], kept: [] };
}

function planRemove(root: Json, path: Path, known: Json): Plan {
  const there = pick(root, ...path);
  if (there === undefined) return NOTHING;
  const { whole, paths, kept } = removal(there, knownAt(root, known, path), path);
  if (whole) return { steps: [{ op: 'remove', path }], kept: [] };
  // Half an item of a list is something else, not less.
  if (typeof path.at(-1) === 'number') return keep(path);
  return {
    steps: paths.map((one) => ({ op: 'remove', path: one })),
    kept: kept.map((one) => ({ path: one, why: 'fields' })),
  };
}

interface Removal {
  /** Everything in it may go. */
  readonly whole: boolean;
  /** What may go, in an order in which no removal moves what a later one names. */
  readonly paths: readonly Path[];
  readonly kept: readonly Path[];
}

/** What of a value is known: the same texts and numbers, field by field; items of lists go whole or stay whole. */
function removal(value: Json, known: Json | undefined, at: Path): Removal {
  if (isJsonObject(value) && isJsonObject(known)) {
    const parts = Object.entries(value).map(([key, inner]) => removal(inner ?? null, pick(known, key), [...at, key]));
    return gathered(parts, at);
  }
  if (Array.isArray(value) && Array.isArray(known)) {
    const [items, others] = [value as readonly Json[], known as readonly Json[]];
    const pairs = new Map(alignLists(items, others));
    const parts = items.map((item, index) => {
      const path = [...at, index];
      const whole = removal(item, others[pairs.get(index) ?? -1], path).whole;
      return whole ? { whole, paths: [path], kept: [] } : { whole, paths: [], kept: [path] };
    });
    return gathered(parts.reverse(), at);
  }
  const whole = sameJson(value, known);
  return whole ? { whole, paths: [at], kept: [] } : { whole, paths: [], kept: [at] };
}

function gathered(parts: readonly Removal[], at: Path): Removal {
  if (parts.every(({ whole }) => whole)) return { whole: true, paths: [at], kept: [] };
  return { whole: false, paths: parts.flatMap(({ paths }) => paths), kept: parts.flatMap(({ kept }) => kept) };
}

/** What was known at the place `path` of a value: items of lists are found by what they have in common. */
function knownAt(root: Json, known: Json, path: Path): Json | undefined {
  let here: Json | undefined = known;
  for (const [depth, step] of path.entries()) {
    if (typeof step === 'string') here = pick(here, step);
    else here = Array.isArray(here) ? counterpart(pick(root, ...path.slice(0, depth)), step, here) : undefined;
  }
  return here;
}

function counterpart(list: Json | undefined, index: number, known: readonly Json[]): Json | undefined {
  const items = Array.isArray(list) ? (list as readonly Json[]) : [];
  const item = items[index];
  if (item === undefined) return undefined;
  const sameIndex = known[index];
  if (sameIndex !== undefined && likenessOf(item, sameIndex) > 0) return sameIndex;
  const [, place = -1] = alignLists(items, known).find(([left]) => left === index) ?? [];
  // Earlier steps can have made another item look like what this one was: then its place tells more.
  return known[place] ?? (items.length === known.length ? sameIndex : undefined);
}

function isCollection(value: Json): boolean {
  return typeof value === 'object' && value !== null;
}

function isEmpty(value: Json): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function sameKind(a: Json, b: Json): boolean {
  return isCollection(a) && isCollection(b) && Array.isArray(a) === Array.isArray(b);
}

/** The value after a step. */
export function applyStep(value: Json, step: Step): Json {
  return applied(value, step.path, step);
}

function applied(here: Json, path: Path, step: Step): Json {
  const [first, ...rest] = path;
  if (first === undefined) return step.op === 'remove' ? here : step.value;
  if (Array.isArray(here) && typeof first === 'number') {
    const list = [...(here as readonly Json[])];
    if (rest.length > 0) list[first] = applied(list[first] ?? null, rest, step);
    else if (step.op === 'remove') list.splice(first, 1);
    else list.splice(first, step.op === 'insert' ? 0 : 1, step.value);
    return list;
  }
  if (!isJsonObject(here) || typeof first !== 'string') return here;
  const fields = new Map(Object.entries(here));
  if (rest.length > 0) fields.set(first, applied(fields.get(first) ?? null, rest, step));
  else if (step.op === 'remove') fields.delete(first);
  else fields.set(first, step.value);
  return Object.fromEntries(fields);
}
