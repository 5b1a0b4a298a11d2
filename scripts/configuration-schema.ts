import { toJsonSchema } from '@valibot/to-json-schema';
import { configurationSchema, LIMITS } from '../src/configuration/configuration.ts';
import { UNLISTED } from '../src/configuration/version.ts';
import { cards } from '../src/implementations/registry.ts';
import { isJsonObject, type Json, type JsonObject, pick } from '../src/manifest/json.ts';

/** The JSON Schema (draft 7) of a Configuration, for editors and other programs: what `readConfiguration` takes. */
export function schemaFile(): string {
  const converted: Json = JSON.parse(
    // The two checks in code are written below, by `VERSION` and `maxItems`.
    JSON.stringify(toJsonSchema(configurationSchema, { typeMode: 'input', ignoreActions: ['check'] })),
  );
  const schema = [listOfBackends, listOfImplementations, versionForm, schemaAddress].reduce(
    (json, mend) => mend(json),
    converted,
  );
  const described = { ...objectOf(schema), title: 'Upstream TLS Configuration', $comment: COMMENT };
  return `${JSON.stringify(described, null, 2)}\n`;
}

const COMMENT = 'Schema 1. Every field may be left out; docs/configuration.md says what holds then.';

/** The list is a tuple in code, so that its first element is sure to be there; here that is a bound. */
function listOfBackends(schema: Json): Json {
  const backend = pick(schema, 'properties', 'backends', 'items', 0) ?? {};
  return changed(schema, ['properties', 'backends'], () => ({
    type: 'array',
    minItems: 1,
    maxItems: LIMITS.backends,
    items: backend,
    default: [{}],
  }));
}

function listOfImplementations(schema: Json): Json {
  return changed(schema, ['properties', 'setting', 'properties', 'implementation'], ({ default: preset }) => ({
    enum: cards.map(({ id }) => id),
    ...(preset === undefined ? {} : { default: preset }),
  }));
}

/** The default depends on the implementation, so none is named. */
function versionForm(schema: Json): Json {
  return changed(schema, ['properties', 'setting', 'properties', 'version'], () => ({
    type: 'string',
    pattern: VERSION,
    description:
      'A minor such as 1.9, a patch such as 1.9.0, or “unlisted”. Left out: the newest of the implementation.',
  }));
}

/** Editors look for the schema’s address in the file itself; reading leaves it out. */
function schemaAddress(schema: Json): Json {
  return changed(schema, ['properties', '$schema'], () => ({ type: 'string' }));
}

const VERSION = `^(${UNLISTED}|\\d{1,4}\\.\\d{1,4}(\\.\\d{1,4})?)$`;

function changed(root: Json, path: readonly string[], change: (there: JsonObject) => JsonObject): Json {
  const [step, ...rest] = path;
  if (step === undefined) return change(objectOf(root));
  return { ...objectOf(root), [step]: changed(objectOf(root)[step] ?? {}, rest, change) };
}

function objectOf(value: Json): JsonObject {
  return isJsonObject(value) ? value : {};
}
