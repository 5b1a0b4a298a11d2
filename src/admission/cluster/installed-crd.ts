import { isJsonObject, type Json, type JsonObject, pick, pickList, pickString } from '../../manifest/json.ts';
import type { ShapeId } from '../shape.ts';
import type { CrdSchema } from './crd-schema.ts';
import { readSchema, SchemaTooLarge } from './read-schema.ts';
import { type RuledShape, ShapeTable } from './shape-table.ts';

/** One kind of the user’s cluster, with what its API server holds objects against. Plain data. */
export interface InstalledCrd {
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  readonly scope: 'Namespaced' | 'Cluster';
  /** As the annotations of Gateway API say: `v1.6.1`, `standard`. */
  readonly bundle?: string;
  readonly channel?: string;
  readonly versions: readonly InstalledVersion[];
  readonly shapes: readonly RuledShape[];
}

export type InstalledVersion = { readonly name: string; readonly storage: boolean } & (
  | { readonly served: false }
  | ServedVersion
);

interface ServedVersion {
  readonly served: true;
  /** The object without apiVersion, kind and metadata; with the status only where it is no matter of controllers. */
  readonly root: ShapeId;
  /** What the CRD demands of the name beside what every name has to be. */
  readonly metadata?: ShapeId;
  /** Whether the API server drops the status of an object that is applied. */
  readonly dropsStatus: boolean;
  /** What may stand in a status that is dropped. */
  readonly status?: ShapeId;
}

/** Whether a document is a CRD at all. */
export function isCrd(document: Json): document is JsonObject {
  return (
    pickString(document, 'kind') === 'CustomResourceDefinition' &&
    (pickString(document, 'apiVersion') ?? '').startsWith('apiextensions.k8s.io/')
  );
}

/** What matters of a CRD; a sentence where it is not understood. Total. */
export function readCrd(document: Json): InstalledCrd | string {
  const spec = pick(document, 'spec');
  const name = pickString(document, 'metadata', 'name') ?? 'a CRD without a name';
  const group = pickString(spec, 'group');
  const kind = pickString(spec, 'names', 'kind');
  const plural = pickString(spec, 'names', 'plural');
  const scope = pickString(spec, 'scope');
  if (group === undefined || kind === undefined || plural === undefined) return `${name} names no group and kind.`;
  if (scope !== 'Namespaced' && scope !== 'Cluster') return `${name} has the scope ${scope ?? 'nothing'}.`;
  if (pick(spec, 'preserveUnknownFields') === true) return `${name} keeps unknown fields by an old switch.`;
  const table = new ShapeTable('with rules');
  try {
    const versions = pickList(spec, 'versions').map((version) => readVersion(version, table));
    if (versions.length === 0) return `${name} has no versions.`;
    return { group, kind, plural, scope, ...bundleOf(document), versions, shapes: table.shapes };
  } catch (error) {
    if (error instanceof SchemaTooLarge || error instanceof NotUnderstood) return `${name}: ${error.message}.`;
    throw error;
  }
}

class NotUnderstood extends Error {}

const GATEWAY_API = 'gateway.networking.k8s.io';

function bundleOf(document: Json): { readonly bundle?: string; readonly channel?: string } {
  const annotation = (name: string) => pickString(document, 'metadata', 'annotations', `${GATEWAY_API}/${name}`);
  const [bundle, channel] = [annotation('bundle-version'), annotation('channel')];
  return { ...(bundle === undefined ? {} : { bundle }), ...(channel === undefined ? {} : { channel }) };
}

function readVersion(version: Json, table: ShapeTable): InstalledVersion {
  const name = pickString(version, 'name');
  if (name === undefined) throw new NotUnderstood('a version has no name');
  const storage = pick(version, 'storage') === true;
  if (pick(version, 'served') !== true) return { name, storage, served: false };
  const schema = pick(version, 'schema', 'openAPIV3Schema');
  if (!isJsonObject(schema)) throw new NotUnderstood(`${name} has no schema`);
  const dropsStatus = isJsonObject(pick(version, 'subresources', 'status'));
  const whole = readSchema(schema);
  const metadata = metadataOf(whole);
  const status = dropsStatus ? whole.properties?.status : undefined;
  return {
    name,
    storage,
    served: true,
    dropsStatus,
    root: table.put(ownSchema(whole, dropsStatus)),
    ...(metadata === undefined ? {} : { metadata: table.put(metadata) }),
    ...(status === undefined ? {} : { status: table.put(status) }),
  };
}

/** Without what every object has. */
function ownSchema({ properties = {}, required = [], ...schema }: CrdSchema, dropsStatus: boolean): CrdSchema {
  const common = ['apiVersion', 'kind', 'metadata', ...(dropsStatus ? ['status'] : [])];
  return {
    ...schema,
    required: required.filter((name) => !common.includes(name)),
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !common.includes(name))),
  };
}

/** A CRD may narrow down names, and nothing else of the metadata. */
function metadataOf({ properties = {} }: CrdSchema): CrdSchema | undefined {
  const { metadata } = properties;
  if (metadata?.properties === undefined) return undefined;
  return { ...metadata, 'x-kubernetes-preserve-unknown-fields': true };
}
