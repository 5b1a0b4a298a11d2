import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadAll } from 'js-yaml';
import type { Json } from '../../src/manifest/json.ts';
import type { Schema } from './schema.ts';

/** One version of one kind, as a CRD file defines it. */
export interface CrdVersion {
  readonly group: string;
  readonly kind: string;
  /** Without group: `v1alpha3`. */
  readonly version: string;
  readonly served: boolean;
  readonly scope: 'Namespaced' | 'Cluster';
  readonly schema: Schema;
}

const ROOT = resolve(import.meta.dirname, '../../../shared/crds');

/** Whether the CRD files are at hand; without them the tests that need them are skipped by name. */
export const CRDS_AT_HAND = existsSync(ROOT);

export function hasCrdFolder(folder: string): boolean {
  return existsSync(join(ROOT, folder));
}

/** The folders below one, in order. */
export function crdFolders(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

const LOADED = new Map<string, readonly CrdVersion[]>();

/** All versions of all kinds in one folder of CRD files, such as `gateway-api/v1.6.1/standard`. */
export function loadCrds(folder: string): readonly CrdVersion[] {
  const there = LOADED.get(folder);
  if (there !== undefined) return there;
  const versions = crdDocuments(folder).flatMap(versionsOf);
  LOADED.set(folder, versions);
  return versions;
}

/** The documents in the files of one folder. */
export function crdDocuments(folder: string): readonly Json[] {
  // What YAML holds without its own tags is JSON.
  return crdTexts(folder).flatMap((text) => loadAll(text) as Json[]);
}

/** The files of one folder, as they are. */
export function crdTexts(folder: string): readonly string[] {
  const files = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.yaml'));
  return files.map((name) => readFileSync(join(ROOT, folder, name), 'utf8'));
}

interface CrdDocument {
  readonly kind: 'CustomResourceDefinition';
  readonly spec: {
    readonly group: string;
    readonly scope: 'Namespaced' | 'Cluster';
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema: { readonly openAPIV3Schema: Schema };
    }[];
  };
}

function isCrd(document: unknown): document is CrdDocument {
  return (
    typeof document === 'object' &&
    document !== null &&
    'kind' in document &&
    document.kind === 'CustomResourceDefinition'
  );
}

function versionsOf(document: unknown): CrdVersion[] {
  if (!isCrd(document)) return [];
  const { group, scope, names, versions } = document.spec;
  return versions.map(({ name, served, schema }) => ({
    group,
    kind: names.kind,
    version: name,
    served,
    scope,
    schema: schema.openAPIV3Schema,
  }));
}
