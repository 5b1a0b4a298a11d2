import { checkStructure } from '../admission/check-structure.ts';
import { CHECKS } from '../admission/checks.ts';
import { checkRules } from '../admission/rules/check-rules.ts';
import { kindInCapitals, type Structure, structureFor } from '../admission/structure.ts';
import type { Verdict, Violation } from '../admission/verdict.ts';
import type { Setting } from '../configuration/configuration.ts';
import type { Finding } from '../gateway-api/finding.ts';
import { GATEWAY_API_GROUP } from '../gateway-api/releases.ts';
import { describeRef, groupOf, type K8sObject, refOf } from '../manifest/object.ts';
import { type ClusterVerdicts, clusterJudgement, NO_CLUSTER } from './cluster-verdicts.ts';
import { type Judgement, judgementFindings, undecidedWhole } from './judgement.ts';

/** What the API server would say of manifests, as far as it is known here, or by the CRDs of the user’s own cluster. */

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
  cluster: ClusterVerdicts = NO_CLUSTER,
): readonly Finding[] {
  return [
    ...sameIdentity(objects),
    ...objects.flatMap((object) =>
      judgementFindings(object, clusterJudgement(object, cluster) ?? ownJudgement(object, setting, structures)),
    ),
  ];
}

function ownJudgement(object: K8sObject, setting: Setting, structures: Structures): Judgement {
  const ref = structureFor(setting, groupOf(object.apiVersion), object.kind);
  if (ref === undefined) return unknownKind(object);
  const structure = structures.get(keyOf(ref.of, object));
  if (structure === undefined) {
    return { verdict: undecidedWhole(`What a ${object.kind} may hold is being fetched.`), of: ref.of };
  }
  return { verdict: together(object, checkStructure(structure, object), checkRules(setting, object)), of: ref.of };
}

function unknownKind({ apiVersion, kind }: K8sObject): Judgement {
  const group = groupOf(apiVersion);
  const meant = kindInCapitals(group, kind);
  const verdict = undecidedWhole(`No CRD of ${kind} is at hand, so its fields are not checked.`);
  if (meant === undefined) return { verdict, of: '' };
  const message = `There is no kind ${kind}: capitals count, and it is written ${meant}.`;
  const violation: Violation = { id: CHECKS.release, path: ['kind'], at: 'value', message };
  return { verdict: { ...verdict, violations: [violation] }, of: group === '' ? 'Kubernetes' : group };
}

/** Rules are silent about what the structure refuses already. */
function together(object: K8sObject, structure: Verdict, rules: Verdict): Verdict {
  const told = new Set(structure.violations.map(({ path }) => JSON.stringify(path)));
  return {
    violations: [
      ...structure.violations.filter((one) => !saidByServed(one, object)),
      ...rules.violations.filter(({ path }) => !told.has(JSON.stringify(path))),
    ],
    undecided: [...structure.undecided, ...rules.undecided],
  };
}

/** Which versions of its own kinds a release serves is said by GEN-11, with its ways out. */
function saidByServed({ id }: Violation, { apiVersion }: K8sObject): boolean {
  return (id === CHECKS.version || id === CHECKS.release) && groupOf(apiVersion) === GATEWAY_API_GROUP;
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
