import { serviceOf } from '../../configuration/backends.ts';
import type { Backend, Configuration, Validation } from '../../configuration/configuration.ts';
import { shortened } from '../../configuration/names.ts';
import { skipAnnotations } from '../../gateway-api/skip-annotations.ts';
import type { JsonObject } from '../../manifest/json.ts';
import { compact, type ObjectRef } from '../../manifest/object.ts';
import { GLOO_GROUP } from './watches.ts';

/** The Upstream that stands for a backend of the form; backends that want the same share one. */
export interface UpstreamPlan {
  readonly ref: ObjectRef;
  /** Index of the first backend that it is for. */
  readonly index: number;
  readonly spec: JsonObject;
  readonly annotations: { readonly [key: string]: string } | undefined;
}

/** Where Linux distributions keep the CAs that they trust. */
export const SYSTEM_CA_FILE = '/etc/ssl/certs/ca-certificates.crt';

export function planUpstreams(configuration: Configuration): readonly (UpstreamPlan | undefined)[] {
  const byContent = new Map<string, UpstreamPlan>();
  const taken = new Set<string>();
  return configuration.backends.map((backend, index) => {
    const draft = draftOf(configuration, backend);
    if (draft === undefined) return undefined;
    const content = JSON.stringify(draft);
    const there = byContent.get(content);
    if (there !== undefined) return there;
    const { base, namespace, port, ...rest } = draft;
    const name = freeName(namespace, base, port, taken);
    const plan = { ...rest, index, ref: { group: GLOO_GROUP, kind: 'Upstream', namespace, name } };
    byContent.set(content, plan);
    return plan;
  });
}

type Draft = Pick<UpstreamPlan, 'spec' | 'annotations'> & {
  readonly base: string;
  readonly namespace: string;
  readonly port: number;
};

function draftOf(configuration: Configuration, backend: Backend): Draft | undefined {
  const { target, validation } = backend;
  const sslConfig = sslOf(configuration, validation, target.namespace);
  const annotations = skipAnnotations(validation);
  if (target.kind === 'ExternalHost') {
    const { namespace, hostname, port } = target;
    // Otherwise the host’s address would be sent in the place of sni.
    const spec = { static: { hosts: [{ addr: hostname, port }], autoSniRewrite: false }, sslConfig };
    return { base: hostname.replaceAll('.', '-'), namespace, port, spec, annotations };
  }
  const service = target.kind === 'Service' ? serviceOf(backend, configuration) : undefined;
  if (service === undefined) return undefined;
  const { namespace, name, port } = service;
  const kube = { serviceName: name, serviceNamespace: namespace, servicePort: port };
  return { base: name, namespace, port, spec: { kube, sslConfig }, annotations };
}

function sslOf(configuration: Configuration, validation: Validation, namespace: string): JsonObject {
  const bounds = versionBounds(configuration);
  const parameters = Object.keys(bounds).length === 0 ? undefined : bounds;
  if (validation.mode === 'skip') return compact({ sni: validation.hostname ?? undefined, parameters });
  const common = {
    sni: validation.hostname,
    verifySubjectAltName: namesOf(validation),
    parameters,
  };
  if (validation.mode === 'system') return compact({ sslFiles: { rootCa: SYSTEM_CA_FILE }, ...common });
  const name = 'name' in validation.ca ? validation.ca.name : 'kube-root-ca.crt';
  return compact({ secretRef: { name, namespace }, ...common });
}

function namesOf({ hostname, subjectAltNames }: Exclude<Validation, { mode: 'skip' }>): readonly string[] {
  if (subjectAltNames.length === 0) return [hostname];
  return subjectAltNames.map((san) => (san.type === 'URI' ? san.uri : san.hostname));
}

/** The other bound too, where one alone contradicts Envoy’s default for it: 1.2 for both. */
export function versionBounds({ tlsVersions: { minimum, maximum } }: Pick<Configuration, 'tlsVersions'>): JsonObject {
  const old = maximum === '1.0' || maximum === '1.1' ? maximum : null;
  const newest = minimum === '1.3' ? '1.3' : null;
  return compact({
    minimumProtocolVersion: protocolOf(minimum ?? old),
    maximumProtocolVersion: protocolOf(maximum ?? newest),
  });
}

function protocolOf(version: string | null): string | undefined {
  return version === null ? undefined : `TLSv${version.replace('.', '_')}`;
}

/** Names stay as short as they can: with the port, and then counted, only where another Upstream has the name. */
function freeName(namespace: string, base: string, port: number, taken: Set<string>): string {
  const first = shortened(base, 240);
  const candidate = (count: number) =>
    count === 0 ? first : count === 1 ? `${first}-${port}` : `${first}-${port}-${count}`;
  let count = 0;
  while (taken.has(`${namespace}/${candidate(count)}`)) count += 1;
  taken.add(`${namespace}/${candidate(count)}`);
  return candidate(count);
}
