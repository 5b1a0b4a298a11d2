import { describe, expect, it } from 'vitest';
import type { Shape, StructureFile } from '../src/admission/shape.ts';
import { KINDS } from '../src/admission/structures/known.ts';
import { MEANINGS } from '../src/gateway-api/meanings.ts';
import { load } from '../src/implementations/load.ts';
import { cards } from '../src/implementations/registry.ts';

/** What is said of a field would help nobody if no version of the kind had the field. */
const own = await Promise.all(cards.map(async (card) => (await (await load(card)).meanings?.()) ?? []));

describe.each([...MEANINGS, ...own.flat()].map((one) => [one.kind, one] as const))(
  '%s',
  (_, { group, kind, fields }) => {
    it.each(Object.keys(fields))('has %s', async (path) => {
      const known = KINDS[`${group}/${kind}`];
      const module = await known?.load();
      const file = (module as { readonly default: StructureFile } | undefined)?.default;
      const roots = Object.values(file?.sets ?? {}).flatMap((versions) => Object.values(versions));
      expect(
        roots.some((root) => file !== undefined && root !== null && has(file, file.shapes[root], path.split('.'))),
      ).toBe(true);
    });
  },
);

function has(file: StructureFile, shape: Shape | undefined, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return shape !== undefined;
  if (shape?.items !== undefined) return has(file, file.shapes[shape.items], [step, ...rest]);
  const field = shape?.fields?.[step];
  // Names of free fields may hold dots.
  return field === undefined ? shape?.others !== undefined : has(file, file.shapes[field], rest);
}
