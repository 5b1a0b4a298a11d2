import type { Setting } from '../../configuration/configuration.ts';
import { createdAt } from '../../gateway-api/age.ts';
import { type Found, identityOf, lookUp, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import { isBygone } from '../../gateway-api/policies.ts';
import { caReference } from '../../gateway-api/reference.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { grouped } from '../../manifest/grouped.ts';
import {
  type Json,
  type JsonObject,
  type NonEmpty,
  pick,
  pickList,
  pickNumber,
  pickString,
} from '../../manifest/json.ts';
import { compact, describeRef, type K8sObject, type ObjectRef, slotOf } from '../../manifest/object.ts';
import { CONFIG_MAP_SCHEME, caProblem, UNREADABLE } from './credentials.ts';
import { able, type Dialect, doubts } from './dialect.ts';
import { serviceHost, wholeHost } from './hosts.ts';
import { ISTIO_GROUP } from './kinds.ts';
import type { PortPolicy, Rule, Told } from './rules.ts';

/** Says that istiod leaves a policy to others. */
export const IGNORE_ANNOTATION = 'istio.io/ignore-policy-attachment';

export function policiesOf(found: Found): readonly K8sObject[] {
  return ofKind(found, GATEWAY_API_GROUP, 'BackendTLSPolicy').filter((policy) => !isBygone(policy));
}

/** A policy’s hold on one target, in the order in which they count. */
interface Hold {
  readonly target: ObjectRef;
  readonly section: string | undefined;
  readonly told: Told;
  readonly order: string;
}

/** The rules that istiod makes of BackendTLSPolicies: one for each host of a target, for everybody in the mesh. */
export function policyRules(found: Found, dialect: Dialect, setting: Setting): readonly Rule[] {
  const byTarget = grouped(holdsOf(found, dialect, setting), ({ target }) => slotOf(target));
  return [...byTarget.values()].flatMap((holds) => rulesFor(found, holds, setting.clusterDomain));
}

function holdsOf(found: Found, dialect: Dialect, setting: Setting): readonly Hold[] {
  const unsure = policyDoubts(dialect, setting);
  return policiesOf(found)
    .filter((policy) => !isIgnored(policy, dialect, setting))
    .flatMap((policy) => {
      const told = toldBy(found, policy, unsure);
      const order = `${createdAt(policy)} ${namespaceOf(policy)} ${policy.metadata.name}`;
      return pickList(policy, 'spec', 'targetRefs').flatMap((ref): Hold[] => {
        const target = targetOf(policy, ref);
        if (!takes(target, dialect, setting)) return [];
        return [{ target, order, told, section: sectionOf(ref, dialect, setting) }];
      });
    })
    .sort((a, b) => a.order.localeCompare(b.order));
}

export function isIgnored(policy: K8sObject, dialect: Dialect, setting: Setting): boolean {
  const asked = pickString(policy, 'metadata', 'annotations', IGNORE_ANNOTATION)?.toLowerCase() === 'true';
  return asked && able(dialect, 'policy-ignored-by-annotation', setting) !== 'no';
}

export function targetOf(policy: K8sObject, ref: Json): ObjectRef {
  return {
    group: pickString(ref, 'group') ?? '',
    kind: pickString(ref, 'kind') ?? '',
    namespace: namespaceOf(policy),
    name: pickString(ref, 'name') ?? '',
  };
}

/** The kinds of targets that this version takes. */
export function takes({ group, kind }: ObjectRef, dialect: Dialect, setting: Setting): boolean {
  if (kind === 'Service') return group === '';
  return kind === 'ServiceEntry' && group === ISTIO_GROUP && able(dialect, 'policy-on-service-entry', setting) !== 'no';
}

/** Before sections are known, a policy for one port is one for all of them. */
function sectionOf(ref: Json, dialect: Dialect, setting: Setting): string | undefined {
  return able(dialect, 'policy-sections', setting) === 'no' ? undefined : pickString(ref, 'sectionName');
}

function toldBy(found: Found, policy: K8sObject, unsure: readonly string[]): Told {
  const validation = pick(policy, 'spec', 'validation');
  const names = pickList(validation, 'subjectAltNames').flatMap(
    (san) => pickString(san, pickString(san, 'type') === 'URI' ? 'uri' : 'hostname') ?? [],
  );
  const settings: JsonObject = compact({
    mode: 'SIMPLE',
    sni: pickString(validation, 'hostname'),
    subjectAltNames: names,
    credentialName: credentialOf(found, policy),
  });
  return {
    settings,
    namespace: namespaceOf(policy),
    because: { object: identityOf(policy), path: ['spec', 'validation'], says: 'sets what is sent and checked' },
    unsure,
  };
}

/** What the version leaves open of every policy. */
function policyDoubts(dialect: Dialect, setting: Setting): readonly string[] {
  const { alphaSwitch } = dialect;
  return [
    ...(alphaSwitch !== null && able(dialect, 'policy-without-flag', setting) === 'no'
      ? [`Policies are read only where ${alphaSwitch.variable} is set to true.`]
      : doubts(dialect, setting, 'policy-without-flag')),
    ...doubts(dialect, setting, 'policy-sections'),
  ];
}

/** The first reference alone counts; without any it is the system’s CAs. */
function credentialOf(found: Found, policy: K8sObject): string | undefined {
  if (pickString(policy, 'spec', 'validation', 'wellKnownCACertificates') !== undefined) return undefined;
  const [first] = pickList(policy, 'spec', 'validation', 'caCertificateRefs');
  if (first === undefined) return undefined;
  const reference = caReference(first, namespaceOf(policy));
  if (reference === undefined || referenceProblem(found, reference) !== undefined) return UNREADABLE;
  return `${CONFIG_MAP_SCHEME}${reference.namespace}/${reference.name}`;
}

/** Why a policy’s reference gives no CA. */
export function referenceProblem(found: Found, reference: ObjectRef): string | undefined {
  if (reference.group === '' && reference.kind === 'ConfigMap') return caProblem(found, reference);
  return `No CA is read from ${describeRef(reference)}: only ConfigMaps are.`;
}

function rulesFor(found: Found, holds: NonEmpty<Hold>, clusterDomain: string): readonly Rule[] {
  const [{ target }] = holds;
  const ports = portsOf(found, target);
  const sections = new Map<string, PortPolicy>();
  for (const { section, told } of holds) {
    if (section === undefined || sections.has(section)) continue;
    const port = ports?.get(section);
    // A section that fits no port is refused, and nothing comes of it.
    if (ports !== undefined && port === undefined) continue;
    sections.set(section, port === undefined ? unknownPort(told, section, target) : { port, tls: told });
  }
  const whole = holds.find(({ section }) => section === undefined)?.told;
  if (whole === undefined && sections.size === 0) return [];
  const own = [...sections.values()];
  const guess = own.length === 1 && ports === undefined ? own[0]?.tls : undefined;
  const trafficPolicy = { tls: whole ?? guess, ports: own };
  return hostsOf(found, target, clusterDomain).map((host) => ({
    host,
    namespace: target.namespace,
    exportTo: new Set<string>(),
    selector: undefined,
    trafficPolicy,
    madeOfPolicies: true,
    order: '',
  }));
}

/** The manifests do not show what the section is called after: a single policy is taken to mean the port in question. */
function unknownPort(told: Told, section: string, target: ObjectRef): PortPolicy {
  const unsure = `${describeRef(target)} is not in the manifests: is the port that the route names called ${section}?`;
  return { port: null, tls: { ...told, unsure: [...told.unsure, unsure] } };
}

/** `undefined` where the target is not in the manifests. */
function portsOf(found: Found, target: ObjectRef): ReadonlyMap<string, number> | undefined {
  const object = lookUp(found, target);
  if (object === undefined) return undefined;
  const field = target.kind === 'Service' ? 'port' : 'number';
  return new Map(
    pickList(object, 'spec', 'ports').flatMap((entry) => {
      const [name, port] = [pickString(entry, 'name'), pickNumber(entry, field)];
      return name === undefined || port === undefined ? [] : [[name, port] as const];
    }),
  );
}

function hostsOf(found: Found, target: ObjectRef, clusterDomain: string): readonly string[] {
  if (target.kind === 'Service') return [serviceHost(target.name, target.namespace, clusterDomain)];
  // A host without a dot is completed like any other, and then is none of the entry’s.
  return pickList(lookUp(found, target), 'spec', 'hosts')
    .filter((host) => typeof host === 'string')
    .map((host) => wholeHost(host, target.namespace, clusterDomain));
}
