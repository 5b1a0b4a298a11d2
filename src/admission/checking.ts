import { type Json, type JsonObject, pick } from '../manifest/json.ts';
import type { Report } from './report.ts';
import type { Shape, ShapeId } from './shape.ts';

/** What the checks of one object share. */
export interface Checking {
  readonly shapes: readonly Shape[];
  readonly report: Report;
  /** Inside one of several demands on a value: it says nothing of the fields that it does not name. */
  readonly partial: boolean;
  /** Which releases know the field at `path`, for people; `undefined` where none is known to. */
  elsewhere(path: readonly (string | number)[]): string | undefined;
  /** Checks a value inside of another; handed on, since values hold fields and lists, and these hold values. */
  checkValue(checking: Checking, id: ShapeId, value: Json): void;
}

export function shapeOf({ shapes }: Pick<Checking, 'shapes'>, id: ShapeId): Shape {
  return shapes[id] ?? {};
}

/** What counts as given: the API server drops `null` where it is not allowed, and fills in what has a default. */
export function givenOf(
  checking: Checking,
  value: JsonObject,
  name: string,
  id: ShapeId | undefined,
): Json | undefined {
  const there = pick(value, name);
  if (there !== undefined && there !== null) return there;
  const { nullable, default: preset } = id === undefined ? {} : shapeOf(checking, id);
  if (there === null && (nullable === true || id === undefined)) return there;
  return preset;
}
