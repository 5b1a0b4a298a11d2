import { checkStructure } from '../admission/check-structure.ts';
import { CHECKS } from '../admission/checks.ts';
import { type Structure, structureFor } from '../admission/structure.ts';
import type { Undecided, Violation } from '../admission/verdict.ts';
import type { Setting } from '../configuration/configuration.ts';
import type { Finding } from '../gateway-api/finding.ts';
import { GATEWAY_API_GROUP } from '../gateway-api/releases.ts';
import { describeRef, groupOf, type K8sObject, refOf } from '../manifest/object.ts';

/** What the API server would say of manifests, as far as their structure is known here. */

/** Structures that were fetched, by their key. */
export type Structures = ReadonlyMap<string, Structure>;

/** A structure that is needed and not here yet. */
export interface Wanted {
  readonly key: string;
  load(): Promise<Structure>;
}

/** The structures that objects need and that are not among `here`, each once. */
export function wantedStructures(objects: readonly K8sObject[], setting: Setting, here: Structures): readonly Wanted[] {
  const wanted = new Map<string, Wanted>();
  for (const object of objects) {
    const ref = structureFor(setting, groupOf(object.apiVersion), object.kind);
    const key = keyOf(ref?.of, object);
    if (ref !== undefined && !here.has(key) && !wanted.has(key)) wanted.set(key, { key, load: () => ref.load() });
  }
  return [...wanted.values()];
}

/** All structures that objects need. @throws what fetching throws. */
export async function fetchStructures(objects: readonly K8sObject[], setting: Setting): Promise<Structures> {
  const wanted = wantedStructures(objects, setting, new Map());
  return new Map(await Promise.all(wanted.map(async ({ key, load }) => [key, await load()] as const)));
}

function keyOf(of: string | undefined, { apiVersion, kind }: K8sObject): string {
  return `${of ?? ''}|${groupOf(apiVersion)}/${kind}`;
}

/** One finding for each reason to refuse an object, and one for what nobody here can decide about it. Pure and total. */
export function admissionFindings(
  objects: readonly K8sObject[],
  setting: Setting,
  structures: Structures,
): readonly Finding[] {
  return [...sameIdentity(objects), ...objects.flatMap((object) => findingsOf(object, setting, structures))];
}

function findingsOf(object: K8sObject, setting: Setting, structures: Structures): readonly Finding[] {
  const ref = structureFor(setting, groupOf(object.apiVersion), object.kind);
  if (ref === undefined) {
    return [
      undecided(object, [{ path: [], why: `No CRD of ${object.kind} is at hand, so its fields are not checked.` }]),
    ];
  }
  const structure = structures.get(keyOf(ref.of, object));
  if (structure === undefined) {
    return [undecided(object, [{ path: [], why: `What a ${object.kind} may hold is being fetched.` }])];
  }
  const verdict = checkStructure(structure, object);
  const refusals = verdict.violations.filter((one) => !saidByServed(one, object));
  return [
    ...refusals.map((violation) => refused(object, violation, ref.of)),
    ...(verdict.undecided.length === 0 ? [] : [undecided(object, verdict.undecided)]),
  ];
}

/** Which versions of its own kinds a release serves is said by GEN-11, with its ways out. */
function saidByServed({ id }: Violation, { apiVersion }: K8sObject): boolean {
  return (id === CHECKS.version || id === CHECKS.release) && groupOf(apiVersion) === GATEWAY_API_GROUP;
}

function refused(object: K8sObject, { id, path, message }: Violation, of: string): Finding {
  return {
    id,
    severity: 'error',
    message,
    reason: `The API server refuses ${describeRef(refOf(object))} as it stands (${of}).`,
    at: { object: refOf(object), path },
    evidence: [],
    fixes: [],
  };
}

function undecided(object: K8sObject, open: readonly Undecided[]): Finding {
  const [first] = open;
  const more = open.length > 1 ? ` And ${open.length - 1} more places.` : '';
  return {
    id: 'ADM-00',
    severity: 'info',
    message: `${describeRef(refOf(object))} is not checked whole.`,
    reason: `${first?.why ?? ''}${more} A dry run on the server (kubectl apply --dry-run=server) decides it.`,
    at: { object: refOf(object), path: first?.path ?? [] },
    evidence: [],
    fixes: [],
  };
}

/** The same object twice: the second overwrites the first, and nobody says so. */
function sameIdentity(objects: readonly K8sObject[]): readonly Finding[] {
  const seen = new Set<string>();
  return objects.flatMap((object): Finding[] => {
    const ref = refOf(object);
    const name = describeRef({ ...ref, namespace: ref.namespace === '' ? 'default' : ref.namespace });
    const key = `${ref.group} ${name}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      {
        id: 'ADM-01',
        severity: 'error',
        message: `${describeRef(ref)} stands here twice.`,
        reason: 'Applied together, the later one overwrites the earlier one field by field.',
        at: { object: ref, path: ['metadata', 'name'] },
        evidence: [],
        fixes: [],
      },
    ];
  });
}
