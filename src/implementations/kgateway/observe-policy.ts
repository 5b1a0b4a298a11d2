import { ageAndName } from '../../gateway-api/age.ts';
import { entryKeys } from '../../gateway-api/entries.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import type { Anchors, Connection } from '../../gateway-api/hop.ts';
import {
  type Attachment,
  attachmentsTo,
  onlyOnUnseen,
  policyBecause,
  policyConnection,
  unseenPort,
  winningPolicy,
} from '../../gateway-api/policies.ts';
import { isJsonObject, pick } from '../../manifest/json.ts';
import { describeRef, type K8sObject, type ObjectRef } from '../../manifest/object.ts';
import { type Abilities, doubts, factBehind } from './abilities.ts';
import { type Draft, refused } from './draft.ts';

/** What BackendTLSPolicies make of a Service or Backend. `section` is the name of the Service’s port. */
export function policyDraft(
  found: Found,
  target: ObjectRef,
  section: string | null,
  abilities: Abilities,
): Draft | undefined {
  const applying = applyingPolicy(found, target, section, abilities);
  if (applying === undefined) return undefined;
  const { attachment, connection, unsure } = applying;
  const own = connection ?? connectionOf(found, attachment.policy, abilities);
  return own && { connection: own, because: [policyBecause(attachment)], unsure };
}

interface Applying {
  readonly attachment: Attachment;
  /** What comes of it whatever it says. */
  readonly connection?: Connection;
  readonly unsure: readonly string[];
}

function applyingPolicy(
  found: Found,
  target: ObjectRef,
  section: string | null,
  abilities: Abilities,
): Applying | undefined {
  const attachments = attachmentsTo(found, target);
  if (abilities.sections !== 'no') return bySection(found, target, section, attachments, abilities);
  if (abilities.sectionsDropped === 'yes') return last(attachments.filter(({ targetRef }) => targetRef === 0));
  const whole = last(attachments.filter((one) => one.section === null));
  const [sectioned] = attachments.filter((one) => one.section !== null && mayBe(found, target, one, section));
  if (sectioned === undefined || abilities.sectionsNeverMatch === 'yes') return whole;
  const reason = 'Whether kgateway 2.3 applies a policy that has a sectionName is not settled: leave it out.';
  return { attachment: sectioned, connection: { kind: 'unknown', reason }, unsure: [] };
}

function bySection(
  found: Found,
  target: ObjectRef,
  section: string | null,
  attachments: readonly Attachment[],
  abilities: Abilities,
): Applying | undefined {
  const winner = winningPolicy(attachments, section);
  const unsure = winner?.section === null ? [] : doubts(abilities, 'sections');
  if (winner !== undefined) return { attachment: winner, unsure };
  const only = onlyOnUnseen(found, target, attachments);
  return only && { attachment: only, unsure: [unseenPort(only.section)] };
}

/** Whether a policy for one port can be meant; a Service that the manifests do not show may have a port of that name. */
function mayBe(found: Found, target: ObjectRef, { section }: Attachment, port: string | null): boolean {
  return section === port || lookUp(found, target) === undefined;
}

/** Before 2.4 all policies of a target are applied one after the other, the oldest first. */
function last(attachments: readonly Attachment[]): Applying | undefined {
  const sorted = [...attachments].sort((a, b) => ageAndName(a.policy).localeCompare(ageAndName(b.policy)));
  const attachment = sorted.at(-1);
  if (attachment === undefined) return undefined;
  const several = sorted.some(({ policy }) => policy !== attachment.policy);
  return { attachment, unsure: several ? [factBehind('oldestWins').claim] : [] };
}

/** What a policy asks for, as this version reads it; `undefined` where it does nothing. */
function connectionOf(found: Found, policy: K8sObject, abilities: Abilities): Connection | undefined {
  const asked = policyConnection(policy);
  const old = abilities.policyVerifies === 'no';
  if (asked === undefined || asked.anchors.kind === 'unchecked') {
    return old ? undefined : refused('The policy names no CA that can be used: the backend gets no connection.');
  }
  if (asked.anchors.kind === 'system') return old ? undefined : asked;
  const [reference] = asked.anchors.references;
  const ca = caOf(found, reference, abilities);
  if (typeof ca === 'string') return refused(ca);
  return { ...asked, anchors: ca, names: old ? { kind: 'unchecked' } : asked.names };
}

/** The CA behind the first reference, the only one that counts; or why there is none. */
function caOf(found: Found, reference: ObjectRef, abilities: Abilities): Anchors | string {
  if (abilities.policySecretCa === 'no' && reference.kind !== 'ConfigMap') {
    const asConfigMap = { ...reference, group: '', kind: 'ConfigMap' };
    return lookUp(found, asConfigMap) === undefined
      ? `This version takes ${describeRef(reference)} for a ConfigMap of that name, and there is none.`
      : caIn(found, asConfigMap);
  }
  const known = reference.kind === 'ConfigMap' || reference.kind === 'Secret';
  return known ? caIn(found, reference) : `No CA is read from ${describeRef(reference)}: the kind is not supported.`;
}

function caIn(found: Found, reference: ObjectRef): Anchors | string {
  const keys = entryKeys(lookUp(found, reference));
  return keys === undefined || keys.includes('ca.crt')
    ? { kind: 'references', references: [reference] }
    : `${describeRef(reference)} has no key ca.crt.`;
}

/** What options can change that this version may read. */
export function optionDoubts(policies: readonly K8sObject[], abilities: Abilities): readonly string[] {
  const reads = abilities.policyOptions !== 'no';
  return reads && policies.some((policy) => isJsonObject(pick(policy, 'spec', 'options')))
    ? [factBehind('policyOptions').claim]
    : [];
}
