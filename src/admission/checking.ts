import { type Json, type JsonObject, pick } from '../manifest/json.ts';
import type { Report } from './report.ts';
import type { Shape, ShapeId } from './shape.ts';

/** What the checks of one object share. */
export interface Checking {
  readonly shapes: readonly Shape[];
  readonly report: Report;
  /** Inside one of several demands on a value: it says nothing of the fields that it does not name. */
  readonly partial: boolean;
  /** Which other releases have the field at `path`, as half a sentence; `undefined` where none is known to. */
  elsewhere(path: readonly (string | number)[]): string | undefined;
  /** Checks a value inside of another; handed on, since values hold fields and lists, and these hold values. */
  checkValue(checking: Checking, id: ShapeId, value: Json): void;
}

export function shapeOf({ shapes }: Pick<Checking, 'shapes'>, id: ShapeId): Shape {
  return shapes[id] ?? {};
}

/**
 * The fields of an object as the API server holds them: without `null` where it is not allowed, and with the defaults of
 * fields that are not there. Defaults inside of defaults are left out, since nothing here asks for them.
 */
export function asHeld(checking: Checking, shape: Shape, value: JsonObject): JsonObject {
  const dropped = Object.keys(value).filter((name) => value[name] === null && !mayBeNull(checking, shape, name));
  const defaults = Object.entries(shape.fields ?? {}).flatMap(([name, id]) => {
    const preset = shapeOf(checking, id).default;
    return preset === undefined || (pick(value, name) ?? null) !== null ? [] : [[name, preset] as const];
  });
  if (dropped.length === 0 && defaults.length === 0) return value;
  const kept = Object.entries(value).filter(([name]) => !dropped.includes(name));
  return Object.fromEntries([...kept, ...defaults]);
}

function mayBeNull(checking: Checking, shape: Shape, name: string): boolean {
  const id = fieldShape(shape, name);
  return typeof id === 'number' ? shapeOf(checking, id).nullable === true : true;
}

/** The shape of a field; `undefined` where there is no such field. */
export function fieldShape({ fields = {}, others }: Shape, name: string): Shape['others'] {
  return Object.hasOwn(fields, name) ? fields[name] : others;
}
