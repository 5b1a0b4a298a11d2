import { isIP } from 'node:net';
import { type CelInput, CelScalar, celEnv, celFunc, celMethod, isCelError, parse, plan } from '@bufbuild/cel';
import { strings } from '@bufbuild/cel/ext';
import { isPlainObject } from './plain.ts';
import type { Path, Refusal, Rule, Schema } from './schema.ts';
import { regexOf } from './strings.ts';
import { schemaOfField } from './structure.ts';

/** What the CEL rules of a schema say of a value that has its defaults. */
export interface RuleVerdict {
  readonly refusals: readonly Refusal[];
  /** Rules that the evaluator could not answer: never taken for a pass. */
  readonly notEvaluated: readonly Refusal[];
}

export function checkRules(value: unknown, schema: Schema, path: Path = []): RuleVerdict {
  const refusals: Refusal[] = [];
  const notEvaluated: Refusal[] = [];
  for (const { rule, self, path: at } of occurrences(value, schema, path)) {
    const answer = evaluate(rule.rule, self);
    if (answer === false) refusals.push({ path: at, says: rule.message ?? `failed rule: ${rule.rule}` });
    else if (answer !== true) notEvaluated.push({ path: at, says: `${answer}: ${rule.rule}` });
  }
  return { refusals, notEvaluated };
}

/** One rule, and the value that it has to hold for. */
export interface Occurrence {
  readonly rule: Rule;
  readonly self: CelInput;
  readonly path: Path;
}

/** Every rule that a schema has for a value and for what is inside it. */
export function occurrences(value: unknown, schema: Schema, path: Path = []): readonly Occurrence[] {
  const rules = (schema['x-kubernetes-validations'] ?? []).filter(({ rule }) => !isTransitionRule(rule));
  const own = rules.map((rule) => ({ rule, self: toCel(value, schema), path }));
  return [...own, ...innerOf(value, schema, path)];
}

function innerOf(value: unknown, schema: Schema, path: Path): readonly Occurrence[] {
  const { items } = schema;
  if (Array.isArray(value))
    return items === undefined ? [] : value.flatMap((item, index) => occurrences(item, items, [...path, index]));
  if (!isPlainObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const fieldSchema = schemaOfField(schema, name);
    return fieldSchema === undefined || fieldSchema === 'any' ? [] : occurrences(inner, fieldSchema, [...path, name]);
  });
}

/** Rules over `oldSelf` speak of updates only; every object here is new. */
function isTransitionRule(rule: string): boolean {
  return /\boldSelf\b/.test(rule);
}

/**
 * The functions that Kubernetes adds to CEL, as far as the CRDs use them.
 * CRDs compare what `format.x().validate(y)` gives with null only, which an optional value never is: they refuse every y.
 * So answered by k8s.io/apiextensions-apiserver 0.37.2 for XBackend of Gateway API 1.6.1, 2026-11-27.
 */
const KUBERNETES = [
  celFunc('isIP', [CelScalar.STRING], CelScalar.BOOL, (text) => isIP(text) !== 0),
  // CEL’s own, as a function; the evaluator has the method only.
  celFunc('matches', [CelScalar.STRING, CelScalar.STRING], CelScalar.BOOL, (text, pattern) =>
    regexOf(pattern).test(text),
  ),
  celFunc('isURL', [CelScalar.STRING], CelScalar.BOOL, (text) => URL.canParse(text)),
  celMethod('dns1123Label', CelScalar.STRING, [], CelScalar.STRING, () => 'dns1123Label'),
  celMethod('validate', CelScalar.STRING, [CelScalar.STRING], CelScalar.DYN, () => 'an optional value'),
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
export function evaluate(rule: string, self: CelInput): boolean | string {
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
