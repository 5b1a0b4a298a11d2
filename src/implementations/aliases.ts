import { type Evidence, evidence } from '../gateway-api/evidence.ts';
import type { NonEmpty } from '../manifest/json.ts';

/** A name under which people know an implementation that is somebody else’s: a distribution, or a product around it. */
export interface Alias {
  /** Stable: it can stand in links that people write. */
  readonly id: string;
  readonly label: string;
  /** Id of the implementation that it is. */
  readonly leadsTo: string;
  /** One line: what it is, and what is different there. */
  readonly says: string;
  readonly evidence: NonEmpty<Evidence>;
}

/** By label. One whose implementation is not registered is a mistake, and its test fails. */
export const ALIASES: readonly Alias[] = [
  {
    id: 'aks-application-routing',
    label: 'AKS application routing (Gateway API)',
    leadsTo: 'istio',
    says: 'Azure runs an Istio control plane for it, without a mesh. The other gateway of AKS is Application Gateway for Containers.',
    evidence: [
      evidence('docs', 'https://learn.microsoft.com/azure/aks/app-routing-gateway-api'),
      evidence('docs', 'https://blog.aks.azure.com/2026/03/18/app-routing-gateway-api'),
    ],
  },
  {
    id: 'calico',
    label: 'Calico ingress gateway',
    leadsTo: 'envoy-gateway',
    says: 'It is Envoy Gateway, which the Tigera operator installs; from Calico 3.32 it is in Gateway API’s conformance reports.',
    evidence: [
      evidence('docs', 'https://docs.tigera.io/calico/latest/networking/ingress-gateway/about-calico-ingress-gateway'),
      evidence(
        'docs',
        'https://github.com/kubernetes-sigs/gateway-api/tree/main/conformance/reports',
        'v1.4.1, 3.32.0',
      ),
    ],
  },
  {
    id: 'k3s',
    label: 'K3s',
    leadsTo: 'traefik',
    says: 'It comes with Traefik, whose Gateway API provider is switched on through a HelmChartConfig.',
    evidence: [evidence('docs', 'https://docs.k3s.io/networking/networking-services', 'Traefik ingress controller')],
  },
  {
    id: 'openshift',
    label: 'OpenShift',
    leadsTo: 'istio',
    says: 'Its own GatewayClass is run by Istio of OpenShift Service Mesh. It manages the CRDs of Gateway API itself: choose its set below.',
    evidence: [
      evidence(
        'source',
        'https://github.com/openshift/cluster-ingress-operator',
        'installs Istio for its GatewayClass',
      ),
      evidence('docs', 'https://github.com/openshift/openshift-docs/pull/110130', '4.19'),
    ],
  },
  {
    id: 'rke2',
    label: 'RKE2',
    leadsTo: 'traefik',
    says: 'With ingress-controller: traefik it comes with Traefik, whose Gateway API provider is switched on through a HelmChartConfig.',
    evidence: [evidence('docs', 'https://docs.rke2.io/networking/networking_services', 'ingress controller')],
  },
];

/** The id of the implementation behind a name: that of an alias, or the id itself. */
export function implementationBehind(id: string): string {
  return ALIASES.find((alias) => alias.id === id)?.leadsTo ?? id;
}
