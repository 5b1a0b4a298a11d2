import { type Evidence, evidence } from '../../gateway-api/evidence.ts';

/** Where the facts about AWS and its controller were read. */

const REPOSITORY = 'https://github.com/kubernetes-sigs/aws-load-balancer-controller';
const DOCS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest';

/** A file of the controller at a tag. */
export function file(tag: string, path: string, note?: string): Evidence {
  return evidence('source', `${REPOSITORY}/blob/${tag}/${path}`, note);
}

/** A page of the controller's guide, as it was at a tag. */
export function guide(page: string, note?: string): Evidence {
  return evidence('docs', `${REPOSITORY}/blob/v3.5.0/docs/guide/gateway/${page}`, note);
}

export function thread(kind: 'issues' | 'pull', number: number, note?: string): Evidence {
  return evidence('issue', `${REPOSITORY}/${kind}/${number}`, note);
}

/** AWS’s own words that an NLB does not validate the certificates of its targets. */
export const NLB_NEVER_VERIFIES = evidence(
  'docs',
  `${DOCS}/network/load-balancer-target-groups.html`,
  'Routing configuration: target groups with the TLS protocol',
);

/** The same for an ALB. */
export const ALB_NEVER_VERIFIES = evidence(
  'docs',
  `${DOCS}/application/load-balancer-target-groups.html#target-group-routing-configuration`,
  'Routing configuration: target groups with the HTTPS protocol',
);

export const NLB_LISTENERS = evidence('docs', `${DOCS}/network/load-balancer-listeners.html`, 'Listener configuration');
export const NLB_HEALTH_CHECKS = evidence('docs', `${DOCS}/network/target-group-health-checks.html`);
export const ALB_HEALTH_CHECKS = evidence('docs', `${DOCS}/application/target-group-health-checks.html`);
export const ALB_PROTOCOL_VERSIONS = evidence(
  'docs',
  `${DOCS}/application/load-balancer-target-groups.html#target-group-protocol-version`,
);

export const TARGET_GROUP_BUILDER = file('v3.5.0', 'pkg/gateway/model/model_build_target_group.go');
export const LISTENER_BUILDER = file('v3.5.0', 'pkg/gateway/model/model_build_listener.go');
export const CRD_DETECTION = file('v3.4.3', 'pkg/gateway/crddetect/gateway_feature_flags.go', 'required kinds');
export const CRD_DETECTION_35 = file('v3.5.0', 'pkg/gateway/crddetect/gateway_feature_flags.go', 'required kinds');
export const TGC_TYPES = file('v3.5.0', 'apis/gateway/v1/targetgroupconfig_types.go');
export const LBC_TYPES = file('v3.5.0', 'apis/gateway/v1/loadbalancerconfig_types.go');
export const BACKENDS = file('v3.5.0', 'pkg/gateway/routeutils/backend.go');
export const SERVICE_BACKENDS = file('v3.5.0', 'pkg/gateway/routeutils/backend_service.go');
export const TGC_GUIDE = guide('targetgroupconfig.md');
export const GATEWAY_GUIDE = guide('gateway.md');
export const L7_GUIDE = guide('l7gateway.md', 'Backend TLS is listed as not supported');
export const PASSTHROUGH_LISTENER = thread('pull', 4559, 'TLS listeners with mode Passthrough');
export const PASSTHROUGH_TARGET_GROUP = thread('issues', 4556, 'TLSRoute still infers a TLS target group');
