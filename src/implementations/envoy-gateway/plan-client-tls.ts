import type { Configuration } from '../../configuration/configuration.ts';
import { shortened } from '../../configuration/names.ts';
import { clientCertificateField } from '../../gateway-api/releases.ts';
import type { JsonObject } from '../../manifest/json.ts';
import { compact } from '../../manifest/object.ts';
import { answer } from '../field.ts';
import type { Abilities } from './abilities.ts';
import { CERTIFICATE_WAYS, type CertificateWay, clientCertificateThrough, existingEnvoyProxy } from './fields.ts';
import type { BackendPlan } from './plan-backends.ts';

/** Which objects carry the client certificate and the TLS versions. */
export interface ClientTlsPlan {
  readonly certificate: CertificatePlan;
  /** `null`: none are set. */
  readonly versions: 'envoy-proxy' | 'backend' | null;
  /** What `EnvoyProxy.spec.backendTLS` and `Backend.spec.tls` call the versions. */
  readonly bounds: JsonObject;
  /** Name of the EnvoyProxy, in the Gateway's namespace. */
  readonly envoyProxy: string;
  readonly envoyProxyExists: boolean;
}

export type CertificatePlan =
  | { readonly kind: 'none' }
  | { readonly kind: 'through'; readonly way: CertificateWay }
  /** Nothing is written, since Envoy Gateway would ignore it or refuse the backends for it. */
  | { readonly kind: 'blocked'; readonly way: CertificateWay; readonly reason: string };

type Plans = readonly (BackendPlan | undefined)[];

export function planClientTls(configuration: Configuration, abilities: Abilities, plans: Plans): ClientTlsPlan {
  const certificate = planCertificate(configuration, abilities, plans);
  const bounds = versionBounds(configuration, abilities);
  const given = answer(existingEnvoyProxy, configuration);
  const way = certificate.kind === 'through' ? certificate.way : null;
  const byProxy = way === 'envoy-proxy' || (given !== '' && way !== 'gateway');
  return {
    certificate,
    versions: !hasBounds(bounds) ? null : onBackends(abilities, plans) && !byProxy ? 'backend' : 'envoy-proxy',
    bounds,
    envoyProxy: given === '' ? `${shortened(configuration.gateway.name, 240)}-upstream` : given,
    envoyProxyExists: given !== '',
  };
}

/** The way that is asked for, or else the first that is open: the standard's field before Envoy Gateway's own. */
function planCertificate(configuration: Configuration, abilities: Abilities, plans: Plans): CertificatePlan {
  if (configuration.clientCertificate === null) return { kind: 'none' };
  const asked = answer(clientCertificateThrough, configuration);
  const way =
    CERTIFICATE_WAYS.find((one) => one === asked) ??
    (['gateway', 'backend', 'envoy-proxy'] as const).find(
      (one) => obstacle(one, configuration, abilities, plans) === null,
    ) ??
    'envoy-proxy';
  const reason = obstacle(way, configuration, abilities, plans);
  return reason === null ? { kind: 'through', way } : { kind: 'blocked', way, reason };
}

/** Why a way to show the client certificate is closed; `null` where it is open. */
export function obstacle(
  way: CertificateWay,
  configuration: Configuration,
  abilities: Abilities,
  plans: Plans,
): string | null {
  const { clientCertificate, gateway, setting } = configuration;
  const namespace = clientCertificate?.namespace;
  if (way === 'gateway') {
    if (abilities.gatewayCertificate === 'no') return 'Envoy Gateway reads the Gateway’s field from 1.8 on.';
    const { release, channel } = setting.gatewayApi;
    if (clientCertificateField(setting.gatewayApi) !== 'spec.tls.backend') {
      return `Gateway API ${release} ${channel} has no spec.tls.backend in its Gateway.`;
    }
    return hasBounds(versionBounds(configuration, abilities)) && !onBackends(abilities, plans) ? VERSIONS_LOST : null;
  }
  if (way === 'envoy-proxy') {
    return namespace === gateway.namespace
      ? null
      : `The EnvoyProxy of a Gateway stands in the Gateway’s namespace, ${gateway.namespace}, and takes a Secret from there only.`;
  }
  if (abilities.backendClientTls === 'no') return 'A Backend has a client certificate of its own from 1.6 on.';
  if (plans.includes(undefined)) return 'Only Backends have one; a Service has no place for it.';
  return plans.every((plan) => plan?.namespace === namespace)
    ? null
    : 'A Backend takes the Secret from its own namespace only.';
}

const VERSIONS_LOST =
  'Services get their TLS versions from EnvoyProxy, and with a client certificate in the Gateway nothing of its backendTLS is read.';

/** Whether every backend has a place of its own for the client's side. */
function onBackends(abilities: Abilities, plans: Plans): boolean {
  return plans.every((plan) => plan !== undefined) && abilities.backendClientTls !== 'no';
}

function hasBounds(bounds: JsonObject): boolean {
  return Object.keys(bounds).length > 0;
}

/**
 * A bound alone can contradict Envoy's own default for the other one, and then nothing is left to speak: a minimum of 1.3
 * under the old maximum of 1.2, or a maximum below the default minimum of 1.2. The other bound is then written too.
 */
function versionBounds({ tlsVersions: { minimum, maximum } }: Configuration, abilities: Abilities): JsonObject {
  const old = maximum === '1.0' || maximum === '1.1' ? maximum : undefined;
  const newest = minimum === '1.3' && abilities.tls13 !== 'yes' ? '1.3' : undefined;
  return compact({ minVersion: minimum ?? old, maxVersion: maximum ?? newest });
}

/** Whether the certificate is shown through `way`. */
export function shownThrough({ certificate }: ClientTlsPlan, way: CertificateWay): boolean {
  return certificate.kind === 'through' && certificate.way === way;
}
