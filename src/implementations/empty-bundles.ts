import { backendPath } from '../configuration/backends.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Evidence } from '../gateway-api/evidence.ts';
import type { Finding } from '../gateway-api/finding.ts';

/** A ConfigMap that another backend of the form writes, out of text without a certificate. */
export function emptyBundles(
  { backends }: Configuration,
  id: string,
  { consequence, evidence }: { readonly consequence: string; readonly evidence: readonly Evidence[] },
): readonly Finding[] {
  const empty = new Set(
    backends.flatMap(({ target, validation }) =>
      validation.mode === 'custom' && validation.ca.kind === 'PEM' && !validation.ca.pem.includes('BEGIN CERTIFICATE')
        ? [`${target.namespace}/${validation.ca.name}`]
        : [],
    ),
  );
  return backends.flatMap(({ target, validation }, index): Finding[] => {
    if (validation.mode !== 'custom' || validation.ca.kind !== 'ConfigMap') return [];
    const name = `${target.namespace}/${validation.ca.name}`;
    if (!empty.has(name)) return [];
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
