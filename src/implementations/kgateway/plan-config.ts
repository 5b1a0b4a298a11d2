import type { Backend, Configuration, Validation } from '../../configuration/configuration.ts';
import { clientCertificateField } from '../../gateway-api/releases.ts';
import type { JsonObject } from '../../manifest/json.ts';
import { compact } from '../../manifest/object.ts';
import type { Abilities } from './abilities.ts';

/** What a BackendConfigPolicy has to say for a backend, and whether it can. */

/** Which object names the client certificate; `null`: none is asked for. */
export function certificateThrough(
  { clientCertificate, setting }: Configuration,
  abilities: Abilities,
): 'gateway' | 'config' | null {
  if (clientCertificate === null) return null;
  const byGateway =
    abilities.gatewayCertificate !== 'no' && clientCertificateField(setting.gatewayApi) === 'spec.tls.backend';
  return byGateway ? 'gateway' : 'config';
}

/** A BackendConfigPolicy names one Secret, for the client certificate and for the CA. */
export function sharesSecret({ clientCertificate }: Configuration, { target, validation }: Backend): boolean {
  return (
    clientCertificate !== null &&
    validation.mode === 'custom' &&
    validation.ca.kind === 'Secret' &&
    validation.ca.name === clientCertificate.secret &&
    target.namespace === clientCertificate.namespace
  );
}

export function wishesVersions({ tlsVersions: { minimum, maximum } }: Configuration): boolean {
  return minimum !== null || maximum !== null;
}

/** Whether a BackendTLSPolicy is not enough. */
export function needsConfig(configuration: Configuration, backend: Backend, abilities: Abilities): boolean {
  const { validation } = backend;
  if (abilities.config === 'no') return false;
  return (
    validation.mode === 'skip' ||
    wishesVersions(configuration) ||
    (certificateThrough(configuration, abilities) === 'config' && sharesSecret(configuration, backend)) ||
    (validation.mode === 'custom' && validation.ca.kind === 'Secret' && abilities.policySecretCa === 'no')
  );
}

/** `spec.tls` of a BackendConfigPolicy; `undefined` where it cannot say what is asked for. */
export function configTls(
  configuration: Configuration,
  backend: Backend,
  abilities: Abilities,
): JsonObject | undefined {
  const { validation } = backend;
  const bounds = versionBounds(configuration);
  const parameters = Object.keys(bounds).length === 0 ? undefined : bounds;
  if (validation.mode === 'skip') {
    return compact({ insecureSkipVerify: true, sni: validation.hostname ?? undefined, parameters });
  }
  const names = dnsNames(validation);
  if (names === undefined) return undefined;
  const common = { sni: validation.hostname, verifySubjectAltNames: names, parameters };
  if (validation.mode === 'system') return compact({ wellKnownCACertificates: 'System', ...common });
  if (validation.ca.kind !== 'Secret') return undefined;
  const shows = certificateThrough(configuration, abilities) === 'config' && sharesSecret(configuration, backend);
  // Without simpleTLS, a certificate that the Secret has beside the CA would be shown to the backend.
  return compact({ secretRef: { name: validation.ca.name }, simpleTLS: shows ? undefined : true, ...common });
}

/** The names to check; `undefined` where one is a URI, which never matches there. */
export function dnsNames(validation: Exclude<Validation, { mode: 'skip' }>): readonly string[] | undefined {
  const { hostname, subjectAltNames } = validation;
  if (subjectAltNames.length === 0) return [hostname];
  const names = subjectAltNames.flatMap((san) => (san.type === 'Hostname' ? [san.hostname] : []));
  return names.length === subjectAltNames.length ? names : undefined;
}

/**
 * A bound alone can contradict Envoy's own default for the other one, and then nothing is left to speak: a minimum of 1.3
 * under the default maximum of 1.2, or a maximum below the default minimum of 1.2. The other bound is then written too.
 */
export function versionBounds({ tlsVersions: { minimum, maximum } }: Pick<Configuration, 'tlsVersions'>): JsonObject {
  const old = maximum === '1.0' || maximum === '1.1' ? maximum : undefined;
  const newest = minimum === '1.3' ? '1.3' : undefined;
  return compact({ minVersion: minimum ?? old, maxVersion: maximum ?? newest });
}
