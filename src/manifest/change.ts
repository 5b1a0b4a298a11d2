import { isJsonObject, type Json, type JsonObject, pick, sameJson } from './json.ts';
import type { K8sObject } from './object.ts';

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
}

export interface Change {
  readonly after: K8sObject;
  /** Every operation that overwrites is preceded by a `test` of what was there, so that a patch made
   * for another object is refused by the API server instead of applied. */
  readonly operations: readonly Operation[];
  /** The same as a JSON merge patch (RFC 7396), where one can say it: it cannot overwrite a neighbouring field. */
  readonly merge: JsonObject | null;
}

/** RFC 6901. */
export function pointer(path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Applies `wishes` in order and says how to get there. Missing parents are created. */
export function changeObject(before: K8sObject, wishes: readonly Wish[]): Change {
  let after: Json = before;
  const operations: Operation[] = [];
  for (const wish of wishes) {
    const step = settle(after, wish);
    operations.push(...step.operations);
    after = step.after;
  }
  return { after: after as K8sObject, operations, merge: mergeOf(before, after, wishes) };
}

/** `null` where a merge patch cannot say it: inside lists, and where an object gives way to one with fewer fields. */
function mergeOf(before: Json, after: Json, wishes: readonly Wish[]): JsonObject | null {
  if (wishes.some(({ path }) => path.some((step) => typeof step === 'number'))) return null;
  const merge = wishes.reduce<Json>((sofar, { path, value }) => withValue(sofar, path, value ?? null), {});
  return isJsonObject(merge) && sameJson(merged(before, merge), after) ? merge : null;
}

/** Applies a merge patch (RFC 7396). */
function merged(target: Json | undefined, patch: Json): Json {
  if (!isJsonObject(patch)) return patch;
  const here = new Map(Object.entries(isJsonObject(target) ? target : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null || value === undefined) here.delete(key);
    else here.set(key, merged(here.get(key), value));
  }
  return Object.fromEntries(here);
}

function settle(root: Json, wish: Wish): { after: Json; operations: Operation[] } {
  const there = pick(root, ...wish.path);
  if (sameJson(there, wish.value)) return { after: root, operations: [] };
  if (wish.value === undefined) {
    const path = pointer(wish.path);
    const test: Operation[] = there === undefined ? [] : [{ op: 'test', path, value: there }];
    return { after: without(root, wish.path), operations: [...test, { op: 'remove', path }] };
  }
  if (there !== undefined) {
    const path = pointer(wish.path);
    return {
      after: withValue(root, wish.path, wish.value),
      operations: [
        { op: 'test', path, value: there },
        { op: 'replace', path, value: wish.value },
      ],
    };
  }
  // `add` needs an existing parent: lift the value into the nearest one that is there.
  let depth = wish.path.length - 1;
  while (depth > 0 && pick(root, ...wish.path.slice(0, depth)) === undefined) depth -= 1;
  const lifted = wish.path
    .slice(depth + 1)
    .reduceRight<Json>((inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), wish.value);
  return {
    after: withValue(root, wish.path.slice(0, depth + 1), lifted),
    operations: [{ op: 'add', path: pointer(wish.path.slice(0, depth + 1)), value: lifted }],
  };
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
