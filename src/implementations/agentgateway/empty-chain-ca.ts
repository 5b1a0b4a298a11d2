import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { chainCaOf } from './plan.ts';
import { OWN_POLICIES } from './sources.ts';

/** AGW-16: the CA of those that are checked but for the name is a ConfigMap that another backend writes, without a certificate. */
export function emptyChainCa(configuration: Configuration): readonly Finding[] {
  const name = chainCaOf(configuration);
  if (name === undefined) return [];
  const { backends } = configuration;
  const empty = new Set(
    backends.flatMap(({ target, validation }) =>
      validation.mode === 'custom' && validation.ca.kind === 'PEM' && !validation.ca.pem.includes('BEGIN CERTIFICATE')
        ? [`${target.namespace}/${validation.ca.name}`]
        : [],
    ),
  );
  return backends.flatMap(({ target, validation }, index): Finding[] => {
    const configMap = `${target.namespace}/${name}`;
    if (validation.mode !== 'skip' || !empty.has(configMap)) return [];
    return [
      {
        id: 'AGW-16',
        severity: 'error',
        message: `ConfigMap ${configMap} would hold no certificate.`,
        reason:
          'Another backend writes this ConfigMap out of pasted text, and there is no certificate in it yet. Requests are answered with 500 until there is one.',
        at: { field: `${backendPath(index)}.validation.mode` },
        evidence: [OWN_POLICIES],
        fixes: [],
      },
    ];
  });
}
