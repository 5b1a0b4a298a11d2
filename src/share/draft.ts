import type { FieldPath } from '../configuration/configuration.ts';
import { isJsonObject, type Json, pickString } from '../manifest/json.ts';

/** A Configuration while it is put together from the keys of a link; it remembers which key set which field. */
export class Draft {
  private root: Json;
  private key = '';
  private readonly keys = new Map<FieldPath, string>();

  constructor(base: Json) {
    this.root = base;
  }

  /** Runs `change` on behalf of `key`. */
  by(key: string, change: () => void): void {
    this.key = key;
    change();
    this.key = '';
  }

  set(path: readonly string[], value: Json): void {
    this.root = withValue(this.root, path, value);
    if (this.key !== '') this.keys.set(path.join('.'), this.key);
  }

  /** Chooses a variant. Of another variant’s answers only `shared` are kept. */
  choose(path: readonly string[], tag: string, choice: string, shared: readonly string[] = []): void {
    if (this.text([...path, tag]) === choice) return;
    const kept = shared.flatMap((field) => {
      const value = valueAt(this.root, [...path, field]);
      return value === undefined || value === null ? [] : [[field, value] as const];
    });
    this.set(path, { ...Object.fromEntries(kept), [tag]: choice });
  }

  text(path: readonly string[]): string | undefined {
    return pickString(valueAt(this.root, path));
  }

  /** The key that set a field, or the nearest field above it; the field itself where none did. */
  keyOf(field: FieldPath): string {
    const steps = field.split('.');
    for (let length = steps.length; length > 0; length -= 1) {
      const key = this.keys.get(steps.slice(0, length).join('.'));
      if (key !== undefined) return key;
    }
    return field;
  }

  input(): Json {
    return this.root;
  }
}

function valueAt(root: Json, path: readonly string[]): Json | undefined {
  let here: Json | undefined = root;
  for (const step of path) {
    if (Array.isArray(here)) here = (here as readonly Json[])[Number(step)];
    else here = isJsonObject(here) && Object.hasOwn(here, step) ? here[step] : undefined;
  }
  return here;
}

/** Digits name a place in a list. */
function withValue(root: Json | undefined, path: readonly string[], value: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (/^\d+$/.test(step)) {
    const list: Json[] = Array.isArray(root) ? [...(root as readonly Json[])] : [];
    list[Number(step)] = withValue(list[Number(step)], rest, value);
    return list;
  }
  const here = isJsonObject(root) ? root : {};
  return { ...here, [step]: withValue(here[step], rest, value) };
}
