import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import type { Finding, Fix, ObjectEdit } from '../../gateway-api/finding.ts';
import { type Found, lookUp, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { type Json, pick, pickList, pickNumber, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject, type ObjectRef, slotOf } from '../../manifest/object.ts';
import { policyPlace, type TracedPolicy } from './origin.ts';
import { POLICY_TYPES, TARGET_TYPES } from './sources.ts';

/** What a policy is attached to: GEN-01 for a target in another namespace, GEN-06, GEN-34. */
export function policyTargetFindings(
  policies: readonly TracedPolicy[],
  configuration: Configuration,
  found: Found,
  hops: readonly Hop[],
): readonly Finding[] {
  return policies.flatMap((traced) => [
    ...severalTargets(traced),
    ...pickList(traced.policy, 'spec', 'targetRefs').flatMap((target, index) => {
      const ofTarget = { ...traced, backend: traced.targets[index] ?? null };
      return [
        ...otherNamespace(ofTarget, target, index, found),
        ...noSuchPort(ofTarget, target, index, configuration, found).map((one) =>
          heldAnyway(one, target, traced, hops),
        ),
      ];
    }),
  ]);
}

const TARGETS = ['spec', 'targetRefs'] as const;

function severalTargets(traced: TracedPolicy): Finding[] {
  const count = pickList(traced.policy, ...TARGETS).length;
  if (count < 2) return [];
  return [
    {
      id: 'GEN-34',
      severity: 'warning',
      message: `${describeRef(traced.ref)} has ${count} targets; the standard advises against more than one.`,
      reason:
        'Its status cannot say which of them works, so implementations are told to support only one. Write one policy for each Service.',
      at: policyPlace(traced, TARGETS, 'target'),
      evidence: [POLICY_TYPES],
      fixes: [],
    },
  ];
}

function serviceTarget(target: Json, namespace: string): ObjectRef | undefined {
  const name = pickString(target, 'name');
  if ((pickString(target, 'group') ?? '') !== '' || pickString(target, 'kind') !== 'Service') return undefined;
  return name === undefined ? undefined : { group: '', kind: 'Service', namespace, name };
}

function otherNamespace(traced: TracedPolicy, target: Json, index: number, found: Found): Finding[] {
  const own = traced.ref.namespace;
  const named = pickString(target, 'namespace');
  const service = serviceTarget(target, own);
  const stands =
    service === undefined || lookUp(found, service) !== undefined
      ? undefined
      : ofKind(found, '', 'Service').find((object) => object.metadata.name === service.name);
  const other = named ?? (stands === undefined ? undefined : namespaceOf(stands));
  if (other === undefined || other === own) return [];
  return [
    {
      id: 'GEN-01',
      severity: 'error',
      message: `${describeRef(traced.ref)} does not reach ${pickString(target, 'kind') ?? 'its target'} ${pickString(target, 'name') ?? ''} in namespace ${other}.`,
      reason: `A policy stands in the namespace of its target, and a target has no namespace field. Move the policy, and its CA, to ${other}.`,
      at: policyPlace(traced, [...TARGETS, index], 'target.namespace'),
      evidence: [POLICY_TYPES],
      fixes: [],
    },
  ];
}

/** Some implementations take the number too, or do not look at the section: there the policy holds all the same. */
function heldAnyway(finding: Finding, target: Json, { ref }: TracedPolicy, hops: readonly Hop[]): Finding {
  const service = serviceTarget(target, ref.namespace);
  const holds = hops.some(
    ({ to, because }) =>
      to.kind === 'Service' &&
      to.name === service?.name &&
      to.namespace === service.namespace &&
      because.some(({ object }) => slotOf(object) === slotOf(ref)),
  );
  if (!holds) return finding;
  return {
    ...finding,
    severity: 'warning',
    reason:
      'This implementation applies the policy all the same: in this version it takes the number too, or does not look at the section. By the standard, and elsewhere, the section is the port’s name.',
  };
}

/** `sectionName` is the name of a port of the Service. */
function noSuchPort(
  traced: TracedPolicy,
  target: Json,
  index: number,
  configuration: Configuration,
  found: Found,
): Finding[] {
  const section = pickString(target, 'sectionName');
  const ref = serviceTarget(target, traced.ref.namespace);
  const service = ref === undefined ? undefined : lookUp(found, ref);
  if (section === undefined || ref === undefined || service === undefined) return [];
  const ports = pickList(service, 'spec', 'ports');
  if (ports.some((port) => pickString(port, 'name') === section)) return [];
  const byNumber = ports.find((port) => String(pickNumber(port, 'port')) === section);
  return [
    {
      id: 'GEN-06',
      severity: 'error',
      message: `${describeRef(ref)} has no port named ${section}.`,
      reason: `${portAdvice(ports, byNumber)} As it is, the policy is attached to nothing, and the gateway can speak plain text.`,
      at: policyPlace(traced, [...TARGETS, index, 'sectionName'], 'target.portName'),
      evidence: [TARGET_TYPES],
      fixes:
        traced.backend === null
          ? portEdit(traced.ref, [...TARGETS, index, 'sectionName'], ports, byNumber)
          : portFix(traced.backend, configuration, service, ports),
    },
  ];
}

function portAdvice(ports: readonly Json[], byNumber: Json | undefined): string {
  const name = pickString(byNumber, 'name');
  if (name !== undefined) return `sectionName is the port’s name, not its number: ${name}.`;
  const names = ports.flatMap((port) => pickString(port, 'name') ?? []);
  if (names.length === 0) return 'Its port has no name: leave sectionName out.';
  return `sectionName is the name of a port: ${names.join(', ')}.`;
}

/** In manifests of somebody else: the name of the port whose number is there, or of the only port. */
function portEdit(
  object: ObjectRef,
  path: ObjectEdit['path'],
  ports: readonly Json[],
  byNumber: Json | undefined,
): Fix[] {
  const [only, ...others] = ports;
  const port = byNumber ?? (others.length === 0 ? only : undefined);
  const value = pickString(port, 'name') ?? null;
  if (port === undefined || (value === null && others.length > 0)) return [];
  const label = value === null ? 'Leave the port name out' : `Use the port’s name, ${value}`;
  return [{ label, edits: [], manifests: { kind: 'edit', edits: [{ object, path, value }] } }];
}

/** The name that the Service gives to the port that the backend means. */
function portFix(backend: number, { backends }: Configuration, service: K8sObject, ports: readonly Json[]) {
  const target = backends[backend]?.target;
  const port =
    target?.kind === 'Service' ? ports.find((entry) => pickNumber(entry, 'port') === target.port) : undefined;
  if (port === undefined) return [];
  const value = pickString(port, 'name') ?? null;
  const label =
    value === null ? 'Leave the port name out' : `Use the name ${value}, which ${pick(service, 'kind')} has for it`;
  return [{ label, edits: [{ at: `${backendPath(backend)}.target.portName`, value }] }];
}
