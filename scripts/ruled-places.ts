import { join } from 'node:path';
import type { CrdSchema } from '../src/admission/cluster/crd-schema.ts';
import type { CrdVersion } from './crd.ts';
import { crdsIn } from './structure-files.ts';
import { STRUCTURE_SETS } from './structure-sets.ts';

/**
 * Where the CRDs have rules across fields, for `src/admission/rules/ruled-places.json`: places only, and none of the rules.
 * The page holds its own rules against them, so that it can say which places it does not check.
 */
export const RULED_PLACES = 'src/admission/rules/ruled-places.json';

/** @returns The text of the file. */
export function ruledPlacesText(crdFolder: string): string {
  const kinds = new Map<string, RuledKind>();
  for (const { folder } of STRUCTURE_SETS)
    for (const { group, kind, versions } of crdsIn(join(crdFolder, folder))) {
      const key = `${group}/${kind}`;
      const ruled = kinds.get(key) ?? new RuledKind();
      kinds.set(key, ruled);
      for (const version of versions) ruled.add(folder, version);
    }
  const ruled = [...kinds].filter(([, { places }]) => places.length > 0);
  return `${JSON.stringify(Object.fromEntries(ruled))}\n`;
}

/** What is collected of one kind; its fields are those of the file. */
class RuledKind {
  readonly places: { at: string; onUpdate?: true }[] = [];
  readonly lists: number[][] = [];
  readonly sets: { [set: string]: { [version: string]: number } } = {};

  add(set: string, { name, served, schema }: CrdVersion): void {
    // What controllers write is not checked when a person applies an object.
    const { status: _, ...properties } = schema.properties ?? {};
    if (served) this.sets[set] = { ...this.sets[set], [name]: this.#listOf(ruledIn({ ...schema, properties })) };
  }

  #listOf(found: readonly Ruled[]): number {
    const list = found.map((place) => this.#numberOf(place));
    const there = this.lists.findIndex((other) => String(other) === String(list));
    return there >= 0 ? there : this.lists.push(list) - 1;
  }

  #numberOf({ at, onUpdate }: Ruled): number {
    const there = this.places.findIndex((place) => place.at === at && (place.onUpdate ?? false) === onUpdate);
    return there >= 0 ? there : this.places.push(onUpdate ? { at, onUpdate } : { at }) - 1;
  }
}

interface Ruled {
  readonly at: string;
  readonly onUpdate: boolean;
}

function ruledIn(schema: CrdSchema, at = ''): readonly Ruled[] {
  const rules = schema['x-kubernetes-validations'] ?? [];
  const kinds = [...new Set(rules.map(({ rule }) => /\boldSelf\b/.test(rule)))].sort();
  const { properties = {}, items, additionalProperties: others } = schema;
  return [
    ...kinds.map((onUpdate) => ({ at, onUpdate })),
    ...Object.entries(properties).flatMap(([name, inner]) => ruledIn(inner, at === '' ? name : `${at}.${name}`)),
    ...(items === undefined ? [] : ruledIn(items, `${at}[]`)),
    ...(typeof others === 'object' ? ruledIn(others, `${at}{}`) : []),
  ];
}
