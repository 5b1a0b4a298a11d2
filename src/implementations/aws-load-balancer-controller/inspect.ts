import type { Setting } from '../../configuration/configuration.ts';
import { backendRefsOf, gatewaysOf, routesOf } from '../../gateway-api/backend-refs.ts';
import { clientCertificateOf } from '../../gateway-api/client-certificate.ts';
import { type Finding, once } from '../../gateway-api/finding.ts';
import { type Found, identityOf, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { pickList, pickString } from '../../manifest/json.ts';
import { describeRef, slotOf } from '../../manifest/object.ts';
import { factOf, holdsId } from '../fact.ts';
import { facts } from './facts.ts';
import { inspectConfigurations } from './inspect-configurations.ts';
import { judgeAll } from './judge.ts';
import { featureGateOf, firstVersionOf, type LoadBalancer, loadBalancerOf, offers } from './load-balancer.ts';
import { kindsFixes, missingKindsFinding } from './missing-kinds-finding.ts';
import { missingKinds } from './required-kinds.ts';
import { L7_GUIDE } from './sources.ts';

/** What the manifests do not do although they look as if they did. */
export function inspect(found: Found, _hops: readonly Hop[], setting: Setting): readonly Finding[] {
  const loadBalancers = [...new Set(routesOf(found).map((route) => loadBalancerOf(route.kind)))];
  const judged = judgeAll(found, setting).flatMap(({ judgement }) => judgement.findings);
  return once([
    ...judged,
    ...loadBalancers.flatMap((loadBalancer) => switches(loadBalancer, setting)),
    ...inspectConfigurations(found, setting),
    ...policies(found),
    ...clientCertificates(found),
  ]);
}

/** AWS-09, AWS-13 and AWS-17: what has to be on for anybody to read the manifests. */
function switches(loadBalancer: LoadBalancer, setting: Setting): Finding[] {
  const findings: Finding[] = [];
  const available = offers(loadBalancer, setting);
  if (available === 'maybe') {
    const fact = factOf(facts, loadBalancer === 'ALB' ? 'route-HTTPRoute' : 'route-TCPRoute');
    findings.push({
      id: 'AWS-17',
      severity: 'warning',
      message: `Whether this controller makes an ${loadBalancer} from Gateway API depends on its version.`,
      reason: `It does from version ${firstVersionOf(loadBalancer)} on. Before that, nobody reads the manifests.`,
      at: { field: 'setting.version' },
      evidence: fact.evidence,
      fixes: [],
    });
  }
  const on = holdsId(facts, 'on-by-default', setting);
  if (on !== 'yes' && available !== 'no') findings.push(featureGate(loadBalancer, on === 'maybe'));
  const missing = missingKinds(loadBalancer, setting);
  if (missing.length > 0 && on !== 'yes') {
    findings.push(
      missingKindsFinding(missing, setting, {
        severity: 'warning',
        message: `The cluster does not serve every kind that the ${loadBalancer} gateway controller reads.`,
        reason:
          'Its watch on a kind that is not there fails: before 3.2 the controller then stops with an error, from 3.2 its gateway part stays off.',
        fixes: kindsFixes(loadBalancer, setting),
      }),
    );
  }
  return findings;
}

function featureGate(loadBalancer: LoadBalancer, maybe: boolean): Finding {
  const fact = factOf(facts, 'on-by-default');
  return {
    id: 'AWS-09',
    severity: 'warning',
    message: maybe
      ? `Before version 3.2 the controller has to be started with ${featureGateOf(loadBalancer)}=true.`
      : `The controller reads Gateways only if it is started with ${featureGateOf(loadBalancer)}=true.`,
    reason: `${fact.claim} Before, the feature gates are off by default. The steps have the Helm value.`,
    at: { field: 'setting.version' },
    evidence: fact.evidence,
    fixes: [],
  };
}

/** AWS-10: the standard's policy, which reads as verification and is none. */
function policies(found: Found): Finding[] {
  const reached = new Set(backendRefsOf(found).map(({ to }) => slotOf(to)));
  return ofKind(found, GATEWAY_API_GROUP, 'BackendTLSPolicy').map((policy) => {
    const targets = pickList(policy, 'spec', 'targetRefs').map((ref) => ({
      group: pickString(ref, 'group') ?? '',
      kind: pickString(ref, 'kind') ?? '',
      namespace: namespaceOf(policy),
      name: pickString(ref, 'name') ?? '',
    }));
    return {
      id: 'AWS-10',
      severity: targets.some((target) => reached.has(slotOf(target))) ? ('error' as const) : ('warning' as const),
      message: `${describeRef(identityOf(policy))} is not read: nothing of it is verified.`,
      reason:
        'The API server accepts a BackendTLSPolicy, and this controller has no code for it. Its absence of effect is shown nowhere.',
      at: { object: identityOf(policy) },
      evidence: [L7_GUIDE, factOf(facts, 'system-ca').evidence[0]],
      fixes: [],
    };
  });
}

/** AWS-20: the Gateway's client certificate, in manifests. */
function clientCertificates(found: Found): Finding[] {
  const gateways = new Set(routesOf(found).flatMap((route) => gatewaysOf(found, route)));
  return [...gateways].flatMap((gateway) => {
    const secret = clientCertificateOf(gateway);
    if (secret === null) return [];
    const fact = factOf(facts, 'client-certificate');
    return [
      {
        id: 'AWS-20',
        severity: 'warning' as const,
        message: `${describeRef(identityOf(gateway))} names a client certificate for its backends, and nobody shows it.`,
        reason: fact.claim,
        at: { object: identityOf(gateway) },
        evidence: fact.evidence,
        fixes: [],
      },
    ];
  });
}
