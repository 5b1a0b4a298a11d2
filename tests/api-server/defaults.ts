import { isPlainObject } from './plain.ts';
import type { Schema } from './schema.ts';
import { schemaOfField } from './structure.ts';

/** Fills in the defaults of a schema, as the API server does before it evaluates rules. */
export function withDefaults(value: unknown, schema: Schema): unknown {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? value : value.map((item) => withDefaults(item, items));
  }
  if (!isPlainObject(value)) return value;
  const given = Object.entries(value).map(([name, inner]) => {
    const fieldSchema = schemaOfField(schema, name);
    return [name, fieldSchema === undefined || fieldSchema === 'any' ? inner : withDefaults(inner, fieldSchema)];
  });
  const added = Object.entries(schema.properties ?? {}).flatMap(([name, fieldSchema]) =>
    value[name] === undefined && fieldSchema.default !== undefined
      ? [[name, withDefaults(structuredClone(fieldSchema.default), fieldSchema)]]
      : [],
  );
  return Object.fromEntries([...given, ...added]);
}
