import type { Backend, Configuration, SubjectAltName, Target } from '../../configuration/configuration.ts';
import { shortened } from '../../configuration/names.ts';
import { CLUSTER_CA_CONFIG_MAP } from '../../gateway-api/resources.ts';
import type { Json, JsonObject } from '../../manifest/json.ts';
import { compact } from '../../manifest/object.ts';
import { answer } from '../field.ts';
import { chainCa, NAME_ONLY, STANDARD, verifyThrough, whatIsSkipped } from './fields.ts';

/** Which objects say how TLS is spoken to the backends of a Configuration. */

/** `null`: on this target nothing of the standard or of agentgateway is written that would count. */
export type Carrier = 'BackendTLSPolicy' | 'AgentgatewayPolicy' | 'AgentgatewayBackend' | null;

export function carrierOf({ target, validation }: Backend, configuration: Configuration): Carrier {
  if (target.kind === 'ExternalHost') return 'AgentgatewayBackend';
  if (target.kind !== 'Service') return null;
  if (validation.mode === 'skip') return 'AgentgatewayPolicy';
  return answer(verifyThrough, configuration) === STANDARD ? 'BackendTLSPolicy' : 'AgentgatewayPolicy';
}

/** An object of its own to write. Backends of the form with the same target and wish share one. */
export interface OwnPlan {
  readonly kind: 'AgentgatewayPolicy' | 'AgentgatewayBackend';
  readonly namespace: string;
  readonly name: string;
  /** Index of the first backend of the form that it is for. */
  readonly index: number;
  readonly target: Extract<Target, { kind: 'Service' | 'ExternalHost' }>;
  readonly tls: JsonObject;
}

/** The plan for each backend of the form, by index. Of several wishes for one port of a Service the first is written. */
export function planOwn(configuration: Configuration): readonly (OwnPlan | undefined)[] {
  const plans = new Map<string, OwnPlan>();
  const taken = new Set<string>();
  return configuration.backends.map((backend, index) => {
    const kind = carrierOf(backend, configuration);
    const { target } = backend;
    if (kind === null || kind === 'BackendTLSPolicy') return undefined;
    if (target.kind !== 'Service' && target.kind !== 'ExternalHost') return undefined;
    const tls = tlsOf(backend, configuration);
    const key = JSON.stringify([kind, ...identity(target), kind === 'AgentgatewayBackend' ? tls : null]);
    const there = plans.get(key);
    if (there !== undefined) return there;
    const plan = { kind, namespace: target.namespace, name: freeName(kind, target, taken), index, target, tls };
    plans.set(key, plan);
    return plan;
  });
}

function identity(target: OwnPlan['target']): readonly (string | number)[] {
  return [target.namespace, target.kind === 'Service' ? target.name : target.hostname, target.port];
}

/** What `AgentgatewayPolicy.spec.backend.tls` and `AgentgatewayBackend.spec.policies.tls` say. */
function tlsOf({ validation, target }: Backend, configuration: Configuration): JsonObject {
  const { clientCertificate } = configuration;
  const shown = clientCertificate !== null && clientCertificate.namespace === target.namespace;
  const mtlsCertificateRef = shown ? [{ name: clientCertificate.secret }] : undefined;
  if (validation.mode === 'skip') {
    const chain = chainCaOf(configuration);
    return compact({
      insecureSkipVerify: answer(whatIsSkipped, configuration),
      sni: validation.hostname ?? undefined,
      caCertificateRefs: chain === undefined ? undefined : [{ name: chain }],
      mtlsCertificateRef,
    });
  }
  const names = listsOnlyHostname(validation) ? [] : validation.subjectAltNames.map(nameOf);
  return compact({
    sni: validation.hostname,
    caCertificateRefs: validation.mode === 'system' ? undefined : [{ name: configMapOf(validation.ca) }],
    verifySubjectAltNames: names.length === 0 ? undefined : names,
    mtlsCertificateRef,
  });
}

function nameOf(san: SubjectAltName): Json {
  return san.type === 'URI' ? san.uri : san.hostname;
}

/** A list of nothing but the name that is sent says the same as none. */
export function listsOnlyHostname({ hostname, subjectAltNames: [first, ...others] }: Verified): boolean {
  return others.length === 0 && first?.type === 'Hostname' && first.hostname === hostname;
}

type Verified = Exclude<Backend['validation'], { mode: 'skip' }>;
type Ca = Extract<Backend['validation'], { mode: 'custom' }>['ca'];

function configMapOf(ca: Ca): string {
  return ca.kind === 'ClusterCA' ? CLUSTER_CA_CONFIG_MAP : ca.name;
}

/** Whether of all checks only that of the name is skipped. */
export function skipsNameOnly(configuration: Configuration): boolean {
  return answer(whatIsSkipped, configuration) === NAME_ONLY;
}

/** The ConfigMap that the chain is checked against where only the name is skipped; `undefined` for the system’s CAs. */
export function chainCaOf(configuration: Configuration): string | undefined {
  const name = answer(chainCa, configuration);
  return skipsNameOnly(configuration) && name !== '' ? name : undefined;
}

/** Names stay as short as they can: with the port, and then counted, only where another object has the name. */
function freeName(kind: string, target: OwnPlan['target'], taken: Set<string>): string {
  const base = shortened(target.kind === 'Service' ? target.name : target.hostname.replaceAll('.', '-'), 240);
  const candidate = (count: number) =>
    count === 0 ? base : count === 1 ? `${base}-${target.port}` : `${base}-${target.port}-${count}`;
  let count = 0;
  while (taken.has(`${kind}/${target.namespace}/${candidate(count)}`)) count += 1;
  taken.add(`${kind}/${target.namespace}/${candidate(count)}`);
  return candidate(count);
}
