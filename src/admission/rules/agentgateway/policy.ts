import type { Json } from '../../../manifest/json.ts';
import { entries, has, textOr } from '../given.ts';
import { unwanted, when, wrong } from '../mistakes.ts';
import { type Find, type KindOfRule, type Rule, rulesOf } from '../rule.ts';
import { anySetting, secretOrWholeKind, tlsRules } from './tls.ts';

const POLICY: KindOfRule = {
  group: 'agentgateway.dev',
  kind: 'AgentgatewayPolicy',
  source: 'CRD agentgatewaypolicies.agentgateway.dev, agentgateway 1.4.1',
  leaves: /^spec(?:$|\.(?:frontend|traffic|strategy)|\.backend\.(?!tls))/,
};

const GATEWAY_API = 'gateway.networking.k8s.io';
const GROUPS: { readonly [kind: string]: string } = {
  Service: '',
  AgentgatewayBackend: 'agentgateway.dev',
  Gateway: GATEWAY_API,
  HTTPRoute: GATEWAY_API,
  GRPCRoute: GATEWAY_API,
  ListenerSet: GATEWAY_API,
  InferencePool: 'inference.networking.k8s.io',
};

function kindOf(target: Json): string {
  return textOr('', target, 'kind');
}

const knownTargets: Find = (targets) =>
  entries(targets).flatMap((target, index) =>
    when(
      !Object.hasOwn(GROUPS, kindOf(target)) || GROUPS[kindOf(target)] !== textOr('', target, 'group'),
      wrong([index], `Target one of ${Object.keys(GROUPS).join(', ')}, each with its own group.`),
    ),
  );

const oneKind: Find = (targets) => {
  const [first, ...others] = entries(targets);
  const other = others.findIndex((target) => first !== undefined && kindOf(target) !== kindOf(first));
  return when(other >= 0, wrong([other + 1, 'kind'], 'Give each kind of target a policy of its own.'));
};

const sectionOrPort: Find = (target) =>
  when(
    has(target, 'sectionName') && has(target, 'port'),
    unwanted('port', 'Remove port or sectionName: a target has one of them at most.'),
  );

/** Of the places that have to do with backends; the product neither writes nor reads the rest of a policy. */
export const AGENTGATEWAY_POLICY_RULES: readonly Rule[] = rulesOf(POLICY, [
  { id: 'ADM-AGP-01', covers: ['spec.targetRefs', 'spec.targetSelectors'], find: knownTargets },
  { id: 'ADM-AGP-02', covers: ['spec.targetRefs', 'spec.targetSelectors'], find: oneKind },
  { id: 'ADM-AGP-03', covers: ['spec.targetRefs[]', 'spec.targetSelectors[]'], find: sectionOrPort },
  { id: 'ADM-AGP-04', covers: ['spec.backend'], find: anySetting },
  { id: 'ADM-AGP-05', covers: ['spec.backend.tls'], find: tlsRules },
  { id: 'ADM-AGP-06', covers: ['spec.backend.tls.mtlsCertificateRef[]'], find: secretOrWholeKind },
]);
