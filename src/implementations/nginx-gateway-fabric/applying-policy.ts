import { ageAndName, isDated } from '../../gateway-api/age.ts';
import { type Found, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import { type Attachment, isBygone, onlyOnUnseen, unseenPort } from '../../gateway-api/policies.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { groupedPairs } from '../../manifest/grouped.ts';
import { pick, pickList, pickString, sameJson } from '../../manifest/json.ts';
import type { ObjectRef } from '../../manifest/object.ts';
import { oncePer } from '../../manifest/remembered.ts';
import { type Abilities, doubts } from './abilities.ts';

/** Which policy NGINX Gateway Fabric takes for a backend: by name alone, and the oldest of all that match. */

/** A policy's hold on whatever has a name. */
export interface Hold extends Attachment {
  /** Whether it is a Service that the policy means. */
  readonly onService: boolean;
}

export interface Applying {
  readonly hold: Hold;
  readonly unsure: readonly string[];
}

/** The holds by namespace and name of the target, found once for a set of manifests. */
const holds = oncePer(indexHolds);

export function holdsOn(found: Found, { namespace, name }: Pick<ObjectRef, 'namespace' | 'name'>): readonly Hold[] {
  return holds(found).get(`${namespace}/${name}`) ?? [];
}

function indexHolds(found: Found): ReadonlyMap<string, readonly Hold[]> {
  const policies = ofKind(found, GATEWAY_API_GROUP, 'BackendTLSPolicy')
    .filter((policy) => !isBygone(policy))
    .sort((a, b) => ageAndName(a).localeCompare(ageAndName(b)));
  return groupedPairs(
    policies.flatMap((policy) =>
      pickList(policy, 'spec', 'targetRefs').map((ref, targetRef): [string, Hold] => {
        const section = pickString(ref, 'sectionName') ?? null;
        const hold = { policy, targetRef, section, onService: pickString(ref, 'kind') === 'Service' };
        return [`${namespaceOf(policy)}/${pickString(ref, 'name') ?? ''}`, hold];
      }),
    ),
  );
}

/** `port` is the name of the port that the backendRef means; `null` where it has none or is not known. */
export function applyingPolicy(
  found: Found,
  target: ObjectRef,
  port: string | null,
  abilities: Abilities,
): Applying | undefined {
  const all = holdsOn(found, target);
  if (abilities.sectionName === 'no') return all[0] && { hold: all[0], unsure: tie(all) };
  const matching = all.filter(({ section }) => section === null || section === port);
  const [first] = matching;
  const heeded = all[0] !== undefined && all[0] !== first ? doubts(abilities, 'sectionName') : [];
  const unsure = [...heeded, ...tie(matching)];
  if (first !== undefined) return { hold: first, unsure };
  const only = onlyOnUnseen(found, target, all);
  return only && { hold: only, unsure: [...unsure, unseenPort(only.section)] };
}

/** Age decides, and manifests that were not read from a cluster have none. */
function tie([first, ...others]: readonly Hold[]): readonly string[] {
  if (first === undefined) return [];
  const asks = ({ policy }: Hold) => pick(policy, 'spec', 'validation') ?? null;
  const unlike = others.filter((other) => !sameJson(asks(other), asks(first)));
  if (unlike.length === 0 || [first, ...unlike].every(({ policy }) => isDated(policy))) return [];
  return ['Several policies match, and the oldest applies: the manifests do not say which one that is.'];
}
