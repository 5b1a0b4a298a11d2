import type { GatewayApiSetting } from '../configuration/configuration.ts';
import type { NonEmpty } from '../manifest/json.ts';
import { type Evidence, evidence } from './evidence.ts';
import { servedEvidence } from './releases.ts';

/** A known set of Gateway API CRDs, as somebody installs it: it fills in release, channel and missing kinds at once. */
export interface Bundle {
  /** Stable: it can stand in links. */
  readonly id: string;
  readonly label: string;
  /** One line: whose it is, and what stands out. */
  readonly says: string;
  readonly gatewayApi: GatewayApiSetting;
  readonly evidence: NonEmpty<Evidence>;
}

const upstream = (channel: GatewayApiSetting['channel']): GatewayApiSetting => ({
  release: '1.6',
  channel,
  missingKinds: [],
});

const OPENSHIFT_DOCS = 'https://github.com/openshift/openshift-docs/pull';
const INGRESS_OPERATOR = 'https://github.com/openshift/cluster-ingress-operator/pull';

export const BUNDLES: readonly Bundle[] = [
  {
    id: 'upstream-standard',
    label: 'Gateway API 1.6, standard',
    says: 'The project’s own standard-install.yaml.',
    gatewayApi: upstream('standard'),
    evidence: [servedEvidence(upstream('standard'))],
  },
  {
    id: 'upstream-experimental',
    label: 'Gateway API 1.6, experimental',
    says: 'The project’s own experimental-install.yaml, with older API versions beside the newest.',
    gatewayApi: upstream('experimental'),
    evidence: [servedEvidence(upstream('experimental'))],
  },
  {
    id: 'openshift-4.19',
    label: 'OpenShift 4.19, managed',
    says: 'Gateway API 1.2.1 without BackendTLSPolicy. OpenShift lets nobody else install or change these CRDs.',
    gatewayApi: { release: '1.2', channel: 'standard', missingKinds: [] },
    evidence: [
      evidence('docs', `${OPENSHIFT_DOCS}/110130`, '4.19 requires the standard CRDs of 1.2.1'),
      evidence('docs', `${OPENSHIFT_DOCS}/118880`, '4.19 has no BackendTLSPolicy'),
    ],
  },
  {
    id: 'openshift-4.22',
    label: 'OpenShift 4.22, managed',
    says: 'Gateway API 1.4.1 with BackendTLSPolicy.',
    gatewayApi: { release: '1.4', channel: 'standard', missingKinds: [] },
    evidence: [
      evidence('issue', `${INGRESS_OPERATOR}/1444`, 'takes 1.4.1 over from 4.22'),
      evidence('issue', `${INGRESS_OPERATOR}/1523`, 'BackendTLSPolicy is one of the managed CRDs'),
    ],
  },
  {
    id: 'gke-addon',
    label: 'GKE add-on',
    says: 'Gateway API 1.5 without GRPCRoute. GKE manages these CRDs, and blocks experimental ones from 1.34 on.',
    gatewayApi: { release: '1.5', channel: 'standard', missingKinds: ['GRPCRoute'] },
    evidence: [
      evidence(
        'issue',
        'https://github.com/envoyproxy/gateway/pull/9517',
        'add-on 1.5.0-gke.3503, a part of the bundle',
      ),
      evidence('issue', 'https://github.com/googlecloudrobotics/core/pull/690', 'without GRPCRoute'),
      evidence('issue', 'https://github.com/kubernetes-sigs/external-dns/pull/6367', 'experimental CRDs are denied'),
    ],
  },
];

/** The bundle that a setting corresponds to; `undefined` for one of its own. */
export function bundleOf({ release, channel, missingKinds }: GatewayApiSetting): Bundle | undefined {
  return BUNDLES.find(
    ({ gatewayApi }) =>
      gatewayApi.release === release &&
      gatewayApi.channel === channel &&
      gatewayApi.missingKinds.length === missingKinds.length &&
      gatewayApi.missingKinds.every((kind) => missingKinds.includes(kind)),
  );
}
