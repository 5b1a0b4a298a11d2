import { CORE_KINDS, DATA_KEY } from './core-kinds.ts';
import type { CrdVersion } from './crds.ts';
import { withDefaults } from './defaults.ts';
import { objectMeta, wrongKeys } from './object-meta.ts';
import { isPlainObject } from './plain.ts';
import { checkRules } from './rules.ts';
import { describePath, type Refusal, type Schema } from './schema.ts';
import { checkStructure } from './structure.ts';

/** What the API server of a cluster with these CRDs would say of an object. */
export interface Verdict {
  /** `no-crd`: no CRD at hand knows the group and kind, so nothing is known. */
  readonly kind: 'accepted' | 'refused' | 'no-crd' | 'not-evaluated';
  readonly refusals: readonly string[];
}

/** A cluster with these CRDs and the kinds of Kubernetes itself. */
export interface ApiServer {
  admit(object: unknown): Verdict;
}

/** Of the groups in `complete`, every kind that the cluster has is among `crds`. */
export function apiServerWith(crds: readonly CrdVersion[], complete: readonly string[] = []): ApiServer {
  return { admit: (object) => admit({ crds, complete }, object) };
}

interface Installed {
  readonly crds: readonly CrdVersion[];
  readonly complete: readonly string[];
}

function admit(installed: Installed, object: unknown): Verdict {
  if (!isPlainObject(object)) return refused([{ path: [], says: 'not an object' }]);
  const found = schemaFor(installed, String(object.apiVersion), String(object.kind));
  if (found === 'no-crd') return { kind: 'no-crd', refusals: [] };
  if (found === 'not-served')
    return refused([{ path: [], says: `no matches for kind ${object.kind} in version ${object.apiVersion}` }]);
  const whole = withDefaults(object, found);
  const structural = [...checkStructure(object, found), ...checkKeys(object)];
  const rules = checkRules(whole, found);
  const refusals = [...structural, ...rules.refusals];
  if (refusals.length > 0) return refused(refusals);
  if (rules.notEvaluated.length > 0) return { kind: 'not-evaluated', refusals: rules.notEvaluated.map(say) };
  return { kind: 'accepted', refusals: [] };
}

function refused(refusals: readonly Refusal[]): Verdict {
  return { kind: 'refused', refusals: refusals.map(say) };
}

function say({ path, says }: Refusal): string {
  return `${describePath(path)}: ${says}`;
}

function schemaFor(installed: Installed, apiVersion: string, kind: string): Schema | 'no-crd' | 'not-served' {
  const core = CORE.get(`${apiVersion}/${kind}`);
  if (core !== undefined) return core;
  const [group = '', version = ''] = apiVersion.split('/');
  const ofKind = installed.crds.filter((one) => one.group === group && one.kind === kind);
  if (ofKind.length === 0) return installed.complete.includes(group) ? 'not-served' : 'no-crd';
  const served = ofKind.find((one) => one.version === version && one.served);
  return served === undefined ? 'not-served' : wholeSchema(served.scope, served.schema);
}

const WHOLE = new WeakMap<object, Schema>();

/** The schema of an object with what every object has. */
function wholeSchema(scope: 'Namespaced' | 'Cluster', schema: Schema, name?: Schema): Schema {
  const there = WHOLE.get(schema);
  if (there !== undefined) return there;
  const meta = objectMeta(scope);
  const metadata = name === undefined ? meta : { ...meta, properties: { ...meta.properties, name } };
  const whole: Schema = {
    ...schema,
    required: [...new Set([...(schema.required ?? []), 'apiVersion', 'kind', 'metadata'])],
    properties: { ...schema.properties, apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata },
  };
  WHOLE.set(schema, whole);
  return whole;
}

const CORE: ReadonlyMap<string, Schema> = new Map(
  CORE_KINDS.map(({ apiVersion, kind, scope, fields, required = [], name }) => [
    `${apiVersion}/${kind}`,
    wholeSchema(scope, { type: 'object', properties: fields, required }, name),
  ]),
);

/** What a schema cannot say of keys. */
function checkKeys(object: { readonly [key: string]: unknown }): Refusal[] {
  const metadata = isPlainObject(object.metadata) ? object.metadata : {};
  const qualified = ['labels', 'annotations'].flatMap((field) =>
    wrongKeys(metadata[field]).map((key) => ({ path: ['metadata', field, key], says: 'not a qualified name' })),
  );
  const isData = object.kind === 'ConfigMap' || object.kind === 'Secret';
  const data = isData && isPlainObject(object.data) ? Object.keys(object.data) : [];
  const wrongData = data.filter((key) => !DATA_KEY.test(key));
  return [...qualified, ...wrongData.map((key) => ({ path: ['data', key], says: 'not a valid key' }))];
}
