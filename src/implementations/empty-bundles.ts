import { backendPath } from '../configuration/backends.ts';
import type { Backend, Configuration } from '../configuration/configuration.ts';
import type { Evidence } from '../gateway-api/evidence.ts';
import type { Finding } from '../gateway-api/finding.ts';

/** The ConfigMap that a backend relies on as one that is there already. */
export function existingConfigMap({ validation }: Backend): string | undefined {
  return validation.mode === 'custom' && validation.ca.kind === 'ConfigMap' ? validation.ca.name : undefined;
}

/** What comes of it with Gateway API’s policy, where the implementation does as the standard says. */
export const ANSWERED_500 = 'Requests are answered with 500 until there is one.';

interface Emptiness {
  /** What comes of it, in a sentence. */
  readonly consequence: string;
  readonly evidence: readonly Evidence[];
  reliesOn?(backend: Backend): string | undefined;
}

/** A ConfigMap that one backend relies on and another backend of the form writes, out of text without a certificate. */
export function emptyBundles(
  { backends }: Configuration,
  id: string,
  { consequence, evidence, reliesOn = existingConfigMap }: Emptiness,
): readonly Finding[] {
  const empty = new Set(
    backends.flatMap(({ target, validation }) =>
      validation.mode === 'custom' && validation.ca.kind === 'PEM' && !validation.ca.pem.includes('BEGIN CERTIFICATE')
        ? [`${target.namespace}/${validation.ca.name}`]
        : [],
    ),
  );
  return backends.flatMap((backend, index): Finding[] => {
    const relied = reliesOn(backend);
    const name = `${backend.target.namespace}/${relied}`;
    if (relied === undefined || !empty.has(name)) return [];
    return [
      {
        id,
        severity: 'error',
        message: `ConfigMap ${name} would hold no certificate.`,
        reason: `Another backend writes this ConfigMap out of pasted text, and there is no certificate in it yet. ${consequence}`,
        at: { field: `${backendPath(index)}.validation.ca` },
        evidence,
        fixes: [],
      },
    ];
  });
}
