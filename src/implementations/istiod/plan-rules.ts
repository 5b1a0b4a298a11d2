import { serviceOf } from '../../configuration/backends.ts';
import type {
  Backend,
  CaSource,
  ClientCertificate,
  Configuration,
  Validation,
} from '../../configuration/configuration.ts';
import { shortened } from '../../configuration/names.ts';
import { CLUSTER_CA_CONFIG_MAP } from '../../gateway-api/resources.ts';
import { skipAnnotations } from '../../gateway-api/skip-annotations.ts';
import type { JsonObject } from '../../manifest/json.ts';
import { compact } from '../../manifest/object.ts';
import { clientCertificateProblem } from './client-certificate.ts';
import { CONFIG_MAP_SCHEME } from './credentials.ts';
import type { GatewayProxy } from './dialect.ts';
import { hostOf, type Way } from './ways.ts';

/** A DestinationRule to write, in the namespace of the Gateway’s proxies: one for each destination. */
export interface RulePlan {
  readonly name: string;
  readonly host: string;
  /** Index of the first backend that it is for. */
  readonly index: number;
  readonly ports: readonly RulePort[];
  readonly annotations: { readonly [key: string]: string } | undefined;
}

export interface RulePort {
  readonly number: number;
  readonly tls: JsonObject;
  readonly validation: Validation;
  readonly index: number;
}

export function planRules(
  configuration: Configuration,
  proxy: GatewayProxy,
  ways: readonly Way[],
): readonly RulePlan[] {
  const plans = new Map<string, RulePlan>();
  const taken = new Set<string>();
  configuration.backends.forEach((backend, index) => {
    const host = hostOf(configuration, backend);
    const port =
      host === undefined || ways[index] !== 'rule' ? undefined : portOf(configuration, backend, index, proxy);
    if (host === undefined || port === undefined) return;
    const annotations = skipAnnotations(backend.validation);
    const there = plans.get(host);
    if (there === undefined) {
      const name = freeName(nameOf(configuration, backend), taken);
      plans.set(host, { name, host, index, ports: [port], annotations });
    } else if (!there.ports.some(({ number }) => number === port.number)) {
      plans.set(host, {
        ...there,
        ports: [...there.ports, port],
        annotations: there.annotations ?? annotations,
      });
    }
  });
  return [...plans.values()];
}

function portOf(
  { clientCertificate }: Configuration,
  { target, validation }: Backend,
  index: number,
  proxy: GatewayProxy,
): RulePort | undefined {
  const tls = settingsOf(validation, clientCertificate, proxy);
  return tls && { number: target.port, tls, validation, index };
}

/** `undefined` for a CA that no rule can name. */
function settingsOf(
  validation: Validation,
  certificate: ClientCertificate | null,
  proxy: GatewayProxy,
): JsonObject | undefined {
  const shown =
    certificate !== null && clientCertificateProblem(certificate, validation, proxy) === undefined
      ? certificate.secret
      : undefined;
  const mode = shown === undefined ? 'SIMPLE' : 'MUTUAL';
  if (validation.mode === 'skip') {
    const sni = validation.hostname ?? undefined;
    return compact({ mode, credentialName: shown, insecureSkipVerify: true, sni });
  }
  const names = { sni: validation.hostname, subjectAltNames: checkedNames(validation) };
  if (validation.mode === 'system') return { mode, ...names };
  const credential = shown ?? credentialOf(validation.ca, proxy);
  return credential === undefined ? undefined : { mode, credentialName: credential, ...names };
}

/** What the certificate is checked for. Always written: with the SNI alone nothing but the chain is. */
export function checkedNames({ hostname, subjectAltNames }: Exclude<Validation, { mode: 'skip' }>): readonly string[] {
  if (subjectAltNames.length === 0) return [hostname];
  return subjectAltNames.map((san) => (san.type === 'URI' ? san.uri : san.hostname));
}

function credentialOf(ca: CaSource, { namespace }: GatewayProxy): string | undefined {
  switch (ca.kind) {
    case 'Secret':
      return ca.name;
    case 'ConfigMap':
    case 'PEM':
      return `${CONFIG_MAP_SCHEME}${namespace}/${ca.name}`;
    case 'ClusterCA':
      return `${CONFIG_MAP_SCHEME}${namespace}/${CLUSTER_CA_CONFIG_MAP}`;
    case 'ClusterTrustBundle':
      return undefined;
  }
}

/** After the Gateway that it is for, so that each Gateway of the namespace can have its own. */
function nameOf(configuration: Configuration, backend: Backend): string {
  const { gateway } = configuration;
  const service = serviceOf(backend, configuration);
  const { target } = backend;
  const to = target.kind === 'ExternalHost' ? target.hostname.replaceAll('.', '-') : (service?.name ?? target.name);
  return `${gateway.name}-to-${to}`;
}

function freeName(wanted: string, taken: Set<string>): string {
  const base = shortened(wanted, 240);
  let name = base;
  for (let count = 2; taken.has(name); count += 1) name = `${base}-${count}`;
  taken.add(name);
  return name;
}
