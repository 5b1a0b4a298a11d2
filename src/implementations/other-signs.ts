import type { K8sObject } from '../manifest/object.ts';
import { recognise } from './recognise.ts';
import { labelOf } from './registry.ts';

/**
 * What speaks against the implementation that somebody has named for manifests: signs of others, and none of its own. In
 * sentences; none where nothing does, and none for the standard alone, which holds for all.
 */
export async function otherSigns(objects: readonly K8sObject[], named: string): Promise<readonly string[]> {
  if (named === 'any') return [];
  const recognised = await recognise(objects);
  if (recognised.some(({ id }) => id === named)) return [];
  return recognised.map(
    ({ id, because }) =>
      `These manifests look like ${labelOf(id)}’s: ${because} What is said here is what ${labelOf(named)} would do with them.`,
  );
}
