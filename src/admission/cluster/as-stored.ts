import { isJsonObject, type Json, type JsonObject } from '../../manifest/json.ts';
import { fieldShape } from '../checking.ts';
import type { Shape, ShapeId } from '../shape.ts';

/**
 * A value as the API server holds it before it checks: without `null` where it is not allowed, and with the defaults of
 * fields that are not there, inside of defaults as well. Unknown fields stay.
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting
 */
export function asStored(shapes: readonly Shape[], id: ShapeId, value: Json): Json {
  const shape = shapes[id] ?? {};
  if (Array.isArray(value)) {
    const { items } = shape;
    return items === undefined ? value : value.map((item: Json) => asStored(shapes, items, item));
  }
  return isJsonObject(value) ? storedFields(shapes, shape, value) : value;
}

function storedFields(shapes: readonly Shape[], shape: Shape, value: JsonObject): JsonObject {
  const given = Object.entries(value).flatMap(([name, inner]) => {
    const field = fieldShape(shape, name);
    if (inner === undefined) return [];
    if (typeof field !== 'number') return [[name, inner] as const];
    const dropped = inner === null && shapes[field]?.nullable !== true;
    return dropped ? [] : [[name, asStored(shapes, field, inner)] as const];
  });
  const there = new Set(given.map(([name]) => name));
  const added = Object.entries(shape.fields ?? {}).flatMap(([name, field]) => {
    const preset = shapes[field]?.default;
    return preset === undefined || there.has(name) ? [] : [[name, asStored(shapes, field, preset)] as const];
  });
  return Object.fromEntries([...given, ...added]);
}
