import { type Found, lookUp, namespaceOf } from '../../gateway-api/found.ts';
import type { Attachment } from '../../gateway-api/policies.ts';
import { pickList, pickString } from '../../manifest/json.ts';
import type { K8sObject, ObjectRef } from '../../manifest/object.ts';
import { RefMap } from '../../manifest/ref-map.ts';
import { oncePer } from '../../manifest/remembered.ts';
import {
  annotationOf,
  asBoolean,
  KONG_ANNOTATIONS,
  knownProtocol,
  namesIn,
  usesServiceAddress,
} from './annotations.ts';
import { type PolicyState, policyState } from './policy-state.ts';

/** What Kong is told about a Service, by annotations and by a policy that takes their place. */
export interface Effective {
  readonly service: K8sObject | undefined;
  readonly ref: ObjectRef;
  readonly policy: PolicyState;
  readonly protocol: string | undefined;
  readonly verify: boolean | undefined;
  readonly cas: readonly ObjectRef[];
  readonly hostHeader: string | undefined;
  readonly clientCertificate: ObjectRef | null;
  readonly atServiceAddress: boolean;
  /** Equal where two Services of a rule come to the same for Kong, which has one entity for all of them. */
  readonly words: string;
}

/** What both annotations and policies can say. */
type Told = Pick<Effective, 'protocol' | 'verify' | 'cas' | 'hostHeader'>;

const effectives = oncePer((_: Found) => new RefMap<Effective>());

export function effectiveOf(found: Found, ref: ObjectRef): Effective {
  const known = effectives(found);
  const there = known.get(ref);
  if (there !== undefined) return there;
  const effective = findOut(found, ref);
  known.set(ref, effective);
  return effective;
}

function findOut(found: Found, ref: ObjectRef): Effective {
  const service = lookUp(found, ref);
  const policy = policyState(found, ref);
  const { protocol, verify, cas, hostHeader } =
    policy.kind === 'applies' ? toldByPolicy(policy.attachment) : toldByAnnotations(service, ref);
  const secret = saidBy(service, KONG_ANNOTATIONS.clientCertificate);
  const clientCertificate =
    secret === undefined ? null : { group: '', kind: 'Secret', namespace: ref.namespace, name: secret };
  const words = wordsOf({ protocol, verify, cas, hostHeader }, secret);
  const atServiceAddress = usesServiceAddress(service);
  return { service, ref, policy, protocol, verify, cas, hostHeader, clientCertificate, atServiceAddress, words };
}

/** An empty annotation says nothing. */
function saidBy(service: K8sObject | undefined, name: string): string | undefined {
  return annotationOf(service, name) || undefined;
}

function toldByAnnotations(service: K8sObject | undefined, { namespace }: ObjectRef): Told {
  return {
    protocol: knownProtocol(saidBy(service, KONG_ANNOTATIONS.protocol)),
    verify: asBoolean(saidBy(service, KONG_ANNOTATIONS.verify)),
    cas: annotatedCas(service, namespace),
    hostHeader: saidBy(service, KONG_ANNOTATIONS.hostHeader),
  };
}

/** The CAs that a Service’s annotations name, Secrets first, as the controller goes through them. */
export function annotatedCas(service: K8sObject | undefined, namespace: string): readonly ObjectRef[] {
  const named = (kind: string, name: string) =>
    namesIn(annotationOf(service, name)).map((one) => ({ group: '', kind, namespace, name: one }));
  return [...named('Secret', KONG_ANNOTATIONS.caSecrets), ...named('ConfigMap', KONG_ANNOTATIONS.caConfigMaps)];
}

function toldByPolicy({ policy }: Attachment): Told {
  const refs = pickList(policy, 'spec', 'validation', 'caCertificateRefs');
  return {
    protocol: 'https',
    verify: true,
    cas: refs.map((ref) => ({
      group: '',
      kind: pickString(ref, 'kind') ?? 'ConfigMap',
      namespace: namespaceOf(policy),
      name: pickString(ref, 'name') ?? '',
    })),
    hostHeader: pickString(policy, 'spec', 'validation', 'hostname'),
  };
}

function wordsOf({ protocol, verify, hostHeader, cas }: Told, secret: string | undefined): string {
  const names = cas.map(({ kind, namespace, name }) => `${kind} ${namespace}/${name}`).sort();
  return JSON.stringify([protocol ?? '', verify ?? '', hostHeader ?? '', names, secret ?? '']);
}
