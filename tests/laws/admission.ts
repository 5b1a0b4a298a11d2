import type { Configuration } from '../../src/configuration/configuration.ts';
import type { Written } from '../../src/gateway-api/written.ts';
import { isApplied } from '../../src/gateway-api/written.ts';
import { apiServerKey, apiServerOf, pairingOf } from '../api-server/pairings.ts';
import { canonical, sameJson } from '../api-server/plain.ts';
import { applyMerge, applyPatch } from './json-patch.ts';

/** Law 4 for one set of manifests: why the API server would refuse any of it. Empty where all is accepted. */
export function refusalsOf(configuration: Configuration, written: readonly Written[]): readonly string[] {
  return written.flatMap((entry) => [
    ...(isApplied(entry) || entry.role === 'patch' ? objectRefusals(configuration, entry.object) : []),
    ...patchRefusals(configuration, entry),
  ]);
}

/** The same object in the same cluster has the same verdict: most of the matrix repeats itself. */
const VERDICTS = new Map<string, readonly string[]>();

function objectRefusals({ setting }: Configuration, object: Written['object']): readonly string[] {
  const key = `${apiServerKey(setting)} ${canonical(object)}`;
  const there = VERDICTS.get(key);
  if (there !== undefined) return there;
  const { kind, refusals } = apiServerOf(setting).admit(object);
  // Where none of an implementation’s CRDs are at hand, nothing is known of its kinds: docs/crd-pairings.md says so.
  const unknown = kind === 'no-crd' && (pairingOf(setting)?.crds ?? null) === null;
  const says =
    kind === 'accepted' || unknown ? [] : [`${object.apiVersion} ${object.kind} ${kind}: ${refusals.join('; ')}`];
  VERDICTS.set(key, says);
  return says;
}

/** How many different objects have been judged. */
export function judgedObjects(): number {
  return VERDICTS.size;
}

function patchRefusals(configuration: Configuration, entry: Written): readonly string[] {
  if (entry.role !== 'patch') return [];
  const { before, operations, merge, object } = entry;
  const what = `patch of ${object.kind} ${object.metadata.name}`;
  const byMerge = merge === null || sameJson(applyMerge(before, merge), object);
  return [
    ...objectRefusals(configuration, before).map((says) => `before the ${what}: ${says}`),
    ...(byOperations(before, operations, object) ? [] : [`${what}: the operations do not lead to the object`]),
    ...(byMerge ? [] : [`${what}: the merge patch does not lead to the object`]),
    ...(overwritesUntested(operations) ? [`${what}: overwrites without a test`] : []),
  ];
}

/** What is overwritten has to be recognised first: by a test of it, or of something in it. */
function overwritesUntested(operations: Extract<Written, { role: 'patch' }>['operations']): boolean {
  return operations.some(({ op, path }, index) => {
    if (op !== 'replace' && op !== 'remove') return false;
    const earlier = operations.slice(0, index).filter((one) => one.op === 'test');
    return !earlier.some((test) => test.path === path || test.path.startsWith(`${path}/`));
  });
}

function byOperations(before: unknown, operations: Parameters<typeof applyPatch>[1], after: unknown): boolean {
  try {
    return sameJson(applyPatch(before, operations), after);
  } catch {
    return false;
  }
}
