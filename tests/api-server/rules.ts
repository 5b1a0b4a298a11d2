import { isIP } from 'node:net';
import { type CelInput, CelScalar, celEnv, celFunc, celMethod, isCelError, parse, plan } from '@bufbuild/cel';
import { strings } from '@bufbuild/cel/ext';
import { isPlainObject } from './plain.ts';
import type { Path, Refusal, Rule, Schema } from './schema.ts';
import { schemaOfField } from './structure.ts';

/** What the CEL rules of a schema say of a value that has its defaults. */
export interface RuleVerdict {
  readonly refusals: readonly Refusal[];
  /** Rules that the evaluator could not answer: never taken for a pass. */
  readonly notEvaluated: readonly Refusal[];
}

export function checkRules(value: unknown, schema: Schema, path: Path = []): RuleVerdict {
  const own = (schema['x-kubernetes-validations'] ?? []).filter(({ rule }) => !isTransitionRule(rule));
  const verdicts = own.length === 0 ? [] : own.map((rule) => checkRule(toCel(value, schema), rule, path));
  return together([...verdicts, ...innerOf(value, schema, path)]);
}

function innerOf(value: unknown, schema: Schema, path: Path): RuleVerdict[] {
  const { items } = schema;
  if (Array.isArray(value))
    return items === undefined ? [] : value.map((item, index) => checkRules(item, items, [...path, index]));
  if (!isPlainObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const fieldSchema = schemaOfField(schema, name);
    return fieldSchema === undefined || fieldSchema === 'any' ? [] : [checkRules(inner, fieldSchema, [...path, name])];
  });
}

function together(verdicts: readonly RuleVerdict[]): RuleVerdict {
  return {
    refusals: verdicts.flatMap((verdict) => verdict.refusals),
    notEvaluated: verdicts.flatMap((verdict) => verdict.notEvaluated),
  };
}

/** Rules over `oldSelf` speak of updates only; every object here is new. */
function isTransitionRule(rule: string): boolean {
  return /\boldSelf\b/.test(rule);
}

function checkRule(self: CelInput, { rule, message }: Rule, path: Path): RuleVerdict {
  const result = evaluate(rule, self);
  if (result === true) return { refusals: [], notEvaluated: [] };
  if (result === false) return { refusals: [{ path, says: message ?? `failed rule: ${rule}` }], notEvaluated: [] };
  return { refusals: [], notEvaluated: [{ path, says: `${result}: ${rule}` }] };
}

const DNS_1123_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** The functions that Kubernetes adds to CEL, as far as the CRDs use them. `format.x().validate(y)` is null for a valid y. */
const KUBERNETES = [
  celFunc('isIP', [CelScalar.STRING], CelScalar.BOOL, (text) => isIP(text) !== 0),
  celFunc('isURL', [CelScalar.STRING], CelScalar.BOOL, (text) => URL.canParse(text)),
  celMethod('dns1123Label', CelScalar.STRING, [], CelScalar.STRING, () => 'dns1123Label'),
  celMethod('validate', CelScalar.STRING, [CelScalar.STRING], CelScalar.DYN, (text) =>
    DNS_1123_LABEL.test(text) ? null : 'not an RFC 1123 label',
  ),
];

const ENVIRONMENT = celEnv({
  variables: { self: CelScalar.DYN, format: CelScalar.STRING },
  funcs: [...strings, ...KUBERNETES],
});
type Program = (bindings: { self: CelInput; format: string }) => unknown;
const PROGRAMS = new Map<string, Program>();

function programOf(rule: string): Program {
  const there = PROGRAMS.get(rule);
  if (there !== undefined) return there;
  const program = plan(ENVIRONMENT, parse(rule));
  PROGRAMS.set(rule, program);
  return program;
}

/** The rule's answer, or why there is none. */
function evaluate(rule: string, self: CelInput): boolean | string {
  try {
    const result = programOf(rule)({ self, format: 'format' });
    if (typeof result === 'boolean') return result;
    return isCelError(result) ? result.message : 'neither true nor false';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A JSON value as CEL sees it through its schema: integers are ints, declared fields have escaped names. */
export function toCel(value: unknown, schema: Schema | 'any'): CelInput {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number')
    return schema !== 'any' && schema.type === 'number' ? value : Number.isInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) {
    const items = schema === 'any' ? 'any' : (schema.items ?? 'any');
    return value.map((item) => toCel(item, items));
  }
  if (!isPlainObject(value)) throw new TypeError(`Not JSON: ${String(value)}`);
  return new Map(
    Object.entries(value).map(([name, inner]): [string, CelInput] => {
      if (schema === 'any') return [name, toCel(inner, 'any')];
      const declared = Object.hasOwn(schema.properties ?? {}, name);
      return [declared ? escapeName(name) : name, toCel(inner, schemaOfField(schema, name) ?? 'any')];
    }),
  );
}

const RESERVED = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);

/** Source: https://kubernetes.io/docs/reference/using-api/cel/#escaping */
function escapeName(name: string): string {
  if (RESERVED.has(name)) return `__${name}__`;
  return name
    .replaceAll('__', '__underscores__')
    .replaceAll('.', '__dot__')
    .replaceAll('-', '__dash__')
    .replaceAll('/', '__slash__');
}
