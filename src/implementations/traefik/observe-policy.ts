import { ageAndName, isDated } from '../../gateway-api/age.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import type { Connection, TlsConnection } from '../../gateway-api/hop.ts';
import {
  type Attachment,
  attachmentsTo,
  onlyOnUnseen,
  policyConnection,
  unseenPort,
} from '../../gateway-api/policies.ts';
import { isJsonObject, pick } from '../../manifest/json.ts';
import { describeRef, type K8sObject, type ObjectRef } from '../../manifest/object.ts';
import { type Abilities, factBehind } from './abilities.ts';

/** The policy that Traefik applies to a Service's port, and what is doubtful about it. */
export interface Applying {
  readonly attachment: Attachment;
  readonly unsure: readonly string[];
}

export function applyingPolicy(
  found: Found,
  service: ObjectRef,
  portName: string | null,
  abilities: Abilities,
): Applying | undefined {
  const all = attachmentsTo(found, service);
  const [first, ...others] = all
    .filter(({ section }) => section === null || section === portName)
    .sort((a, b) => ageAndName(a.policy).localeCompare(ageAndName(b.policy)));
  if (first !== undefined)
    return { attachment: first, unsure: others.length === 0 ? [] : tie(first, others, abilities) };
  const only = onlyOnUnseen(found, service, all);
  return only && { attachment: only, unsure: [unseenPort(only.section)] };
}

function tie({ policy }: Attachment, others: readonly Attachment[], abilities: Abilities): readonly string[] {
  if (abilities.policyOrder === 'no') return [`Several policies match. ${factBehind('policyOrder').claim}`];
  const dated = [policy, ...others.map((other) => other.policy)].every(isDated);
  return dated ? [] : ['Several policies match, and the oldest applies: the manifests do not say which one that is.'];
}

/** What a policy makes of the connection. */
export function policyVerdict(found: Found, policy: K8sObject, abilities: Abilities): Connection {
  const asked = readBy(policyConnection(policy), abilities);
  if (asked === undefined) return { kind: 'refused', reason: 'The policy names no CA that can be used.' };
  const problem = asked.anchors.kind === 'references' ? caProblem(found, asked.anchors.references, abilities) : null;
  if (problem !== null) return { kind: 'refused', reason: `${problem} Requests are answered with 500.` };
  if (abilities.policyNames !== 'no' || asked.sni.kind !== 'name') return asked;
  return { ...asked, names: { kind: 'checked', names: [{ type: 'Hostname', value: asked.sni.name }] } };
}

/** Without the references that this version passes over: with none left, the system’s CAs count. */
function readBy(asked: TlsConnection | undefined, abilities: Abilities): TlsConnection | undefined {
  if (asked?.anchors.kind !== 'references' || abilities.unreadRefused !== 'no') return asked;
  const [first, ...rest] = asked.anchors.references.filter(
    ({ group, kind }) => group === '' && kind === 'ConfigMap' && abilities.policyCaGroup !== 'no',
  );
  return {
    ...asked,
    anchors: first === undefined ? { kind: 'system' } : { kind: 'references', references: [first, ...rest] },
  };
}

/** Why one of the CAs of a policy cannot be used; `null` where all can, as far as the manifests tell. */
export function caProblem(found: Found, references: readonly ObjectRef[], abilities: Abilities): string | null {
  for (const reference of references) {
    const { group, kind } = reference;
    if (group !== '' || (kind !== 'ConfigMap' && kind !== 'Secret')) {
      return `Traefik reads no CA from ${describeRef(reference)}: only from ConfigMaps and Secrets.`;
    }
    if (kind === 'Secret' && abilities.policySecret === 'no') {
      return `Before 3.7 Traefik reads no CA from ${describeRef(reference)}: only from ConfigMaps.`;
    }
    if (lacksCa(lookUp(found, reference), ['ca.crt'])) return `${describeRef(reference)} has no ca.crt.`;
  }
  return null;
}

/** Whether an object that is at hand with its content has none of the keys. */
function lacksCa(object: K8sObject | undefined, keys: readonly string[]): boolean {
  const parts = ['data', 'stringData'].map((name) => pick(object, name)).filter(isJsonObject);
  return parts.length > 0 && !parts.some((part) => keys.some((key) => part[key] !== undefined && part[key] !== ''));
}
