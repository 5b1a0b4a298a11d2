import { given, has } from '../given.ts';
import { unwanted, when } from '../mistakes.ts';
import { type Find, type KindOfRule, type Rule, rulesOf } from '../rule.ts';
import { minimumBelowMaximum, noCiphersIn13 } from './tls.ts';

const ENVOY_PROXY: KindOfRule = {
  group: 'gateway.envoyproxy.io',
  kind: 'EnvoyProxy',
  source: 'CRD envoyproxies.gateway.envoyproxy.io, Envoy Gateway 1.7.5 to 1.9.0',
  leaves: /^spec\.(?!backendTLS)/,
};

const gatewaysOrBackends: Find = (spec) =>
  when(
    given(spec, 'mergeGateways') === true && has(spec, 'mergeBackends'),
    unwanted('mergeBackends', 'Remove mergeBackends or mergeGateways: Envoy Gateway merges one of them.'),
  );

/** Of `spec.backendTLS`, and of `spec` itself: the product neither writes nor reads the rest. */
export const ENVOY_PROXY_RULES: readonly Rule[] = rulesOf(ENVOY_PROXY, [
  { id: 'ADM-EGP-01', covers: ['spec.backendTLS'], find: minimumBelowMaximum },
  { id: 'ADM-EGP-02', covers: ['spec.backendTLS'], find: noCiphersIn13 },
  { id: 'ADM-EGP-03', covers: ['spec'], find: gatewaysOrBackends },
]);
