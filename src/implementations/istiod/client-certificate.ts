import type { ClientCertificate, Validation } from '../../configuration/configuration.ts';
import { CA_SUFFIX } from './credentials.ts';
import type { GatewayProxy } from './dialect.ts';

/**
 * Why the client certificate cannot be shown to a backend; `undefined` where it can. A DestinationRule has one credential for
 * both: the Secret with the key pair gives the CA too, under ca.crt or in a Secret of its own beside it.
 */
export type CertificateProblem = 'namespace' | 'ca';

export function clientCertificateProblem(
  certificate: ClientCertificate,
  validation: Validation,
  proxy: GatewayProxy,
): CertificateProblem | undefined {
  if (certificate.namespace !== proxy.namespace) return 'namespace';
  if (validation.mode === 'skip') return undefined;
  if (validation.mode === 'system' || validation.ca.kind !== 'Secret') return 'ca';
  return caSecrets(certificate).includes(validation.ca.name) ? undefined : 'ca';
}

/** The Secrets that the CA may stand in. */
export function caSecrets({ secret }: ClientCertificate): readonly [string, string] {
  return [secret, `${secret}${CA_SUFFIX}`];
}
