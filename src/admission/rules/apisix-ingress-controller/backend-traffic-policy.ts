import { has, textOr } from '../given.ts';
import { unwanted, when, wrong } from '../mistakes.ts';
import { type Find, type KindOfRule, type Rule, rulesOf } from '../rule.ts';

const POLICY: KindOfRule = {
  group: 'apisix.apache.org',
  kind: 'BackendTrafficPolicy',
  source: 'CRD backendtrafficpolicies.apisix.apache.org, APISIX ingress controller 2.2.0',
};

const servicesOnly: Find = (target) =>
  when(
    textOr('', target, 'kind') !== 'Service' || textOr('', target, 'group') !== '',
    wrong([], 'Name a Service, with the group "": a BackendTrafficPolicy has no other targets.'),
  );

const keyOnlyToHash: Find = (balancer) =>
  when(
    has(balancer, 'key') && textOr('roundrobin', balancer, 'type') !== 'chash',
    unwanted('key', 'Remove key, or set the type to chash: other types hash nothing.'),
  );

export const BACKEND_TRAFFIC_POLICY_RULES: readonly Rule[] = rulesOf(POLICY, [
  { id: 'ADM-APX-01', covers: ['spec.targetRefs[]'], find: servicesOnly },
  { id: 'ADM-APX-02', covers: ['spec.loadbalancer'], find: keyOnlyToHash },
]);
