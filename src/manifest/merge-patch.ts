import type { Wish } from './change.ts';
import { isJsonObject, type Json, type JsonObject, pick, sameJson } from './json.ts';
import type { K8sObject } from './object.ts';

/** A change said field by field. */
export interface MergePatch {
  /** `merge`: RFC 7396. `strategic`: Kubernetes’ own for its core kinds, which finds entries of a list by their key. */
  readonly type: 'merge' | 'strategic';
  readonly body: JsonObject;
  /** Takes it back, in the same form. Maps that the change has made are left empty. */
  readonly back: JsonObject;
}

export const NOTHING: MergePatch = { type: 'merge', body: {}, back: {} };

/**
 * Lists whose entries a strategic merge patch finds by a key, by kind and path.
 * Source: k8s.io/api core/v1 types, `patchMergeKey` of ServiceSpec.Ports.
 */
const LIST_KEYS: { readonly [list: string]: string } = { 'v1/Service/spec/ports': 'port' };

/** `null` where fields alone cannot say it: in other lists, and where an object gives way to one with fewer fields. */
export function mergePatch(before: K8sObject, after: K8sObject, wishes: readonly Wish[]): MergePatch | null {
  const identity = `${before.apiVersion}/${before.kind}`;
  const paths = wishes.map((wish) => mergePath(identity, before, wish));
  if (paths.some((path) => path === null)) return null;
  const told = (value: (wish: Wish) => Json | undefined) =>
    paths.reduce<Json>((sofar, path, index) => {
      const wish = wishes[index];
      return path === null || wish === undefined ? sofar : withStep(sofar, path, value(wish) ?? null);
    }, {});
  const [body, back] = [told(({ value }) => value), told(({ path }) => pick(before, ...path))];
  if (!isJsonObject(body) || !isJsonObject(back)) return null;
  const says = sameJson(merged(before, body, identity), after);
  const takesBack = sameJson(withoutEmpty(merged(after, back, identity)), withoutEmpty(before));
  const type = paths.some((path) => path?.some(isEntry)) ? 'strategic' : 'merge';
  return says && takesBack ? { type, body, back } : null;
}

/** A key of a map, or an entry of a list by its key. */
type Step = string | { readonly key: string; readonly value: Json };

function isEntry(step: Step): step is Exclude<Step, string> {
  return typeof step !== 'string';
}

function mergePath(identity: string, before: K8sObject, { path, insert }: Wish): readonly Step[] | null {
  if (insert) return null;
  const steps: Step[] = [];
  for (const [index, step] of path.entries()) {
    if (typeof step === 'string') {
      steps.push(step);
      continue;
    }
    const key = LIST_KEYS[[identity, ...path.slice(0, index)].join('/')];
    const value = key === undefined ? undefined : pick(before, ...path.slice(0, index + 1), key);
    if (key === undefined || value === undefined || index === path.length - 1) return null;
    steps.push({ key, value });
  }
  return steps;
}

function withStep(root: Json, path: readonly Step[], value: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (isEntry(step)) {
    const list: readonly Json[] = Array.isArray(root) ? root : [];
    const place = list.findIndex((entry) => sameJson(pick(entry, step.key), step.value));
    const entry = withStep(list[place] ?? { [step.key]: step.value }, rest, value);
    return place < 0 ? [...list, entry] : list.map((one, index) => (index === place ? entry : one));
  }
  const here: JsonObject = isJsonObject(root) ? root : {};
  const inner = rest[0] !== undefined && isEntry(rest[0]) ? [] : null;
  return { ...here, [step]: withStep(here[step] ?? inner, rest, value) };
}

/** Applies a merge patch; `place` is where in an object of which kind. */
function merged(target: Json | undefined, patch: Json, place: string): Json {
  const key = LIST_KEYS[place];
  if (key !== undefined && Array.isArray(patch)) {
    return (Array.isArray(target) ? (target as readonly Json[]) : []).map((entry) => {
      const change = (patch as readonly Json[]).find((one) => sameJson(pick(one, key), pick(entry, key)));
      return change === undefined ? entry : merged(entry, change, `${place}/`);
    });
  }
  if (!isJsonObject(patch)) return patch;
  let here: JsonObject = isJsonObject(target) ? target : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null || value === undefined) {
      const { [name]: _, ...others } = here;
      here = others;
      continue;
    }
    const inner = Object.hasOwn(here, name) ? here[name] : undefined;
    here = { ...here, [name]: merged(inner, value, `${place}/${name}`) };
  }
  return here;
}

/** The value without maps that hold nothing. The same value where there are none, as is usual: then nothing is copied. */
function withoutEmpty(value: Json): Json {
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    const kept = list.map(withoutEmpty);
    return kept.every((one, index) => one === list[index]) ? value : kept;
  }
  if (!isJsonObject(value)) return value;
  let here: JsonObject = value;
  for (const key of Object.keys(value)) {
    const inner = value[key];
    const kept = inner === undefined ? {} : withoutEmpty(inner);
    if (kept === inner && !isEmpty(kept)) continue;
    const { [key]: _, ...others } = here;
    here = isEmpty(kept) ? others : { ...others, [key]: kept };
  }
  return here;
}

function isEmpty(value: Json): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0;
}
