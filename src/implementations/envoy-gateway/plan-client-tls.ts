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
  /** `null`: none is shown. */
  readonly certificate: CertificateWay | null;
  /** `null`: none are set. */
  readonly versions: 'envoy-proxy' | 'backend' | null;
  /** What `EnvoyProxy.spec.backendTLS` and `Backend.spec.tls` call the versions. */
  readonly bounds: JsonObject;
  /** Name of the EnvoyProxy, in the Gateway's namespace. */
  readonly envoyProxy: string;
  readonly envoyProxyExists: boolean;
}

export function planClientTls(
  configuration: Configuration,
  abilities: Abilities,
  plans: readonly (BackendPlan | undefined)[],
): ClientTlsPlan {
  const certificate = configuration.clientCertificate === null ? null : certificateWay(configuration, abilities, plans);
  const bounds = versionBounds(configuration, abilities);
  const everyBackend = plans.every((plan) => plan !== undefined) && abilities.backendClientTls !== 'no';
  const given = answer(existingEnvoyProxy, configuration);
  return {
    certificate,
    versions:
      Object.keys(bounds).length === 0
        ? null
        : everyBackend && certificate !== 'envoy-proxy' && given === ''
          ? 'backend'
          : 'envoy-proxy',
    bounds,
    envoyProxy: given === '' ? `${shortened(configuration.gateway.name, 240)}-upstream` : given,
    envoyProxyExists: given !== '',
  };
}

/** Whether this version and this Gateway API have the Gateway's own field. */
export function gatewayHasCertificate({ setting }: Configuration, abilities: Abilities): boolean {
  return abilities.gatewayCertificate !== 'no' && clientCertificateField(setting.gatewayApi) === 'spec.tls.backend';
}

/** Whether every backend is a Backend object that can carry the certificate, in the Secret's namespace. */
export function backendsHaveCertificate(
  { clientCertificate }: Configuration,
  abilities: Abilities,
  plans: readonly (BackendPlan | undefined)[],
): boolean {
  return abilities.backendClientTls !== 'no' && plans.every((plan) => plan?.namespace === clientCertificate?.namespace);
}

function certificateWay(
  configuration: Configuration,
  abilities: Abilities,
  plans: readonly (BackendPlan | undefined)[],
): CertificateWay {
  const asked = answer(clientCertificateThrough, configuration);
  const chosen = CERTIFICATE_WAYS.find((way) => way === asked);
  if (chosen !== undefined) return chosen;
  if (gatewayHasCertificate(configuration, abilities)) return 'gateway';
  return backendsHaveCertificate(configuration, abilities, plans) ? 'backend' : 'envoy-proxy';
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
