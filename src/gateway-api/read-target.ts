import { serviceOf } from '../configuration/backends.ts';
import type { Backend, Configuration } from '../configuration/configuration.ts';
import { type Json, type JsonObject, pick, pickList, pickNumber, pickString } from '../manifest/json.ts';
import { compact } from '../manifest/object.ts';
import { type Found, lookUp, namespaceOf } from './found.ts';
import type { Endpoint, Hop } from './hop.ts';
import type { Attachment } from './policies.ts';

/** Whether a hop's endpoint is what a backend of the form reaches. */
export function leadsTo(backend: Backend, to: Endpoint, configuration: Configuration): boolean {
  if (to.kind === 'Host') return backend.target.kind === 'ExternalHost' && backend.target.hostname === to.hostname;
  const service = serviceOf(backend, configuration);
  if (service === undefined || service.namespace !== to.namespace || service.name !== to.name) return false;
  return to.port === null || to.port === service.port || (service.headless && to.port === service.targetPort);
}

/** What a hop leads to, as the form asks for it. */
export function readTarget(
  found: Found,
  hop: Hop,
  policy: Attachment | undefined,
  base: Backend,
  old: Configuration,
): Json {
  const { to } = hop;
  if (to.kind === 'Host') {
    const namespace = hop.because.find(({ object }) => !object.kind.endsWith('Route'))?.object.namespace;
    return compact({ kind: 'ExternalHost', namespace, hostname: to.hostname, port: to.port ?? undefined });
  }
  const same = leadsTo(base, to, old) ? serviceOf(base, old) : undefined;
  const service = readService(found, to, policy, same);
  const above = policy === undefined ? undefined : policyTarget(policy);
  if (above === undefined) return { kind: 'Service', namespace: to.namespace, ...service };
  return { ...above, service: service.name, port: service.port, portName: service.portName };
}

/** Name and ports of a Service: from the Service itself, a policy that names the port, or what was known of it. */
function readService(
  found: Found,
  to: Extract<Endpoint, { kind: 'Service' }>,
  policy: Attachment | undefined,
  same: ReturnType<typeof serviceOf>,
): JsonObject {
  const object = lookUp(found, { group: '', kind: 'Service', namespace: to.namespace, name: to.name });
  const ports = pickList(object, 'spec', 'ports');
  const headless = object === undefined ? same?.headless : pick(object, 'spec', 'clusterIP') === 'None';
  const entry =
    ports.find((port) => pickNumber(port, 'port') === to.port) ??
    (headless === true ? ports.find((port) => pickNumber(port, 'targetPort') === to.port) : undefined);
  const port = pickNumber(entry, 'port') ?? to.port ?? same?.port;
  const section = policy?.section ?? null;
  return compact({
    name: to.name,
    port,
    portName:
      entry === undefined ? (to.portName ?? section ?? same?.portName ?? null) : (pickString(entry, 'name') ?? null),
    targetPort: pickNumber(entry, 'targetPort') ?? same?.targetPort ?? port,
    headless,
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
