import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Abilities, factBehind } from './abilities.ts';

/** EG-24: ClusterTrustBundle is an API that few clusters have switched on. Said once. */
export function trustBundleFindings({ backends }: Configuration, abilities: Abilities): readonly Finding[] {
  const index = backends.findIndex(
    ({ validation }) => validation.mode === 'custom' && validation.ca.kind === 'ClusterTrustBundle',
  );
  if (index < 0 || abilities.trustBundle === 'no') return [];
  const { evidence } = factBehind('trustBundle');
  return [
    {
      id: 'EG-24',
      severity: 'warning',
      message: 'ClusterTrustBundle has to be switched on in the cluster.',
      reason:
        'Envoy Gateway reads it as certificates.k8s.io/v1beta1, which an API server serves only with its feature gate and runtime-config. Without it the policy has no CA, and requests are answered with 500. Each certificate in a bundle needs the CA bit: a pinned server certificate is refused.',
      at: { field: `${backendPath(index)}.validation.ca.kind` },
      evidence,
      fixes: [
        {
          label: 'Take the CA from a ConfigMap',
          edits: [{ at: `${backendPath(index)}.validation.ca`, value: { kind: 'ConfigMap', name: 'api-ca' } }],
        },
      ],
    },
  ];
}
