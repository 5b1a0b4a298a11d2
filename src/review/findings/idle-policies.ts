import { refOfHop } from '../../gateway-api/backend-refs.ts';
import { type Finding, type Fix, type ObjectEdit, once } from '../../gateway-api/finding.ts';
import { type Found, identityOf, ofKind } from '../../gateway-api/found.ts';
import type { Connection, Hop } from '../../gateway-api/hop.ts';
import { type Attachment, attachmentsTo } from '../../gateway-api/policies.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { pickList, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject, type ObjectRef, slotOf } from '../../manifest/object.ts';
import { POLICY_TYPES, TARGET_TYPES } from './sources.ts';

/** Policies that the API server accepts and that hold nothing, where no other check has told it: GEN-46. */
export function idlePolicyFindings(found: Found, hops: readonly Hop[], told: readonly Finding[]): readonly Finding[] {
  const explained = new Set(
    told.flatMap((one) => (one.at.object !== undefined && explains(one) ? slotOf(one.at.object) : [])),
  );
  const targets = ofKind(found, GATEWAY_API_GROUP, 'BackendTLSPolicy').flatMap((policy) => idleTargets(policy, hops));
  const direct = directHops(found, hops, told);
  const passedOver = direct.flatMap((hop) => idleAt(found, hop));
  return once([...targets, ...passedOver]).filter(
    ({ at }) => at.object === undefined || !explained.has(slotOf(at.object)),
  );
}

/**
 * Connections of backendRefs that name a Service, but for those at which the implementation itself has found an error. What
 * leads to a Service by way of another object never looks for policies on it, and need not.
 */
function directHops(found: Found, hops: readonly Hop[], told: readonly Finding[]): readonly Hop[] {
  const faulty = new Set(
    told.flatMap(({ id, severity, at }) =>
      severity === 'error' && !GENERIC.test(id) && at.object !== undefined ? [pathKey(at.object, at.path)] : [],
    ),
  );
  return hops.filter((hop) => {
    const ref = refOfHop(found, hop);
    return ref?.to.kind === 'Service' && !faulty.has(pathKey(ref.routeRef, ref.path));
  });
}

function pathKey(object: ObjectRef, path: readonly (string | number)[] = []): string {
  return [slotOf(object), ...path].join('/');
}

const GENERIC = /^(GEN|STR|ADM|MAN|CEL)-/;

/** An error about the policy, or what the implementation itself says of its hold; what it validates is another matter. */
function explains({ id, severity, at }: Finding): boolean {
  const ofValidation = at.path?.[1] === 'validation';
  return severity === 'error' || (!ofValidation && !GENERIC.test(id));
}

/** Policies on the Service, or the port, that a connection leads to, and that have no part in it. */
function idleAt(found: Found, hop: Hop): Finding[] {
  const { from, to, connection } = hop;
  if (from === null || to.kind !== 'Service') return [];
  // Nothing to hold where no connection is made or known.
  if (connection.kind === 'refused' || connection.kind === 'unknown') return [];
  const service = { group: '', kind: 'Service', namespace: to.namespace, name: to.name };
  const there = attachmentsTo(found, service).filter(({ section }) => section === null || section === to.portName);
  const served = there.some(({ policy }) => holds(policy, hop));
  return there
    .filter(({ policy, section }) => !holds(policy, hop) && (section !== null || !served))
    .map((attachment) => idle(attachment, hop, from.route));
}

/** A policy that is looked at and set aside is a cause of plain text, and holds nothing. */
function holds(policy: K8sObject, { because, connection }: Hop): boolean {
  const slot = slotOf(identityOf(policy));
  return (
    connection.kind !== 'plaintext' &&
    connection.kind !== 'passthrough' &&
    because.some(({ object }) => slotOf(object) === slot)
  );
}

function idle({ policy, targetRef }: Attachment, { connection, unsure, evidence }: Hop, route: ObjectRef): Finding {
  const object = identityOf(policy);
  return {
    id: 'GEN-46',
    severity: unsure.length > 0 && connection.kind === 'tls' ? 'warning' : 'error',
    message: `${describeRef(object)} does nothing for ${describeRef(route)}.`,
    reason: `The API server accepts it, and this implementation, in this version, does not apply it there: ${comesOfIt(connection)}`,
    at: { object, path: ['spec', 'targetRefs', targetRef] },
    evidence: [POLICY_TYPES, ...evidence],
    fixes: [],
  };
}

function comesOfIt({ kind }: Connection): string {
  if (kind === 'plaintext') return 'the connection is plain text.';
  return kind === 'passthrough'
    ? 'what clients send goes to the backend as it is.'
    : 'the connection is what other manifests make of it.';
}

/** Targets that are a Service by name and not by group. What is no Service at all is told by GEN-21. */
function idleTargets(policy: K8sObject, hops: readonly Hop[]): Finding[] {
  if (hops.some((hop) => holds(policy, hop))) return [];
  return pickList(policy, 'spec', 'targetRefs').flatMap((target, index): Finding[] => {
    const [group, kind] = [pickString(target, 'group') ?? '', pickString(target, 'kind') ?? ''];
    if (kind !== 'Service' || group === '') return [];
    const object = identityOf(policy);
    const path = ['spec', 'targetRefs', index, 'group'];
    return [
      {
        id: 'GEN-46',
        severity: 'error',
        message: `${describeRef(object)} is attached to nothing: its target is ${kind} of the group “${group}”.`,
        reason: 'The group of a Service is the empty text. The API server accepts any group and kind.',
        at: { object, path },
        evidence: [TARGET_TYPES],
        fixes: [withoutGroup(object, path)],
      },
    ];
  });
}

function withoutGroup(object: ObjectRef, path: ObjectEdit['path']): Fix {
  const label = 'Write the group of a Service, the empty text';
  return { label, edits: [], manifests: { kind: 'edit', edits: [{ object, path, value: '' }] } };
}
