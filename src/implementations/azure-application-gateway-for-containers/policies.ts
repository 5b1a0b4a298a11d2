import { type Found, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import type { Anchors, CheckedName, Names, TlsConnection } from '../../gateway-api/hop.ts';
import { referredTo } from '../../gateway-api/reference.ts';
import { grouped } from '../../manifest/grouped.ts';
import { isJsonObject, type Json, pick, pickList, pickNumber, pickString } from '../../manifest/json.ts';
import { type K8sObject, type ObjectRef, slotOf } from '../../manifest/object.ts';
import { oncePer } from '../../manifest/remembered.ts';
import { AGC_GROUP } from './watches.ts';

/** Its own BackendTLSPolicy as it is found, whoever wrote it. */

/** `override` comes before `default`. */
const SECTIONS = ['override', 'default'] as const;

/** What a policy says of a port. */
export interface Held {
  readonly policy: K8sObject;
  readonly section: (typeof SECTIONS)[number];
  readonly settings: Json;
}

export function ownPolicies(found: Found): readonly K8sObject[] {
  return ofKind(found, AGC_GROUP, 'BackendTLSPolicy');
}

/** What a policy is for; `undefined` where it names nothing. */
export function targetOf(policy: K8sObject): ObjectRef | undefined {
  return referredTo(pick(policy, 'spec', 'targetRef'), { group: '', kind: '', namespace: namespaceOf(policy) });
}

/** The policies that name a Service. */
export function policiesOn(found: Found, service: ObjectRef): readonly K8sObject[] {
  return policiesByTarget(found).get(slotOf(service)) ?? [];
}

const policiesByTarget = oncePer((found: Found) =>
  grouped(ownPolicies(found), (policy) => {
    const target = targetOf(policy);
    return target && slotOf(target);
  }),
);

/** What each of the policies says of a port; those that do not list it say nothing. */
export function heldBy(policies: readonly K8sObject[], port: number | null): readonly Held[] {
  return policies.flatMap((policy): Held[] => {
    const section = SECTIONS.find((one) => portsIn(policy, one).some((listed) => listed === port));
    return section === undefined ? [] : [{ policy, section, settings: pick(policy, 'spec', section) ?? null }];
  });
}

export function portsIn(policy: K8sObject, section: Held['section']): readonly number[] {
  return pickList(policy, 'spec', section, 'ports').flatMap((entry) => pickNumber(entry, 'port') ?? []);
}

export function sectionsOf(policy: K8sObject): readonly Held['section'][] {
  return SECTIONS.filter((section) => isJsonObject(pick(policy, 'spec', section)));
}

export function caOf(settings: Json, policy: K8sObject): ObjectRef | undefined {
  const ref = pick(settings, 'verify', 'caCertificateRef');
  return referredTo(ref, { group: '', kind: 'Secret', namespace: namespaceOf(policy) });
}

export function certificateOf(settings: Json, policy: K8sObject): ObjectRef | undefined {
  const ref = pick(settings, 'clientCertificateRef');
  return referredTo(ref, { group: '', kind: 'Secret', namespace: namespaceOf(policy) });
}

/** The connection that is asked for, whether or not it can be had: without a CA it is the system's that is meant. */
export function askedConnection({ settings, policy }: Held): TlsConnection {
  const sni = pickString(settings, 'sni');
  const verifies = isJsonObject(pick(settings, 'verify'));
  const certificate = certificateOf(settings, policy);
  return {
    kind: 'tls',
    sni: sni === undefined || sni === '' ? { kind: 'none' } : { kind: 'name', name: sni },
    anchors: verifies ? anchorsOf(settings, policy) : { kind: 'unchecked' },
    names: verifies ? namesOf(settings) : { kind: 'unchecked' },
    clientCertificate: certificate ?? null,
    minimumVersion: null,
    maximumVersion: null,
  };
}

function anchorsOf(settings: Json, policy: K8sObject): Anchors {
  const ca = caOf(settings, policy);
  return ca === undefined ? { kind: 'system' } : { kind: 'references', references: [ca] };
}

function namesOf(settings: Json): Names {
  const value = pickString(settings, 'verify', 'subjectAltName');
  if (value === undefined || value === '') return { kind: 'unchecked' };
  const name: CheckedName = { type: value.includes('://') ? 'URI' : 'Hostname', value };
  return { kind: 'checked', names: [name] };
}

export function isSecret({ group, kind }: ObjectRef): boolean {
  return group === '' && kind === 'Secret';
}
