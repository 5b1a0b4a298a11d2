import { serviceOf } from '../configuration/backends.ts';
import type { Backend, ServiceTarget } from '../configuration/configuration.ts';
import { type Json, type JsonObject, pick, pickList, pickNumber, pickString } from '../manifest/json.ts';
import { compact, type K8sObject } from '../manifest/object.ts';
import type { BackendRef } from './backend-refs.ts';
import { type Found, lookUp, namespaceOf } from './found.ts';
import type { Endpoint, Hop } from './hop.ts';
import type { Attachment } from './policies.ts';
import type { Reading } from './reading.ts';

type ServiceEnd = Extract<Endpoint, { kind: 'Service' }>;

/** What a hop leads to, as the form asks for it. */
export function readTarget(
  { found, old }: Pick<Reading, 'found' | 'old'>,
  { to }: Hop,
  ref: BackendRef | undefined,
  policy: Attachment | undefined,
  base: Backend,
): Json {
  if (to.kind === 'Host') {
    return compact({
      kind: 'ExternalHost',
      namespace: ref?.to.namespace,
      hostname: to.hostname,
      port: to.port ?? undefined,
    });
  }
  const known = serviceOf(base, old);
  const same = known?.namespace === to.namespace && known.name === to.name ? known : undefined;
  const above = policy === undefined ? undefined : policyTarget(policy);
  const namesPort = ref?.to.kind === 'Service' && above === undefined;
  const section = namesPort ? (policy?.section ?? null) : null;
  const service = readService(found, ref?.to.kind === 'Service' ? to : asKnown(found, to, same), section, same);
  if (above === undefined) return { kind: 'Service', namespace: to.namespace, ...service };
  return { ...above, service: service.name, port: service.port, portName: service.portName };
}

/**
 * An end that is reached by the Service's DNS name: of several ports of a headless Service that lead to the same port of the
 * pods, the one that the form has.
 */
function asKnown(found: Found, to: ServiceEnd, same: ServiceTarget | undefined): ServiceEnd {
  if (same === undefined || !same.headless) return to;
  const ports = pickList(serviceAt(found, to), 'spec', 'ports');
  const targetPort = (port: number | null) => pick(portOf(ports, port), 'targetPort');
  const alike = targetPort(to.port) === same.targetPort && targetPort(same.port) === same.targetPort;
  return alike ? { ...to, port: same.port } : to;
}

function serviceAt(found: Found, { namespace, name }: ServiceEnd): K8sObject | undefined {
  return lookUp(found, { group: '', kind: 'Service', namespace, name });
}

function portOf(ports: readonly Json[], port: number | null): Json | undefined {
  return ports.find((entry) => pickNumber(entry, 'port') === port);
}

/** Name and ports of a Service: from the Service itself, a policy that names the port, or what was known of it. */
function readService(
  found: Found,
  to: ServiceEnd,
  section: string | null,
  same: ServiceTarget | undefined,
): JsonObject {
  const object = serviceAt(found, to);
  const entry = portOf(pickList(object, 'spec', 'ports'), to.port);
  const port = to.port ?? same?.port;
  // A port without targetPort is the pods' port too; one with a name there is not told.
  const targetPort = pick(entry, 'targetPort') ?? (entry === undefined ? undefined : port);
  return compact({
    name: to.name,
    port,
    portName:
      entry === undefined ? (to.portName ?? section ?? same?.portName ?? null) : (pickString(entry, 'name') ?? null),
    targetPort: typeof targetPort === 'number' ? targetPort : (same?.targetPort ?? port),
    headless: object === undefined ? (same?.headless ?? false) : pick(object, 'spec', 'clusterIP') === 'None',
  });
}

/** The Gateway or HTTPRoute that a policy is attached to; `undefined` for anything else. */
function policyTarget({ policy, targetRef }: Attachment): JsonObject | undefined {
  const ref = pick(policy, 'spec', 'targetRefs', targetRef);
  const kind = pickString(ref, 'kind');
  if (kind !== 'Gateway' && kind !== 'HTTPRoute') return undefined;
  return compact({
    kind,
    namespace: namespaceOf(policy),
    name: pickString(ref, 'name'),
    sectionName: pickString(ref, 'sectionName') ?? null,
  });
}
