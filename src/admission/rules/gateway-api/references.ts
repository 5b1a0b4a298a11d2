import type { NonEmpty } from '../../../manifest/json.ts';
import { has, textOr } from '../given.ts';
import { missing, when } from '../mistakes.ts';
import { neverTwice, neverWholeAndPart, type References } from '../references.ts';
import type { Find, RuleFacts } from '../rule.ts';

/** What all routes demand of their references. */

const PARENTS: References = {
  object: { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: '', namespace: '' },
  parts: ['sectionName'],
  what: 'parent',
};

/** In the experimental channel a port names a part of a parent, as a section does; the standard channel does not look at it. */
const PARENTS_BY_PORT: References = { ...PARENTS, parts: ['sectionName', 'port'] };

/** `ids`: for the standard channel two, then for the experimental two. */
export function parentRules(ids: readonly [string, string, string, string]): readonly RuleFacts[] {
  const covers: NonEmpty<string> = ['spec.parentRefs'];
  return [
    { id: ids[0], covers, when: [{ channel: 'standard' }], find: neverWholeAndPart(PARENTS) },
    { id: ids[1], covers, when: [{ channel: 'standard' }], find: neverTwice(PARENTS) },
    { id: ids[2], covers, when: [{ channel: 'experimental' }], find: neverWholeAndPart(PARENTS_BY_PORT) },
    { id: ids[3], covers, when: [{ channel: 'experimental' }], find: neverTwice(PARENTS_BY_PORT) },
  ];
}

/** A Service is reached at one of its ports; other kinds know theirs. */
export const portOfService: Find = (reference) => {
  const isService = textOr('', reference, 'group') === '' && textOr('Service', reference, 'kind') === 'Service';
  return when(
    isService && !has(reference, 'port'),
    missing('port', 'Give the port of the Service: a reference to a Service needs one.'),
  );
};
