import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import type { CrdSchema } from '../src/admission/cluster/crd-schema.ts';
import { ShapeTable } from '../src/admission/cluster/shape-table.ts';
import type { ShapeId, StructureFile } from '../src/admission/shape.ts';
import { CORE_SAYS, CORE_SET, coreStructures } from './core-structures.ts';
import { type Crd, crdOf } from './crd.ts';
import { COMPLETE_FAMILIES, STRUCTURE_SETS, type StructureSet } from './structure-sets.ts';

/** The files below src/admission/structures, by name: one for each kind, and `known.ts`, which names them. */
export function structureFiles(crdFolder: string): ReadonlyMap<string, string> {
  const files = [...coreFiles(), ...families().flatMap((family) => familyFiles(crdFolder, family))];
  const texts = files.map(([name, file]) => [name, `${JSON.stringify(file)}\n`] as const);
  return new Map([...texts, ['known.ts', knownModule(files)]]);
}

type NamedFile = readonly [name: string, file: StructureFile];

function families(): readonly string[] {
  return [...new Set(STRUCTURE_SETS.map(({ family }) => family))];
}

function coreFiles(): readonly NamedFile[] {
  return coreStructures().map((file) => [fileName('kubernetes', file), file]);
}

function fileName(family: string, { kind }: StructureFile): string {
  return `${family}/${kind.toLowerCase()}.json`;
}

function familyFiles(crdFolder: string, family: string): readonly NamedFile[] {
  const found = STRUCTURE_SETS.filter((set) => set.family === family).flatMap((set) =>
    crdsIn(join(crdFolder, set.folder)).map((crd) => ({ set, crd })),
  );
  const kinds = [...new Set(found.map(({ crd }) => `${crd.group}/${crd.kind}`))].sort();
  return kinds.map((key) => {
    const file = fileOf(found.filter(({ crd }) => `${crd.group}/${crd.kind}` === key));
    return [fileName(family, file), file];
  });
}

/** The CRDs in the files of one folder. */
export function crdsIn(folder: string): readonly Crd[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const documents = names.sort().flatMap((name) => loadAll(readFileSync(join(folder, name), 'utf8')));
  return documents.map(crdOf).filter((crd) => crd !== undefined);
}

/** All sets’ definitions of one kind. */
function fileOf(found: readonly { readonly set: StructureSet; readonly crd: Crd }[]): StructureFile {
  const [first] = found;
  if (first === undefined) throw new Error('a kind without a CRD');
  const table = new ShapeTable();
  const sets = found.map(({ set, crd }) => [set.folder, versionsOf(crd, table)] as const);
  const { group, kind, scope } = first.crd;
  return { group, kind, scope, sets: Object.fromEntries(sets), shapes: table.shapes };
}

function versionsOf({ group, kind, versions }: Crd, table: ShapeTable): { [version: string]: ShapeId | null } {
  const entries = versions.map(({ name, served, schema }) => {
    try {
      return [name, served ? table.put(ownFields(schema)) : null] as const;
    } catch (error) {
      throw new Error(`${group}/${name} ${kind}: ${error instanceof Error ? error.message : error}`);
    }
  });
  return Object.fromEntries(entries);
}

/** Without what every object has, and without what controllers write. */
const COMMON: readonly string[] = ['apiVersion', 'kind', 'metadata', 'status'];

function ownFields({ properties = {}, required = [], ...schema }: CrdSchema): CrdSchema {
  return {
    ...schema,
    required: required.filter((name) => !COMMON.includes(name)),
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !COMMON.includes(name))),
  };
}

function knownModule(files: readonly NamedFile[]): string {
  const core = { family: 'kubernetes', release: '1.34', says: CORE_SAYS };
  const sets = [[CORE_SET, core] as const, ...STRUCTURE_SETS.map(({ folder, ...set }) => [folder, set] as const)];
  return `${HEAD}
export const SETS: { readonly [id: string]: SetFacts } = {
${sets.map(([id, set]) => `  '${id}': ${literal(set)},`).join('\n')}
};

/** Families of which every kind of a release is at hand, of the kinds below: what is missing there is not in the release. */
export const COMPLETE_FAMILIES: readonly string[] = ${literal(COMPLETE_FAMILIES)};

/** By \`group/kind\`. */
export const KINDS: { readonly [kind: string]: KnownKind } = {
${files.map(knownKind).join('\n')}
};
`;
}

const HEAD = `// Written by scripts/structures.ts from the CRDs that scripts/structure-sets.ts names: \`npm run structures\`.
import type { KnownKind, SetFacts } from '../known-kind.ts';
`;

function knownKind([name, { group, kind, sets }]: NamedFile): string {
  const family = name.slice(0, name.indexOf('/'));
  return `  '${group}/${kind}': { family: '${family}', sets: ${literal(Object.keys(sets))}, load: () => import('./${name}') },`;
}

/** As the formatter writes it, but for line breaks. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return `'${value}'`;
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{ ${fields.map(([name, inner]) => `${name}: ${literal(inner)}`).join(', ')} }`;
}
