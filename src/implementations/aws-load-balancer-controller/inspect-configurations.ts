import type { Setting } from '../../configuration/configuration.ts';
import { backendRefsOf } from '../../gateway-api/backend-refs.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, identityOf, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import { pick, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject, type ObjectRef, slotOf } from '../../manifest/object.ts';
import { factOf, holdsId } from '../fact.ts';
import { facts } from './facts.ts';
import { configurationsOf, referenceOf } from './layers.ts';
import { AWS_GROUP } from './watches.ts';

/** The controller's own objects: which of them nobody reads, and which nobody would accept. */
export function inspectConfigurations(found: Found, setting: Setting): readonly Finding[] {
  const configurations = ofKind(found, AWS_GROUP, 'TargetGroupConfiguration');
  const services = servicesIn(found);
  return [
    ...configurations.flatMap((object) => [...withoutReference(found, object, setting), ...astray(services, object)]),
    ...rivals(found, configurations),
    ...[...configurations, ...ofKind(found, AWS_GROUP, 'LoadBalancerConfiguration')].flatMap((object) =>
      apiVersion(object, setting),
    ),
  ];
}

/** AWS-02: without targetReference. */
function withoutReference(found: Found, object: K8sObject, setting: Setting): Finding[] {
  if (pick(object, 'spec', 'targetReference') !== undefined) return [];
  const fact = factOf(facts, 'gateway-default');
  const exists = holdsId(facts, 'gateway-default', setting);
  const common = {
    id: 'AWS-02',
    reason: fact.claim,
    at: { object: identityOf(object), path: ['spec'] },
    evidence: fact.evidence,
    fixes: [],
  };
  const name = describeRef(identityOf(object));
  if (exists === 'no')
    return [{ ...common, severity: 'error', message: `The API server refuses ${name}: it has no targetReference.` }];
  if (isDefault(found, object)) return [];
  return [
    {
      ...common,
      severity: 'warning',
      message: `${name} has no targetReference and is nobody’s default: it does nothing.`,
    },
  ];
}

function isDefault(found: Found, object: K8sObject): boolean {
  return ofKind(found, AWS_GROUP, 'LoadBalancerConfiguration').some(
    (parameters) =>
      namespaceOf(parameters) === namespaceOf(object) &&
      pickString(parameters, 'spec', 'defaultTargetGroupConfiguration', 'name') === object.metadata.name,
  );
}

/** The Services that routes refer to or that stand in the manifests, by name. */
function servicesIn(found: Found): ReadonlyMap<string, ReadonlySet<string>> {
  const services = new Map<string, Set<string>>();
  const add = (name: string, namespace: string) => {
    const there = services.get(name);
    if (there === undefined) services.set(name, new Set([namespace]));
    else there.add(namespace);
  };
  for (const { to } of backendRefsOf(found)) if (to.kind === 'Service') add(to.name, to.namespace);
  for (const service of ofKind(found, '', 'Service')) add(service.metadata.name, namespaceOf(service));
  return services;
}

/** AWS-07: in another namespace than the Service of that name. */
function astray(services: ReadonlyMap<string, ReadonlySet<string>>, object: K8sObject): Finding[] {
  const reference = referenceOf(object);
  if (reference === undefined) return [];
  const namespaces = services.get(reference.name);
  if (namespaces === undefined || namespaces.has(reference.namespace)) return [];
  const fact = factOf(facts, 'one-per-service');
  return [
    {
      id: 'AWS-07',
      severity: 'error',
      message: `${describeRef(identityOf(object))} is not in the namespace of its Service (${[...namespaces].join(', ')}): nobody reads it.`,
      reason: fact.claim,
      at: { object: identityOf(object), path: ['metadata', 'namespace'] },
      evidence: fact.evidence,
      fixes: [],
    },
  ];
}

/** AWS-07: several for one Service. */
function rivals(found: Found, configurations: readonly K8sObject[]): Finding[] {
  const services = new Map<string, ObjectRef>();
  for (const object of configurations) {
    const reference = referenceOf(object);
    if (reference !== undefined) services.set(slotOf(reference), reference);
  }
  return [...services.values()].flatMap((service) => {
    const rivalling = configurationsOf(found, service);
    const [, second] = rivalling;
    if (second === undefined) return [];
    const fact = factOf(facts, 'one-per-service');
    return [
      {
        id: 'AWS-07',
        severity: 'warning' as const,
        message: `${rivalling.length} TargetGroupConfigurations name ${describeRef(service)}, and one of them is read.`,
        reason: `${fact.claim} Which one that is can change.`,
        at: { object: identityOf(second), path: ['spec', 'targetReference'] },
        evidence: fact.evidence,
        fixes: [],
      },
    ];
  });
}

/** AWS-08: a version that is not there. One that is on its way out is no matter of the controller: MAN-03 offers the newer. */
function apiVersion(object: K8sObject, setting: Setting): Finding[] {
  const hasV1 = holdsId(facts, 'configuration-v1', setting);
  const version = object.apiVersion.slice(AWS_GROUP.length + 1);
  const fact = factOf(facts, 'configuration-v1');
  const common = {
    id: 'AWS-08',
    reason: fact.claim,
    at: { object: identityOf(object), path: ['apiVersion'] },
    evidence: fact.evidence,
    fixes: [],
  };
  const name = describeRef(identityOf(object));
  if (version === 'v1' && hasV1 !== 'yes')
    return [
      {
        ...common,
        severity: hasV1 === 'no' ? 'error' : 'warning',
        message: `The API server does not have ${name} in v1 before version 3.5.0 of the controller.`,
      },
    ];
  if (version !== 'v1' && version !== 'v1beta1')
    return [{ ...common, severity: 'error', message: `There is no ${object.kind} in version “${version}”.` }];
  return [];
}
